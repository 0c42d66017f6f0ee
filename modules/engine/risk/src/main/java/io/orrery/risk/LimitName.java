package io.orrery.risk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The limits there are, with their units in their names. One table says what is allowed as a value
 * and which of two values is stricter.
 *
 * <p>A percentage is 20 for 20 %, not 0.2. Amounts are in the account's currency. What is "exposed"
 * counts what is held and what orders on their way may still add, at the worse of the last price
 * and the order's own prices; long and short are added, not offset.
 */
public enum LimitName {
  /** The most that one order may be worth. */
  MAX_ORDER_VALUE(Kind.AMOUNT, Stricter.LOWER, "the most that one order may be worth"),
  /** The least that one order may be worth. */
  MIN_ORDER_VALUE(Kind.AMOUNT, Stricter.HIGHER, "the least that one order may be worth"),
  /** The most units of one order. */
  MAX_ORDER_QTY(Kind.AMOUNT, Stricter.LOWER, "the most units of one order"),
  /** How far an order's prices may be from the last price, on either side, in percent of it. */
  PRICE_COLLAR_PERCENT(
      Kind.PERCENT,
      Stricter.LOWER,
      "how far an order's prices may be from the last price, on either side, in percent of it"),
  /** How old the last price may be, as in {@code PT1M}. */
  MAX_PRICE_AGE(Kind.DURATION, Stricter.LOWER, "how old the last price may be, as in PT1M"),
  /** The most exposed in one symbol, in percent of equity. */
  MAX_POSITION_PERCENT(
      Kind.PERCENT, Stricter.LOWER, "the most exposed in one symbol, in percent of equity"),
  /** The most symbols that are held or on their way. */
  MAX_OPEN_POSITIONS(Kind.COUNT, Stricter.LOWER, "the most symbols that are held or on their way"),
  /**
   * The most that may be owed of all symbols together, in percent of equity; 0 for nothing.
   * Undecided is 0.
   */
  MAX_SHORT_EXPOSURE_PERCENT(
      Kind.PERCENT,
      Stricter.LOWER,
      "the most that may be owed of all symbols together, in percent of equity; 0 for nothing. Undecided is 0"),
  /** The most exposed in one sector, in percent of equity. */
  MAX_SECTOR_EXPOSURE_PERCENT(
      Kind.PERCENT, Stricter.LOWER, "the most exposed in one sector, in percent of equity"),
  /** The most exposed in a symbol and those that move with it, in percent of equity. */
  MAX_CORRELATED_EXPOSURE_PERCENT(
      Kind.PERCENT,
      Stricter.LOWER,
      "the most exposed in a symbol and those that move with it, in percent of equity"),
  /** From which correlation of daily returns on two symbols move together: -1 to 1. */
  CORRELATION_THRESHOLD(
      Kind.CORRELATION,
      Stricter.LOWER,
      "from which correlation of daily returns on two symbols move together: -1 to 1"),
  /** Over how many daily returns that is measured, 3 or more. */
  CORRELATION_LOOKBACK_DAYS(
      Kind.LOOKBACK, Stricter.SAME, "over how many daily returns that is measured, 3 or more"),
  /** The most orders of a trading day. */
  MAX_DAILY_ORDERS(Kind.COUNT, Stricter.LOWER, "the most orders of a trading day"),
  /** From which loss on since the day's start the breaker trips, in percent of equity then. */
  DAILY_LOSS_PERCENT(
      Kind.LOSS,
      Stricter.LOWER,
      "from which loss on since the day's start the breaker trips, in percent of equity then"),
  /** From which fall on below the highest equity the breaker trips, in percent of that. */
  MAX_DRAWDOWN_PERCENT(
      Kind.LOSS,
      Stricter.LOWER,
      "from which fall on below the highest equity the breaker trips, in percent of that"),
  /** For how long an order like another is taken for a mistake, as in {@code PT30S}. */
  DUPLICATE_WINDOW(
      Kind.DURATION,
      Stricter.HIGHER,
      "for how long an order like another is taken for a mistake, as in PT30S"),
  /** The most orders of one strategy in the throttle's window; one more disables it. */
  THROTTLE_ORDERS(
      Kind.AT_LEAST_ONE,
      Stricter.LOWER,
      "the most orders of one strategy in the throttle's window; one more disables it"),
  /** The throttle's window, as in {@code PT10M}. */
  THROTTLE_WINDOW(Kind.DURATION, Stricter.HIGHER, "the throttle's window, as in PT10M"),
  /** The symbols that may be traded, separated by commas. */
  ALLOWED_SYMBOLS(
      Kind.SYMBOLS, Stricter.SUBSET, "the symbols that may be traded, separated by commas"),
  /** The symbols that must not be traded, separated by commas; an empty text for none. */
  RESTRICTED_SYMBOLS(
      Kind.SYMBOLS,
      Stricter.SUPERSET,
      "the symbols that must not be traded, separated by commas; an empty text for none");

  /** What values a limit has. */
  enum Kind {
    AMOUNT("a decimal, 0 or above, such as 10000"),
    PERCENT("a percentage, 0 or above, such as 20"),
    LOSS("a percentage above 0 and up to 100, such as 3"),
    COUNT("a whole number, 0 or above"),
    AT_LEAST_ONE("a whole number, 1 or above"),
    LOOKBACK("a whole number from 3 to 10000"),
    CORRELATION("a decimal from -1 to 1"),
    DURATION("a duration above 0 such as PT30S"),
    SYMBOLS("symbols separated by commas, such as AAPL,MSFT");

    private final String rule;

    Kind(String rule) {
      this.rule = rule;
    }

    String rule() {
      return rule;
    }
  }

  /** Which of two values is stricter. */
  enum Stricter {
    LOWER,
    HIGHER,
    SUBSET,
    SUPERSET,
    /** Neither: two values must be the same to be compared. */
    SAME
  }

  private final Kind kind;
  private final Stricter stricter;
  private final String meaning;
  private final String wireName = name().toLowerCase(Locale.ROOT);

  LimitName(Kind kind, Stricter stricter, String meaning) {
    this.kind = kind;
    this.stricter = stricter;
    this.meaning = meaning;
  }

  /** Its name in configuration and records, such as {@code max_order_value}. */
  public String wireName() {
    return wireName;
  }

  /** What it limits, in words. */
  public String meaning() {
    return meaning;
  }

  /** What is allowed as a value, in words. */
  public String rule() {
    return kind.rule();
  }

  Kind kind() {
    return kind;
  }

  Stricter stricter() {
    return stricter;
  }

  /** The limit of a name; empty if there is none of that name. */
  public static Optional<LimitName> of(String wireName) {
    return Arrays.stream(values()).filter(name -> name.wireName.equals(wireName)).findFirst();
  }

  @Override
  public String toString() {
    return wireName;
  }
}
