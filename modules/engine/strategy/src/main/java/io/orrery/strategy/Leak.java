package io.orrery.strategy;

import io.orrery.market.BarSeries;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * A decision that did not rest on what may be known when it is made.
 *
 * @param kind how it was found out
 * @param bar the first bar on which it was found, an index of the series from 0
 * @param start when that bar began
 * @param before what was decided at first
 * @param after what was decided on the same bar when only the forbidden had changed
 * @param cause the later bar that mattered, an index of the series; empty if it is none of them
 */
public record Leak(
    Kind kind, int bar, Instant start, String before, String after, OptionalInt cause) {

  /** What was changed, though it may change no decision. */
  public enum Kind {
    /** Nothing: the same series was given twice. */
    SAME_AGAIN("the same bars were given twice"),
    /** The prices, volumes and times of later bars. */
    LATER_BARS_CHANGED("later bars were changed"),
    /** Whether there are later bars. */
    LATER_BARS_REMOVED("later bars were removed"),
    /** In which order one strategy is asked about bars. */
    OTHER_ORDER("one strategy was asked about the bars in another order"),
    /** How many bars are known beyond those that the strategy says it needs. */
    OLDER_BARS_REMOVED("only the bars that it needs were shown"),
    /** The dates, by 400 years, in which the calendar repeats. */
    OTHER_YEARS("all bars were moved by 400 years"),
    /** Whether words are asked for. */
    WITHOUT_WORDS("it was asked for its action alone");

    private final String change;

    Kind(String change) {
      this.change = change;
    }
  }

  static Leak of(Kind kind, BarSeries series, int bar, Object before, Object after) {
    Instant start = Instant.ofEpochMilli(series.startMillis(bar));
    return new Leak(
        kind, bar, start, String.valueOf(before), String.valueOf(after), OptionalInt.empty());
  }

  Leak causedBy(int later) {
    return new Leak(kind, bar, start, before, after, OptionalInt.of(later));
  }

  /** All of it in one sentence for people. */
  public String sentence() {
    return "the decision on bar %s (%s) must not change when %s%s, was %s and became %s"
        .formatted(
            bar,
            start,
            kind.change,
            cause.isPresent() ? " (bar " + cause.getAsInt() + " mattered)" : "",
            before,
            after);
  }
}
