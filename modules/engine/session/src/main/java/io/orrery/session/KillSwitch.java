package io.orrery.session;

import io.orrery.trade.ControlScope;
import io.orrery.trade.KillLatch;
import io.orrery.trade.LedgerException;
import io.orrery.universe.SessionClosedException;
import io.orrery.universe.Universe;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;

/**
 * Stops one universe or all at once (contract U11). It holds first in memory, then tells every
 * {@link Killable} of every open session that it reaches, on threads of its own, then sets the
 * latch, then records: nothing that ends risk waits for a disk. It stays engaged, also over a
 * restart, until a person releases it.
 *
 * <p>Safe for use by many threads.
 */
public final class KillSwitch {

  private static final System.Logger LOG = System.getLogger(KillSwitch.class.getName());

  /** How long engaging waits for the parts and the latch, and then for the records. */
  private static final Duration LIMIT = Duration.ofMillis(700);

  private final KillLatch latch;
  private final Clock clock;
  private final KillThreads threads = new KillThreads();
  private final Map<ControlScope, Engaged> engaged = new ConcurrentHashMap<>();
  private final Set<ControlScope> unlatched = ConcurrentHashMap.newKeySet();
  private final Set<Ward> wards = ConcurrentHashMap.newKeySet();

  /** Held while the latch is changed, and by nothing that ends risk. */
  private final Object files = new Object();

  /**
   * A switch that is engaged.
   *
   * @param scope what it reaches
   * @param order why
   * @param since when it was engaged, UTC, as far as this process knows
   */
  public record Engaged(ControlScope scope, KillOrder order, Instant since) {

    /** As a sentence. */
    public String sentence() {
      return order.sentence(scope.wireName());
    }
  }

  /** Released where the latch says so at the first {@link #look()}. */
  public KillSwitch(KillLatch latch, Clock clock) {
    this.latch = latch;
    this.clock = clock;
  }

  /** Why nothing new may pass in {@code universe}; empty if it may. */
  public Optional<Engaged> engaged(Universe universe) {
    return Optional.ofNullable(engaged.get(ControlScope.all()))
        .or(() -> Optional.ofNullable(engaged.get(ControlScope.of(universe))));
  }

  /** Whether it would be forgotten at a restart, because its latch cannot be set so far. */
  public boolean isInMemoryOnly(ControlScope scope) {
    return unlatched.contains(scope);
  }

  /**
   * Engages it, or tells the parts once more if it is engaged. Nothing that goes wrong keeps it
   * from being engaged; what did go wrong is in the answer.
   */
  public KillReport engage(ControlScope scope, KillOrder order) {
    long start = System.nanoTime();
    Engaged now = new Engaged(scope, order, clock.instant());
    Engaged before = engaged.putIfAbsent(scope, now);
    unlatched.add(scope);
    List<Reached> reached = tell(now, start);
    FutureTask<Boolean> writing = new FutureTask<>(() -> latchNow(scope), true);
    threads.startAll(List.of(writing));
    reached.forEach(each -> each.calls().forEach(c -> KillThreads.isDone(c, start, LIMIT)));
    boolean isLatched = KillThreads.isDone(writing, start, LIMIT) && !isInMemoryOnly(scope);
    return new KillReport(
        scope,
        before == null ? now.since() : before.since(),
        isLatched,
        isLatched ? Optional.empty() : Optional.of(notLatched(scope)),
        record(reached, now, isLatched));
  }

  /**
   * Lets what was stopped go on.
   *
   * @param person who takes it on
   * @param reason why, 1 to 200 printable characters
   * @throws IllegalStateException if it is not engaged, or if no session is open to record it
   * @throws LedgerException if it cannot be recorded, or the latch cannot be taken away; it is
   *     engaged still
   */
  public void release(ControlScope scope, Person person, String reason) {
    KillReleased released =
        new KillReleased(
            scope.wireName(), person.name(), person.evidence(), Sentence.of("reason", reason));
    synchronized (files) {
      requireEngaged(scope);
      List<Ward> reached = reached(scope);
      if (reached.isEmpty()) {
        throw new IllegalStateException(
            "a kill switch must be released into an open session, which records it: none of %s is open"
                .formatted(scope));
      }
      reached.forEach(ward -> ward.record(released));
      latch.remove(scope);
      engaged.remove(scope);
      unlatched.remove(scope);
    }
    reached(scope).stream()
        .filter(ward -> engaged(ward.session().universe()).isEmpty())
        .forEach(Ward::release);
  }

