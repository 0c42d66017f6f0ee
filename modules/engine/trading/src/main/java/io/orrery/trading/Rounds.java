package io.orrery.trading;

import io.orrery.session.AgentThread;
import io.orrery.session.Inventory;
import io.orrery.session.UniverseSession;
import io.orrery.trading.observability.AgentsEvaluated;
import io.orrery.trading.observability.AlertRaised;
import io.orrery.trading.observability.Expectation;
import io.orrery.trading.observability.Role;
import io.orrery.universe.Fact;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What is done every so often in one session: alerts are raised, the account is logged, and what
 * the agents do is held against what is expected of them.
 *
 * <p>Where bars come, log and evaluation follow the market's time, on the floor's thread, so that
 * the same bars give the same records (contract U17). What comes from outside has a thread that
 * goes on while the session is killed, which is when somebody wants to know. Nothing of it runs
 * when the session is closed.
 */
public final class Rounds {

  private static final System.Logger LOG = System.getLogger(Rounds.class.getName());
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final int BARS = 10;

  private final UniverseSession session;
  private final Roster roster;
  private final DeskView desk;
  private final List<Errand> outside;
  private final List<Errand> ofTheMarket;
  private final AgentThread thread;

  /**
   * How often something is done, and where bars come not more often than every ten of them.
   *
   * @param sessionLog the account is logged
   * @param evaluation what the agents did is evaluated
   */
  public record Terms(Duration sessionLog, Duration evaluation) {

    /** The account every ten minutes, as the original; an evaluation every fifteen. */
    public static Terms usual() {
      return new Terms(Duration.ofMinutes(10), Duration.ofMinutes(15));
    }

    private Terms atLeast(Duration least) {
      return new Terms(longer(sessionLog, least), longer(evaluation, least));
    }

    private static Duration longer(Duration one, Duration other) {
      return one.compareTo(other) >= 0 ? one : other;
    }
  }

  /**
   * Has done nothing yet.
   *
   * @param trading of the same session
   * @param floor where its bars become orders; empty if only people order
   */
  public Rounds(
      UniverseSession session, Trading trading, Optional<TradingFloor> floor, Terms terms) {
    this.session = session;
    this.roster = trading.roster();
    this.desk = trading.desk().view();
    Alerts alerts = new Alerts(trading.desk(), roster);
    Errand watch = new Errand(Role.ALERT, LOOK, () -> tell(alerts.look()));
    Terms paced =
        floor.map(each -> terms.atLeast(each.interval().multipliedBy(BARS))).orElse(terms);
    Errand log = new Errand(Role.SESSION_LOGGER, paced.sessionLog(), this::log);
    this.outside = floor.isPresent() ? List.of(watch) : List.of(watch, log);
    this.ofTheMarket =
        floor
            .map(
                each ->
                    List.of(
                        log, new Errand(Role.OBSERVABILITY, paced.evaluation(), evaluating(each))))
            .orElse(List.of());
    this.thread = new AgentThread("orrery-rounds-" + session.universe(), this::run);
    begin(floor);
  }

  private void begin(Optional<TradingFloor> floor) {
    if (floor.isEmpty()) {
      roster.off(Role.OBSERVABILITY, "no strategy trades here, only people order");
    }
    floor.ifPresent(each -> each.afterEach(this::moment));
  }

  private Runnable evaluating(TradingFloor floor) {
    Evaluations evaluations = new Evaluations(desk, roster, Expectation.usual(floor.interval()));
    return () -> evaluate(evaluations);
  }

  /** Goes round until the session ends. */
  public void begin() {
    session.inventory().add(Inventory.Kind.THREAD, thread.toString(), thread, AgentThread::isOver);
    session.onClose("rounds", policy -> thread.stop());
    thread.start();
  }

  /** Does what is due now; {@code nanos} as {@link System#nanoTime()}. */
  void turn(long nanos) {
    attempt(outside, nanos);
  }

  /** All bars of a moment were traded on. */
  private void moment() {
    Instant now = desk.now();
    attempt(ofTheMarket, TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano());
  }

  private void attempt(List<Errand> all, long nanos) {
    all.stream().filter(errand -> errand.isDue(nanos)).forEach(errand -> attempt(errand, nanos));
  }

  private void attempt(Errand errand, long nanos) {
    errand.doneAt(nanos);
    try {
      errand.work().run();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, errand.role().wireName() + " of " + session.session() + " failed", e);
      roster.become(
          errand.role(), AgentReport.State.ERROR, Optional.of(String.valueOf(e.getMessage())));
    }
  }

  private void log() {
    desk.account()
        .ifPresentOrElse(
            account -> {
              session.events().publish(SessionLogged.of(desk, account));
              roster.ticked(Role.SESSION_LOGGER, desk.now(), 1);
            },
            () ->
                roster.become(
                    Role.SESSION_LOGGER,
                    AgentReport.State.IDLE,
                    Optional.of("the broker has said nothing of the account yet")));
  }

  private void evaluate(Evaluations evaluations) {
    AgentsEvaluated evaluated = evaluations.take();
    roster.evaluated(session.events().publish(evaluated));
    tell(Alerts.of(evaluated));
    roster.ticked(Role.OBSERVABILITY, desk.now(), 1);
  }

  private void tell(List<AlertRaised> alerts) {
    if (!alerts.isEmpty()) {
      session.events().publishAll(List.<Fact>copyOf(alerts));
    }
    roster.ticked(Role.ALERT, desk.now(), alerts.size());
  }

  private void run() {
    try {
      while (!thread.isStopped()) {
        turn(System.nanoTime());
        thread.waitFor(Rounds::pause);
      }
    } catch (InterruptedException e) {
      LOG.log(Level.DEBUG, "{0} was told to stop", thread);
    }
  }

  private static boolean pause() throws InterruptedException {
    Thread.sleep(LOOK.toMillis());
    return true;
  }

  @Override
  public String toString() {
    return thread.toString();
  }
}
