package io.orrery.strategy;

import io.orrery.market.BarSeries;
import io.orrery.strategy.Leak.Kind;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntPredicate;

/**
 * Finds out whether decisions rest on bars that had not closed.
 *
 * <p>It lets something decide on a series, and again on copies that are the same up to one bar and
 * different after it: no decision up to that bar may change. A strategy cannot reach later bars
 * through {@link io.orrery.market.Bars}; it leaks when it got them elsewhere, so it is made by a
 * factory that is given the whole series.
 *
 * <p>What it says is proof when it finds something, and only evidence when it does not: it tries a
 * number of bars, drawn from a seed. Some thousand bars are enough, and take seconds.
 *
 * @param seed of all that is drawn; the same seed finds the same
 * @param cuts how many bars are tried, 1 or above; more find rarer leaks and take longer
 */
public record LookAheadCheck(long seed, int cuts) {

  private static final int USUAL_CUTS = 32;

  /** Refuses with {@link IllegalArgumentException} less than one cut. */
  public LookAheadCheck {
    if (cuts < 1) {
      throw new IllegalArgumentException("cuts must be at least 1, was " + cuts);
    }
  }

  /** A check of 32 cuts. */
  public static LookAheadCheck seeded(long seed) {
    return new LookAheadCheck(seed, USUAL_CUTS);
  }

  /**
   * Checks anything that decides: later bars changed, later bars removed, the same bars again.
   *
   * <p>What knows where its series ends, such as a run that closes positions at the end, differs
   * rightly when bars are removed: check it without.
   *
   * @return the leak on the earliest bar; empty if none was found
   * @throws IllegalArgumentException if there are fewer than two bars, or the decisions are not one
   *     a bar
   */
  public <D> Optional<Leak> find(BarSeries series, Decisions<D> decisions) {
    if (series.size() < 2) {
      throw new IllegalArgumentException(
          "a check for look-ahead needs at least 2 bars, was given " + series.size());
    }
    Runs<D> runs = new Runs<>(series, decisions, decided(decisions, series));
    Optional<Leak> again = runs.compare(Kind.SAME_AGAIN, series, series.size());
    return again.isPresent() ? again : firstOf(runs);
  }

  /**
   * Checks a strategy: as {@link #find}, and further that it gives the same answer whatever it was
   * asked before, however many older bars are known, in other years, and with or without words.
   *
   * <p>The years show a strategy that knows more than its bars by their date, from a file or a
   * static field. One that rests on a list of dates itself, of holidays say, differs rightly: check
   * it with {@link #find} and {@link Decisions#of}.
   *
   * @param factory makes the strategy, given the series as a careless user would
   * @return the first leak; empty if none was found
   */
  public Optional<Leak> findIn(BarSeries series, Function<BarSeries, ? extends Strategy> factory) {
    Optional<Leak> leak = find(series, Decisions.of(factory));
    return leak.isPresent() ? leak : new PurityCheck(seed, series, factory).find();
  }

  private <D> Optional<Leak> firstOf(Runs<D> runs) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int cut : bars(random, runs.series.size())) {
      for (AlteredSeries.Way way : AlteredSeries.Way.values()) {
        Optional<Leak> leak =
            runs.changed(new AlteredSeries(runs.series, random.nextLong(), way), cut);
        if (leak.isPresent()) {
          return leak;
        }
      }
      Optional<Leak> leak = runs.removed(cut);
      if (leak.isPresent()) {
        return leak;
      }
    }
    return Optional.empty();
  }

  /** Bars after which something changes, in their order: the first, the last but one, some more. */
  private TreeSet<Integer> bars(SplittableRandom random, int size) {
    TreeSet<Integer> bars = new TreeSet<>(List.of(0, size - 2));
    for (int i = 0; i < cuts; i++) {
      bars.add(random.nextInt(size - 1));
    }
    return bars;
  }

  private static <D> List<D> decided(Decisions<D> decisions, BarSeries series) {
    List<D> decided = decisions.on(series);
    if (decided.size() != series.size()) {
      throw new IllegalArgumentException(
          "decisions must be one for each of %s bars, were %s"
              .formatted(series.size(), decided.size()));
    }
    return decided;
  }

  /** Runs of one thing, each compared with its first. */
  private record Runs<D>(BarSeries series, Decisions<D> decisions, List<D> first) {

    Optional<Leak> changed(AlteredSeries altered, int cut) {
      int last = series.size() - 1;
      return compare(Kind.LATER_BARS_CHANGED, altered.between(cut, last), cut + 1)
          .map(
              leak ->
                  leak.causedBy(
                      edge(cut, last, to -> differs(altered.between(cut, to), leak.bar()))));
    }

    Optional<Leak> removed(int cut) {
      return compare(Kind.LATER_BARS_REMOVED, series.slice(0, cut + 1), cut + 1)
          .map(
              leak ->
                  leak.causedBy(
                      edge(
                          series.size(), cut + 1, to -> differs(series.slice(0, to), leak.bar()))));
    }

    /** Compares the first {@code count} decisions. */
    Optional<Leak> compare(Kind kind, BarSeries other, int count) {
      List<D> decided = decided(decisions, other);
      for (int bar = 0; bar < count; bar++) {
        if (!first.get(bar).equals(decided.get(bar))) {
          return Optional.of(Leak.of(kind, series, bar, first.get(bar), decided.get(bar)));
        }
      }
      return Optional.empty();
    }

    private boolean differs(BarSeries other, int bar) {
      return !first.get(bar).equals(decided(decisions, other).get(bar));
    }

    /** A number between two at which a difference sets in: not one step nearer {@code without}. */
    private static int edge(int without, int with, IntPredicate differs) {
      int no = without;
      int yes = with;
      while (Math.abs(yes - no) > 1) {
        int middle = (no + yes) >>> 1;
        if (differs.test(middle)) {
          yes = middle;
        } else {
          no = middle;
        }
      }
      return yes;
    }
  }
}
