package io.orrery.benchmarks;

import io.orrery.basics.Symbol;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** The same questions for every contestant: number {@code i} of a kind is always the same one. */
final class Questions {

  /** How many newest trades are asked for. */
  static final int NEWEST = 100;

  /** How many points a chart has. */
  static final int POINTS = 2000;

  /** Symbols that only the questions are about that are asked before time is taken. */
  private static final int WARM_UP_SYMBOLS = 8;

  private final Market market;
  private final List<Symbol> symbols;
  private final long records;
  private final long seed;

  Questions(Market market, long records, long seed) {
    this(market, market.symbols().subList(WARM_UP_SYMBOLS, market.symbols().size()), records, seed);
  }

  private Questions(Market market, List<Symbol> symbols, long records, long seed) {
    this.market = market;
    this.symbols = symbols;
    this.records = records;
    this.seed = seed;
  }

  /** Which newest trades of {@code symbol} are asked for: those up to number {@code from}. */
  record Newest(Symbol symbol, long from, Instant executedUntil) {}

  /** Which day of {@code symbol} is asked for; {@code until} is not in it. */
  record Day(Symbol symbol, Instant from, Instant until) {}

  /** Which range of equity points is drawn; {@code until} is not in it. */
  record Chart(Instant from, Instant until) {}

  /** Questions of the same kinds about other symbols and, by chance, other ranges. */
  Questions warmUp() {
    return new Questions(market, market.symbols().subList(0, WARM_UP_SYMBOLS), records, ~seed);
  }

  Newest newest(int i) {
    Random random = random(1, i);
    Symbol symbol = symbol(random);
    long from = 1 + Math.floorMod(random.nextLong(), records);
    return new Newest(symbol, from, market.at(from));
  }

  Day day(int i) {
    Random random = random(2, i);
    Symbol symbol = symbol(random);
    int day = random.nextInt(lastDay() + 1);
    return new Day(symbol, market.opening(day), market.opening(day + 1));
  }

  /** The whole year, and every other time a random part of it. */
  Chart chart(int i) {
    if (i % 2 == 0) {
      return new Chart(market.opening(0), market.opening(Market.DAYS));
    }
    Random random = random(3, i);
    int first = random.nextInt(lastDay() + 1);
    int last = first + random.nextInt(lastDay() + 1 - first);
    return new Chart(market.opening(first), market.opening(last + 1));
  }

  private int lastDay() {
    return Math.toIntExact((records - 1) / market.perDay());
  }

  private Symbol symbol(Random random) {
    return symbols.get(random.nextInt(symbols.size()));
  }

  private Random random(int kind, int i) {
    Random random = new Random(seed + kind * 1_000_003L + i * 7919L);
    random.nextLong();
    return random;
  }
}
