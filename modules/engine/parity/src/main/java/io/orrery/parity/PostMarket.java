package io.orrery.parity;

import io.orrery.market.Dataset;
import io.orrery.market.MarketDataException;
import io.orrery.market.TradingCalendar;
import io.orrery.market.TradingDay;
import io.orrery.runs.RunIntake;
import io.orrery.runs.RunJobs;
import io.orrery.runs.Sources;
import io.orrery.runs.Term;
import io.orrery.session.SessionBook;
import io.orrery.session.Universes;
import io.orrery.trade.LedgerException;
import io.orrery.trade.Runs;
import io.orrery.universe.CrossUniverse;
import io.orrery.universe.SessionId;
import io.orrery.universe.Universe;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;

/**
 * The post-market run: when the market has closed, each session of one universe that ended within a
 * day is repeated once as a run of SIMULATION, which records how far it deviates. A session is
 * repeated after it has ended, for its bars are listed then. Not safe for many threads: one looks.
 */
@CrossUniverse(
    "reads one universe's ended sessions and repeats them in SIMULATION, copying nothing")
public final class PostMarket {

  private static final System.Logger LOG = System.getLogger(PostMarket.class.getName());
  private static final Duration DAY = Duration.ofDays(1);

  private final Universe of;
  private final Universes universes;
  private final Desk desk;
  private final Clock clock;
  private final SessionBook book;
  private final RunIntake intake;
  private final Map<SessionId, Repetition> waiting = new HashMap<>();
  private final Set<SessionId> settled = new HashSet<>();

  /**
   * What repeats.
   *
   * @param repeats how
   * @param jobs on which threads
   * @param runs where runs are kept, by which it is known what was repeated before
   * @param sources where the calendars of recordings are
   */
  public record Desk(Repeats repeats, RunJobs jobs, Runs runs, Sources sources) {}

  /** Of the sessions of {@code of}, which is PAPER or LIVE. */
  public PostMarket(Universe of, Universes universes, Desk desk, Clock clock) {
    if (of == Universe.SIMULATION) {
      throw new IllegalArgumentException(
          "what is repeated must be a session of paper or live, was one of " + of);
    }
    this.of = of;
    this.universes = universes;
    this.desk = desk;
    this.clock = clock;
    this.book = new SessionBook(universes.archive(of).audit());
    this.intake = new RunIntake(desk.runs());
  }

  /** Looks for sessions that ended, and repeats those whose market has closed. */
  public void look() {
    for (SessionBook.Entry entry : book.entries()) {
      if (!settled.contains(entry.id()) && hasJustEnded(entry)) {
        settle(new RecordedSession(universes.archive(of), entry, Optional.empty()));
      }
    }
  }

  private boolean hasJustEnded(SessionBook.Entry entry) {
    return Optional.ofNullable(entry.closedFields().get("closed_at"))
        .map(at -> Instant.parse(String.valueOf(at)))
        .filter(at -> at.plus(DAY).isAfter(clock.instant()))
        .isPresent();
  }

  private void settle(RecordedSession session) {
    SessionId id = session.session().id();
    try {
      Optional<Repetition> plan =
          Optional.ofNullable(waiting.get(id)).or(() -> desk.repeats().plan(session));
      if (plan.filter(this::isMarketOpen).isPresent()) {
        waiting.put(id, plan.get()); // its records are not read again meanwhile
        return;
      }
      plan.ifPresent(this::repeat);
      waiting.remove(id);
      settled.add(id);
    } catch (RejectedExecutionException later) {
      LOG.log(Level.WARNING, "{0} is repeated later: {1}", id, later.getMessage());
    } catch (IllegalArgumentException | MarketDataException | LedgerException e) {
      settled.add(id);
      skip(id, String.valueOf(e.getMessage()));
    }
  }

  private void repeat(Repetition plan) {
    intake.take(
        plan.origin(),
        () -> desk.jobs().start(() -> desk.repeats().prepare(plan, ParityBand.usual())));
  }

  private boolean isMarketOpen(Repetition plan) {
    Dataset recording =
        desk.sources().datasets().find(plan.terms().text(Term.DATASET)).orElseThrow();
    TradingCalendar calendar = desk.sources().calendars().of(recording.terms().calendar());
    Instant now = clock.instant();
    Optional<TradingDay> day = calendar.day(calendar.dateAt(now));
    return day.isPresent() && !now.isBefore(day.get().open()) && now.isBefore(day.get().close());
  }

  /** On record where a session is open to record it. */
  private void skip(SessionId id, String reason) {
    LOG.log(Level.WARNING, "{0} is not repeated: {1}", id, reason);
    universes
        .find(Universe.SIMULATION)
        .ifPresent(session -> session.events().publish(new RepeatSkipped(id, reason)));
  }
}