  /**
   * Looks at the latches: engages what is set and not engaged yet, and sets again what is engaged
   * and has no latch, because the disk was full or somebody took it away without releasing.
   */
  public void look() {
    for (ControlScope scope : ControlScope.values()) {
      Optional<KillLatch.Latched> latched = latch.read(scope);
      if (latched.isEmpty()) {
        latchNow(scope);
      } else if (engaged.containsKey(scope)) {
        unlatched.remove(scope);
      } else {
        engageByFile(scope, latched.get());
      }
    }
  }

  /** Reaches a session from now on, and at once if it is killed. */
  void guard(Ward ward) {
    wards.add(ward);
    engaged(ward.session().universe()).ifPresent(state -> ward.record(fact(state, List.of())));
  }

  /** Gives a session one part more to call, and calls it if it comes late. */
  void guard(Ward ward, String part, Killable killable) {
    ward.add(part, killable);
    engaged(ward.session().universe())
        .ifPresent(
            state ->
                threads.startAll(
                    List.of(new Ward.Call(part, killable, state.sentence(), System.nanoTime()))));
  }

  /** A session that has ended. */
  void dismiss(Ward ward) {
    wards.remove(ward);
  }

  /** Whether it holds on to nothing of any session. */
  boolean isFree() {
    return wards.isEmpty();
  }

  private void engageByFile(ControlScope scope, KillLatch.Latched latched) {
    synchronized (files) {
      if (latch.read(scope).isEmpty()) {
        return; // released since
      }
    }
    engage(scope, new KillOrder(latched.reason(), latched.by(), KillOrder.Way.FILE));
  }

  private record Reached(Ward ward, List<Ward.Call> calls) {}

  private List<Reached> tell(Engaged now, long start) {
    List<Reached> reached = new ArrayList<>();
    List<Ward.Call> all = new ArrayList<>();
    for (Ward ward : reached(now.scope())) {
      List<Ward.Call> calls = ward.calls(now.sentence(), start);
      reached.add(new Reached(ward, calls));
      all.addAll(calls);
    }
    threads.startAll(all);
    return reached;
  }

  private List<KillReport.OfSession> record(List<Reached> reached, Engaged now, boolean isLatched) {
    long start = System.nanoTime();
    List<FutureTask<Boolean>> writing = new ArrayList<>();
    List<List<KillCall>> results = new ArrayList<>();
    for (Reached each : reached) {
      List<KillCall> calls = each.calls().stream().map(Ward.Call::result).toList();
      results.add(calls);
      KillEngaged fact = fact(now, isLatched, calls);
      writing.add(new FutureTask<>(() -> recordIn(each.ward(), fact)));
    }
    threads.startAll(writing);
    List<KillReport.OfSession> sessions = new ArrayList<>();
    for (int i = 0; i < reached.size(); i++) {
      boolean isRecorded = KillThreads.isDone(writing.get(i), start, LIMIT);
      sessions.add(
          new KillReport.OfSession(
              reached.get(i).ward().session().id(), results.get(i), isRecorded));
    }
    return sessions;
  }

  private static boolean recordIn(Ward ward, KillEngaged fact) {
    try {
      ward.record(fact);
      return true;
    } catch (LedgerException | SessionClosedException e) {
      LOG.log(Level.ERROR, "a kill of {0} is not on record: {1}", ward.session(), e);
      throw e;
    }
  }

  private KillEngaged fact(Engaged state, List<KillCall> calls) {
    return fact(state, !isInMemoryOnly(state.scope()), calls);
  }

  private static KillEngaged fact(Engaged state, boolean isLatched, List<KillCall> calls) {
    KillOrder order = state.order();
    return new KillEngaged(
        state.scope().wireName(),
        state.since(),
        order.reason(),
        order.by(),
        order.way(),
        isLatched,
        calls);
  }

  private void latchNow(ControlScope scope) {
    synchronized (files) {
      Engaged state = engaged.get(scope);
      if (state == null) {
        return;
      }
      try {
        latch.write(scope, state.order().reason());
        unlatched.remove(scope);
      } catch (LedgerException e) {
        if (unlatched.add(scope)) {
          LOG.log(Level.ERROR, notLatched(scope), e);
        }
      }
    }
  }

  private static String notLatched(ControlScope scope) {
    return "the kill switch of %s is engaged, but in memory only: its file cannot be written, so a restart would forget it"
        .formatted(scope);
  }

  private void requireEngaged(ControlScope scope) {
    if (!engaged.containsKey(scope)) {
      throw new IllegalStateException(
          "the kill switch of %s must be engaged to be released, was not".formatted(scope));
    }
  }

  private List<Ward> reached(ControlScope scope) {
    return wards.stream().filter(ward -> scope.reaches(ward.session().universe())).toList();
  }
}
