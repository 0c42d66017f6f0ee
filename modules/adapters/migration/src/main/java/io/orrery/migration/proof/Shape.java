package io.orrery.migration.proof;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Who must have written a row, told by what only one of them writes.
 *
 * <p>A simulated broker of the original keeps {@code buying_power} equal to {@code cash} to the
 * last digit, and fills an order at the very moment it is submitted. A real one lends money, says
 * when it took an order to the nanosecond and with an offset, and has states between submitted and
 * filled.
 */
public enum Shape {
  /** Only a real broker, be it with paper or with real money, writes this. */
  BROKER,
  /** Only a simulated broker writes this. */
  SIMULATED,
  /** Both could have written it. */
  UNKNOWN;

  private static final Set<String> UNDERWAY =
      Set.of("new", "pending_new", "accepted", "partially_filled", "pending_cancel", "held");
  private static final int MICROSECONDS = 6;

  /** The shape of what an account was worth. */
  static Shape ofEquity(Optional<BigDecimal> cash, Optional<BigDecimal> buyingPower) {
    if (cash.isEmpty()) {
      return UNKNOWN;
    }
    if (cash.get().signum() < 0) {
      return BROKER;
    }
    return buyingPower
        .map(power -> power.compareTo(cash.get()) == 0 ? SIMULATED : BROKER)
        .orElse(UNKNOWN);
  }

  /** The shape of an order. */
  static Shape ofTrade(Row row) {
    Optional<String> submitted = row.text("submitted_at");
    if (row.text("status").filter(UNDERWAY::contains).isPresent()
        || submitted.filter(Shape::isOfABroker).isPresent()) {
      return BROKER;
    }
    return submitted.isPresent() && submitted.equals(row.text("filled_at")) ? SIMULATED : UNKNOWN;
  }

  private static boolean isOfABroker(String time) {
    return LegacyTime.parse(time)
        .filter(parsed -> parsed.offset().isPresent() && parsed.digits() > MICROSECONDS)
        .isPresent();
  }

  /** The name in reports. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
