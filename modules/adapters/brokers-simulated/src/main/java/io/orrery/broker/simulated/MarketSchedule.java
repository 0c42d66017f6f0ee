package io.orrery.broker.simulated;

import io.orrery.market.TradingCalendar;
import io.orrery.universe.Assumptions.MarketHours;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When the market is open, when a bar is over, and when a day ends. Pure: the same question gets
 * the same answer.
 *
 * <p>A bar belongs to the hours in which it starts: an order fills on it if the market was open
 * then.
 */
public interface MarketSchedule {

  /** What {@link #isOpen} rests on; goes into the assumptions. */
  MarketHours kind();

  /** Whether the market is open at a moment. */
  boolean isOpen(Instant at);

  /**
   * The moment a bar is over and its close is known: an interval behind its start, or when trading
   * ends if that is earlier.
   *
   * @param start when the bar began
   * @param interval the length of a bar, above zero
   */
  Instant closeOf(Instant start, Duration interval);

  /** The first end of a trading day after a moment: what an order for the day lives until. */
  Instant dayEndsAfter(Instant at);

  /** Orders fill on any bar there is; results are not valid for training. Days end at 0:00 UTC. */
  static MarketSchedule ignored() {
    return new Always(MarketHours.IGNORED);
  }

  /** The market never closes. Days end at 0:00 UTC. */
  static MarketSchedule roundTheClock() {
    return new Always(MarketHours.ROUND_THE_CLOCK);
  }

  /** The hours of a calendar; it must answer for all moments that come. */
  static MarketSchedule of(TradingCalendar calendar) {
    return new CalendarSchedule(calendar);
  }

  /** A market that is always open, in truth or because nobody asks. */
  record Always(MarketHours kind) implements MarketSchedule {

    @Override
    public boolean isOpen(Instant at) {
      return true;
    }

    @Override
    public Instant closeOf(Instant start, Duration interval) {
      return start.plus(interval);
    }

    @Override
    public Instant dayEndsAfter(Instant at) {
      return at.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
    }
  }
}
