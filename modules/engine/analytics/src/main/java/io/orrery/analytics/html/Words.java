package io.orrery.analytics.html;

import io.orrery.analytics.Metric;
import io.orrery.universe.ValidityClass;
import io.orrery.universe.ValidityReason;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalDouble;

/** Figures, classes and reasons as a reader is told them. English, whatever the locale. */
final class Words {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private Words() {}

  static String figure(Metric.Value metric, String currency) {
    double value = metric.value();
    return switch (metric.unit()) {
      case FRACTION -> percent(value);
      case FRACTION_PER_YEAR -> percent(value) + " a year";
      case RATIO -> decimal(value);
      case TIMES_PER_YEAR -> decimal(value) + " times a year";
      case DAYS -> String.format(Locale.ROOT, "%,.1f days", value);
      case COUNT -> String.format(Locale.ROOT, "%,.0f", value);
      case CURRENCY -> decimal(value) + " " + currency;
    };
  }

  static String percent(double fraction) {
    return String.format(Locale.ROOT, "%,.2f %%", fraction * 100);
  }

  /** A percentage with its sign, so that colour says nothing alone. */
  static String change(double fraction) {
    return String.format(Locale.ROOT, "%+,.2f %%", fraction * 100);
  }

  static String decimal(double value) {
    return String.format(Locale.ROOT, "%,.2f", value);
  }

  static String decimal(OptionalDouble value) {
    return value.isPresent() ? decimal(value.getAsDouble()) : "not said";
  }

  /** A price or a quantity: as many digits as it takes, at most six behind the point. */
  static String exact(double value) {
    String text = String.format(Locale.ROOT, "%,.6f", value);
    return text.replaceAll("(\\.\\d\\d\\d*?)0+$", "$1");
  }

  /** A moment in UTC, to the second. */
  static String moment(Instant instant) {
    return MOMENT.format(instant.atOffset(ZoneOffset.UTC));
  }

  static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static String meaning(ValidityClass validityClass) {
    return switch (validityClass) {
      case LIVE_VERIFIED -> "Live, and attested by the executor.";
      case LIVE_UNVERIFIED -> "Live, but not all of it is attested by the executor.";
      case PAPER_ONLY -> "A paper account: real market, no real capital.";
      case SIM_VALID_FOR_TRAINING ->
          "A simulation with every realism constraint on and verified data.";
      case SIM_INVALID_FOR_TRAINING ->
          "A simulation that lacks realism or verified data. Do not train on it, and do not take"
              + " it for what a market would have paid.";
    };
  }

  static String sentence(ValidityReason reason) {
    return switch (reason) {
      case NOT_ATTESTED -> "No executor attested every fill.";
      case LATENCY_NOT_MODELLED -> "Decisions and orders took no time, or it is unknown how long.";
      case SLIPPAGE_NOT_MODELLED ->
          "Orders filled at the price seen, or it is unknown at what distance from it.";
      case FEES_NOT_MODELLED -> "Trading was free, or it is unknown what it cost.";
      case PARTIAL_FILLS_NOT_MODELLED -> "Every order filled whole, or it is unknown whether.";
      case FILLS_TOO_EARLY ->
          "An order could fill on the bar that caused it, or it is unknown on which.";
      case MARKET_HOURS_NOT_RESPECTED ->
          "Orders filled while the market was closed, or it is unknown whether.";
      case LINEAGE_NOT_VERIFIED ->
          "The market data is unknown, or its bytes were not compared with a hash.";
    };
  }
}
