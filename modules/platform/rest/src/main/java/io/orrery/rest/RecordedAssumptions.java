package io.orrery.rest;

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

/** Reads the execution model of a session out of the record of its opening. */
final class RecordedAssumptions {

  private final Map<?, ?> fields;

  private RecordedAssumptions(Map<?, ?> fields) {
    this.fields = fields;
  }

  /**
   * The assumptions with which a session was opened; what is not recorded is unknown.
   *
   * @throws IllegalArgumentException if a value is none that this version knows
   */
  static Assumptions of(SessionBook.Entry session) {
    return session.openedFields().get("assumptions") instanceof Map<?, ?> fields
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
