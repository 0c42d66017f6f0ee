package io.orrery.benchmarks;

import io.orrery.basics.Amount;
import io.orrery.basics.CurrencyCode;
import io.orrery.basics.ExecutionId;
import io.orrery.basics.Mic;
import io.orrery.basics.OrderId;
import io.orrery.basics.Price;
import io.orrery.basics.Quantity;
import io.orrery.basics.SourceName;
import io.orrery.basics.StrategyName;
import io.orrery.basics.Symbol;
import io.orrery.trade.EquityPoint;
import io.orrery.trade.Side;
import io.orrery.trade.Trade;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A year of trading that never happened: the same number gives the same trade and the same equity
 * point, so that every contestant holds the same records. Numbers run from 1, times rise with them.
 */
final class Market {

  static final int DAYS = 250;
  private static final int SYMBOLS = 64;
  private static final LocalTime OPEN = LocalTime.of(14, 30);
  private static final long OPEN_MICROS = Duration.ofMinutes(390).toNanos() / 1000;
  private static final CurrencyCode DOLLAR = new CurrencyCode("USD");
  private static final Optional<Mic> VENUE = Optional.of(new Mic("XNYS"));
  private static final Optional<SourceName> SOURCE = Optional.of(new SourceName("paper-broker"));

  private final long perDay;
  private final List<LocalDate> days = tradingDays();
  private final List<Symbol> symbols = IntStream.range(0, SYMBOLS).mapToObj(Market::name).toList();
  private final List<Optional<StrategyName>> strategies =
      Stream.of("momentum", "mean-reversion", "pairs", "breakout", "carry")
          .map(name -> Optional.of(new StrategyName(name)))
          .toList();

  /** {@code records} is how many trades, and how many equity points, fill the year. */
  Market(long records) {
    this.perDay = Math.max(1, (records + DAYS - 1) / DAYS);
  }

  /** Trades of one day; the last day may have fewer. */
  long perDay() {
    return perDay;
  }

  List<Symbol> symbols() {
    return symbols;
  }

  /** The first moment of a day's trading; {@code day} from 0 to {@value #DAYS}. */
  Instant opening(int day) {
    return days.get(day).atTime(OPEN).toInstant(ZoneOffset.UTC);
  }

  /** When trade or point {@code number} happened. */
  Instant at(long number) {
    long before = number - 1;
    int day = Math.toIntExact(before / perDay % DAYS);
    return opening(day).plusNanos((before % perDay) * OPEN_MICROS / perDay * 1000);
  }

  Symbol symbol(long number) {
    return symbols.get((int) (mixed(number) >>> 58));
  }

  /** A trade as a broker tells it. */
  Trade trade(long number) {
    return trade(number, "O-" + number, "X-" + number, SOURCE);
  }

  /** Trades {@link #filled(long)} with the numbers 1 to {@code count}. */
  List<Trade> filled(int count) {
    return LongStream.rangeClosed(1, count).mapToObj(this::filled).toList();
  }

  /** A trade whose own members take about 300 bytes of JSON. */
  Trade filled(long number) {
    String digits = String.format(java.util.Locale.ROOT, "%012d", number);
    return trade(
        number,
        "order-of-the-paper-account-" + digits,
        "execution-in-the-paper-account-" + digits,
        Optional.of(new SourceName("paper-broker-eu-west-01")));
  }

  private Trade trade(long number, String order, String execution, Optional<SourceName> source) {
    long random = mixed(number);
    return new Trade(
        symbol(number),
        (random & 1) == 0 ? Side.BUY : Side.SELL,
        new Quantity(BigDecimal.valueOf(100 + (random >>> 8) % 900)),
        new Price(BigDecimal.valueOf(10_000 + (random >>> 20) % 90_000, 2)),
        DOLLAR,
        Optional.empty(),
        at(number),
        VENUE,
        Optional.of(new OrderId(order)),
        Optional.of(new ExecutionId(execution)),
        strategies.get((int) ((random >>> 4) % strategies.size())),
        source,
        Optional.empty());
  }

  EquityPoint equity(long number) {
    double wave = Math.sin(number / 50_000d) * 10_000_000 + Math.sin(number / 900d) * 200_000;
    long cents = 100_000_000 + (long) wave + (mixed(number) >>> 50);
    return new EquityPoint(
        at(number),
        DOLLAR,
        new Amount(BigDecimal.valueOf(cents, 2)),
        new Amount(BigDecimal.valueOf(cents / 3, 2)),
        Optional.empty(),
        Optional.of(true),
        SOURCE,
        Optional.empty());
  }

  /** The finalizer of SplitMix64: neighbours get numbers that have nothing in common. */
  private static long mixed(long number) {
    long mixed = number * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  private static Symbol name(int number) {
    return new Symbol("SYM" + (char) ('A' + number / 8) + (char) ('A' + number % 8));
  }

  private static List<LocalDate> tradingDays() {
    return LocalDate.of(2025, 1, 2)
        .datesUntil(LocalDate.of(2026, 12, 31))
        .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
        .limit(DAYS + 1)
        .toList();
  }
}
