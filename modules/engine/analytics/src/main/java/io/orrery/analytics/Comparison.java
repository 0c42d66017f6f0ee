package io.orrery.analytics;

import io.orrery.basics.Symbol;
import io.orrery.trade.Side;
import io.orrery.trade.Trade;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Two runs side by side, trade by trade: labelled, and never summed. The runs may be of two
 * universes; neither is changed.
 *
 * <p>Trades are paired by instrument and side in the order of their times: two are a pair if they
 * are no further apart than the tolerance; of two that are not, the earlier has no partner.
 *
 * @param left the run that is measured against
 * @param right the run that is measured
 * @param tolerance most time between the trades of a pair
 * @param pairs what both did, in the order of the left trades' times
 * @param onlyLeft what only the left run did, oldest first
 * @param onlyRight what only the right run did, oldest first
 */
public record Comparison(
    Run left,
    Run right,
    Duration tolerance,
    List<Pair> pairs,
    List<Trade> onlyLeft,
    List<Trade> onlyRight) {

  private static final double BASIS_POINTS = 10_000;

  /**
   * One side of a comparison.
   *
   * @param label what a reader calls it, not empty, such as {@code paper, as traded}
   * @param basis which session it is, and what its records may be used for
   * @param trades its fills, in any order
   */
  public record Run(String label, Basis basis, List<Trade> trades) {

    /** Copies the trades, and refuses an empty label. */
    public Run {
      if (label.isBlank()) {
        throw new IllegalArgumentException("a run that is compared must have a label, had none");
      }
      trades = trades.stream().sorted(Comparator.comparing(Trade::executedAt)).toList();
    }
  }

  /**
   * Two trades that answer each other.
   *
   * @param left what the left run did
   * @param right what the right run did
   */
  public record Pair(Trade left, Trade right) {

    /** What the right price lacks or exceeds, in 1/100 of a percent of the left. */
    public double priceBasisPoints() {
      return deviation(left.price().value(), right.price().value()) * BASIS_POINTS;
    }

    /** What the right quantity lacks or exceeds, as a fraction of the left. */
    public double quantityFraction() {
      return deviation(left.qty().value(), right.qty().value());
    }

    /** How much later the right trade happened; negative if earlier. */
    public Duration delay() {
      return Duration.between(left.executedAt(), right.executedAt());
    }

    private static double deviation(BigDecimal from, BigDecimal to) {
      return Numbers.statistic(to.subtract(from)) / Numbers.statistic(from);
    }
  }

  private record Key(Symbol symbol, Side side) {}

  /** Copies the lists. */
  public Comparison {
    pairs = List.copyOf(pairs);
    onlyLeft = List.copyOf(onlyLeft);
    onlyRight = List.copyOf(onlyRight);
  }

  /**
   * Pairs the trades of two runs.
   *
   * @throws IllegalArgumentException if both have one label, or {@code tolerance} is negative
   */
  public static Comparison of(Run left, Run right, Duration tolerance) {
    if (left.label().equals(right.label())) {
      throw new IllegalArgumentException(
          "runs that are compared must have two labels, had " + left.label() + " twice");
    }
    if (tolerance.isNegative()) {
      throw new IllegalArgumentException("tolerance must not be negative, was " + tolerance);
    }
    Comparison all = new Comparison(left, right, tolerance, List.of(), List.of(), List.of());
    return all.paired();
  }

  private Comparison paired() {
    Map<Key, List<Trade>> lefts = byKey(left.trades());
    Map<Key, List<Trade>> rights = byKey(right.trades());
    List<Pair> found = new ArrayList<>();
    List<Trade> alone = new ArrayList<>();
    List<Trade> other = new ArrayList<>();
    lefts.forEach(
        (key, trades) -> {
          List<Trade> partners = rights.getOrDefault(key, List.of());
          rights.remove(key);
          pair(trades, partners, found, alone, other);
        });
    rights.values().forEach(other::addAll);
    found.sort(Comparator.comparing(pair -> pair.left().executedAt()));
    alone.sort(Comparator.comparing(Trade::executedAt));
    other.sort(Comparator.comparing(Trade::executedAt));
    return new Comparison(left, right, tolerance, found, alone, other);
  }

  private void pair(
      List<Trade> lefts,
      List<Trade> rights,
      List<Pair> found,
      List<Trade> alone,
      List<Trade> other) {
    int l = 0;
    int r = 0;
    while (l < lefts.size() && r < rights.size()) {
      Pair pair = new Pair(lefts.get(l), rights.get(r));
      if (pair.delay().abs().compareTo(tolerance) <= 0) {
        found.add(pair);
        l++;
        r++;
      } else if (pair.delay().isNegative()) {
        other.add(rights.get(r++));
      } else {
        alone.add(lefts.get(l++));
      }
    }
    alone.addAll(lefts.subList(l, lefts.size()));
    other.addAll(rights.subList(r, rights.size()));
  }

  private static Map<Key, List<Trade>> byKey(List<Trade> trades) {
    Map<Key, List<Trade>> all = new LinkedHashMap<>();
    trades.forEach(
        trade ->
            all.computeIfAbsent(new Key(trade.symbol(), trade.side()), key -> new ArrayList<>())
                .add(trade));
    return all;
  }
}
