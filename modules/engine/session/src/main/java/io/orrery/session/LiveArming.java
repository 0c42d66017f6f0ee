package io.orrery.session;

import io.orrery.basics.Sha256;
import io.orrery.trade.LedgerException;
import io.orrery.trade.UniverseStore;
import io.orrery.universe.Fact;
import io.orrery.universe.Session;
import io.orrery.universe.SessionClosedException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * The arming of a session with real capital: disarmed at its start; asked for by one person,
 * approved by another, both on record before it takes effect; ended by time, kill, a failed disk or
 * the session's end, before that is on record.
 */
final class LiveArming implements Arming {

  private static final System.Logger LOG = System.getLogger(LiveArming.class.getName());

  private final Session session;
  private final UniverseStore store;
  private final Controls controls;
  private final Clock clock;
  private final Executor recorder;
  private volatile ArmingState state =
      new ArmingState.Disarmed("it is disarmed at every start, and nobody asked since");
  private final Object swapping = new Object();
  private final Set<ControlId> seen = new HashSet<>();

  /** {@code recorder} puts on record what took effect already, without anyone waiting. */
  LiveArming(UniverseStore store, Controls controls, Clock clock, Executor recorder) {
    this.session = store.session();
    this.store = store;
    this.controls = controls;
    this.clock = clock;
    this.recorder = recorder;
  }

  @Override
  public void requireArmed() {
    ArmingState now = state();
    if (!(now instanceof ArmingState.Armed)) {
      throw new NotArmedException(session.universe(), now.sentence());
    }
  }

  /** Ends what must have ended by now. */
  @Override
  public ArmingState state() {
    ArmingState now = state;
    Optional<String> over = overBecause(now);
    while (over.isPresent() && !end(now, over.get(), recorder)) {
      now = state;
      over = overBecause(now);
    }
    return state;
  }

  @Override
  public synchronized void request(ArmingTerms terms, Person by) {
    Sha256 code =
        controls
            .code()
            .digest()
            .orElseThrow(() -> refused("the digest of the running code must be known, is not"));
    blockedBecause()
        .ifPresent(
            why -> {
              throw refused("a session must be whole to be armed: " + why);
            });
    if (!seen.add(terms.id())) {
      throw refused("request %s must be new, and was asked before".formatted(terms.id()));
    }
    ArmingRequested asked =
        new ArmingRequested(
            terms.id(),
            by.name(),
            by.evidence(),
            terms.reason(),
            terms.limits(),
            terms.ttl(),
            code);
    disarm("another request takes its place: " + terms.id());
    record(asked);
    state = new ArmingState.Requested(asked, clock.instant().plus(terms.ttl()));
  }

  @Override
  public synchronized void approve(ControlId request, Person by) {
    ArmingState now = state();
    if (!(now instanceof ArmingState.Requested asked)
        || !asked.request().requestId().equals(request)) {
      throw refused(
          "an approval must be of the open request of session %s, %s is none: %s"
              .formatted(session.id(), request, now.sentence()));
    }
    requireOther(asked.request(), by);
    requireSameCode(asked.request());
    Instant from = clock.instant();
    ArmingApproved approved =
        new ArmingApproved(
            request, by.name(), by.evidence(), from, from.plus(asked.request().ttl()));
    record(approved);
    if (!swap(now, new ArmingState.Armed(asked.request(), approved))) {
      record(new Disarmed(request, "it was ended while it was approved"));
      throw refused("request %s ended while it was approved".formatted(request));
    }
  }

  @Override
  public void disarm(String reason) {
    endWhatever(reason, recorder);
  }

  /** The last word before the session closes, recorded before this returns. */
  void close(String reason) {
    endWhatever(reason, Runnable::run);
  }

  private void requireOther(ArmingRequested asked, Person by) {
    if (asked.person().isSameAs(by)) {
      throw refused(
          "request %s must be approved by another person than %s, who asked"
              .formatted(asked.requestId(), asked.requestedBy()));
    }
  }

  private void requireSameCode(ArmingRequested asked) {
    if (!controls.code().digest().equals(Optional.of(asked.codeDigest()))) {
      throw refused(
          "the code must be what it was when %s was asked (%s), and is not"
              .formatted(asked.requestId(), asked.codeDigest()));
    }
  }

  private Optional<String> overBecause(ArmingState now) {
    if (now instanceof ArmingState.Requested asked) {
      return blockedBecause().or(() -> isOver(asked.lapsesAt(), Instant.MIN, "lapsed"));
    }
    if (now instanceof ArmingState.Armed armed) {
      ArmingApproved approved = armed.approval();
      return blockedBecause().or(() -> isOver(approved.expiresAt(), approved.armedAt(), "expired"));
    }
    return Optional.empty();
  }

  /** A clock that went back to before the beginning says nothing about the end. */
  private Optional<String> isOver(Instant end, Instant begin, String word) {
    Instant now = clock.instant();
    if (now.isBefore(begin)) {
      return Optional.of("the clock went back to %s, before it was armed".formatted(now));
    }
    return now.isBefore(end) ? Optional.empty() : Optional.of(word + " at " + end);
  }

  private Optional<String> blockedBecause() {
    if (session.closedAt().isPresent()) {
      return Optional.of("its session is closed");
    }
    if (store.isPoisoned()) {
      return Optional.of("its disk failed");
    }
    return controls.killSwitch().engaged(session.universe()).map(KillSwitch.Engaged::sentence);
  }

  /** Held for a moment only, and by nothing that waits. */
  private boolean swap(ArmingState before, ArmingState after) {
    synchronized (swapping) {
      if (state != before) {
        return false;
      }
      state = after;
      return true;
    }
  }

  private void endWhatever(String reason, Executor on) {
    ArmingState now = state;
    while (!(now instanceof ArmingState.Disarmed) && !end(now, reason, on)) {
      now = state;
    }
  }

  /** Whether {@code now} was the state still, and has ended by this. */
  private boolean end(ArmingState now, String reason, Executor on) {
    if (!swap(now, new ArmingState.Disarmed(reason))) {
      return false;
    }
    if (now instanceof ArmingState.Requested asked) {
      on.execute(() -> recordEnd(new Disarmed(asked.request().requestId(), reason)));
    } else if (now instanceof ArmingState.Armed armed) {
      on.execute(() -> recordEnd(new Disarmed(armed.request().requestId(), reason)));
    }
    return true;
  }

  private void recordEnd(Disarmed disarmed) {
    try {
      record(disarmed);
    } catch (LedgerException | SessionClosedException e) {
      LOG.log(Level.WARNING, "{0} is not on record: {1}", disarmed, e.getMessage());
    }
  }

  private void record(Fact fact) {
    store.audit().append(session.mint(fact));
  }

  private ArmingRefusedException refused(String sentence) {
    return new ArmingRefusedException(sentence);
  }
}
