package io.orrery.session;

import io.orrery.market.MarketDataException;
import io.orrery.market.TradingCalendar;
import io.orrery.market.TradingDay;
import io.orrery.trade.LedgerException;
import io.orrery.universe.Universe;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * After-hours simulation as a schedule of transitions (contract U8): PAPER to SIMULATION when the
 * calendar's market closes for the day, and back when it opens. A boundary at which a side is
 * killed, or the source is closed, is skipped, and so is one that nobody was there for.
 *
 * <p>Not safe for use by many threads: one looks.
 */
public final class AfterHours {

  private static final System.Logger LOG = System.getLogger(AfterHours.class.getName());
  private static final String BY = "the schedule of after hours";

  private final TradingCalendar calendar;
  private final Universes universes;
  private final Transitions transitions;
  private final Clock clock;
  private @Nullable Universe turn;

  /** Of the market of {@code calendar}. */
  public AfterHours(
      TradingCalendar calendar, Universes universes, Transitions transitions, Clock clock) {
    this.calendar = calendar;
    this.universes = universes;
    this.transitions = transitions;
    this.clock = clock;
  }

  /**
   * Whose turn it is now: PAPER from the day's opening to its close, lunch breaks too, else
   * SIMULATION.
   *
   * @throws MarketDataException if the calendar does not answer for now
   */
  public Universe turn() {
    Instant now = clock.instant();
    Optional<TradingDay> day = calendar.day(calendar.dateAt(now));
    boolean isDay =
        day.isPresent() && !now.isBefore(day.get().open()) && now.isBefore(day.get().close());
    return isDay ? Universe.PAPER : Universe.SIMULATION;
  }

  /** The schedule as a sentence. */
  public String sentence() {
    return "paper while %s trades, simulation after hours".formatted(calendar.mic());
  }

  /** Looks at the clock, and does what a boundary asks that has come since the look before. */
  public void look() {
    try {
      Universe now = turn();
      Universe before = turn;
      turn = now;
      if (before != null && before != now) {
        cross(before, now);
      }
    } catch (MarketDataException e) {
      if (turn != null) {
        LOG.log(Level.ERROR, "the schedule of after hours stands still", e);
      }
      turn = null;
    }
  }

  private void cross(Universe from, Universe to) {
    Optional<String> because = skippedBecause(from, to);
    if (because.isPresent()) {
      skip(from, to, because.get());
      return;
    }
    try {
      transitions.run(
          new Transition(from, to, "after hours of " + calendar.mic(), BY, OpenOrders.CANCEL));
    } catch (TransitionRefusedException e) {
      skip(from, to, String.valueOf(e.getMessage()));
    } catch (TransitionInterruptedException e) {
      LOG.log(Level.ERROR, "the schedule of after hours was interrupted", e);
    }
  }

  private Optional<String> skippedBecause(Universe from, Universe to) {
    if (universes.find(from).isEmpty()) {
      return Optional.of(from + " is closed");
    }
    return universes
        .killSwitch()
        .engaged(from)
        .or(() -> universes.killSwitch().engaged(to))
        .map(KillSwitch.Engaged::sentence);
  }

  /** On record where a session is open to record it. */
  private void skip(Universe from, Universe to, String because) {
    LOG.log(Level.WARNING, "{0} to {1} after hours is skipped: {2}", from, to, because);
    for (Universe side : new Universe[] {from, to}) {
      universes.find(side).ifPresent(session -> record(session, to, because));
    }
  }

  private static void record(UniverseSession session, Universe to, String because) {
    try {
      session.record(new TransitionSkipped(to, Sentence.shortened(because)));
    } catch (LedgerException e) {
      LOG.log(Level.WARNING, "a skipped transition is not on record in " + session.session(), e);
    }
  }
}
