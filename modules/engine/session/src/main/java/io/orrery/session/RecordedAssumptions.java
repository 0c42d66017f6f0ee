package io.orrery.session;

import io.orrery.universe.Assumptions;
import io.orrery.universe.Assumptions.Fees;
import io.orrery.universe.Assumptions.FillModel;
import io.orrery.universe.Assumptions.MarketHours;
import io.orrery.universe.Assumptions.PartialFills;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads an execution model out of a record that has it in full, such as {@link SessionOpened}. */
public final class RecordedAssumptions {

  private final Map<?, ?> fields;

  private RecordedAssumptions(Map<?, ?> fields) {
    this.fields = fields;
  }

  /**
   * The assumptions that a record's member says; what is not recorded is unknown.
   *
   * @param member an object's fields by their names on the wire; null if the record has none
   * @throws IllegalArgumentException if a value is none that this version knows
   */
  public static Assumptions of(@Nullable Object member) {
    return member instanceof Map<?, ?> fields
        ? new RecordedAssumptions(fields).read()
        : Assumptions.unknown();
  }

  private Assumptions read() {
    return new Assumptions(
        constant("fill_model", FillModel.class, FillModel.UNKNOWN),
        text("slippage_basis_points").map(BigDecimal::new),
        text("latency").map(Duration::parse),
        constant("fees", Fees.class, Fees.UNKNOWN),
        constant("partial_fills", PartialFills.class, PartialFills.UNKNOWN),
        constant("market_hours", MarketHours.class, MarketHours.UNKNOWN),
        text("seed").map(Long::valueOf));
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(fields.get(name)).map(String::valueOf);
  }

  private <E extends Enum<E>> E constant(String name, Class<E> type, E otherwise) {
    return text(name).map(t -> Enum.valueOf(type, t.toUpperCase(Locale.ROOT))).orElse(otherwise);
  }
}
