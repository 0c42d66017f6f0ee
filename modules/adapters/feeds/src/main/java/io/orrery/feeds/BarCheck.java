package io.orrery.feeds;

import io.orrery.basics.Symbol;
import io.orrery.market.BarGrid;
import io.orrery.market.Gap;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Follows the starts of one instrument's bars: each must be on the calendar's grid and after the
 * one before, and what the grid has room for in between is told as a gap. Of use to one thread.
 */
final class BarCheck {

  private final Symbol symbol;
  private final BarGrid grid;
  private final long step;
  private final Consumer<Gap> gaps;
  private long bars;
  private long first;
  private long last;
  private long index;
  private long lastOfHours;

  BarCheck(Symbol symbol, BarGrid grid, Consumer<Gap> gaps) {
    this.symbol = symbol;
    this.grid = grid;
    this.step = grid.interval().toMillis();
    this.gaps = gaps;
  }

  /** How many bars were accepted. */
  long bars() {
    return bars;
  }

  /** When the first accepted bar starts. */
  long first() {
    return first;
  }

  /** When the last accepted bar starts. */
  long last() {
    return last;
  }

  /** Accepts the start of the next bar, or says why not and changes nothing; empty if accepted. */
  String accept(long start) {
    if (bars > 0 && start == last + step && index < lastOfHours) {
      index++;
    } else {
      String flaw = look(start);
      if (!flaw.isEmpty()) {
        return flaw;
      }
    }
    last = start;
    bars++;
    return "";
  }

  private String look(long start) {
    if (bars > 0 && start <= last) {
      return start == last
          ? "duplicate: there is a bar at %s already".formatted(at(start))
          : "bars must be in order of time, was %s after %s".formatted(at(start), at(last));
    }
    long found = grid.index(start);
    if (found < 0) {
      return grid.flaw(start);
    }
    if (bars == 0) {
      first = start;
    } else if (found > index + 1) {
      gaps.accept(new Gap(symbol, at(grid.startMillis(index + 1)), at(start), found - index - 1));
    }
    index = found;
    lastOfHours = grid.lastOfHours(found);
    return "";
  }

  private static Instant at(long millis) {
    return Instant.ofEpochMilli(millis);
  }
}
