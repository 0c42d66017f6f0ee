package io.orrery.session;

import io.orrery.trade.AuditLedger;
import io.orrery.universe.Fact;
import io.orrery.universe.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.FutureTask;

/**
 * What a kill switch reaches of one open session: its parts and its audit record. Safe for use by
 * many threads; nothing here waits.
 */
final class Ward {

  private final Session session;
  private final AuditLedger audit;
  private final Runnable onRelease;
  private final Queue<Part> parts = new ConcurrentLinkedQueue<>();

  private record Part(String name, Killable killable) {}

  Ward(AuditLedger audit, Runnable onRelease) {
    this.session = audit.session();
    this.audit = audit;
    this.onRelease = onRelease;
  }

  Session session() {
    return session;
  }

  /** Whether its session goes on. */
  boolean isGuarded() {
    return session.closedAt().isEmpty();
  }

  void add(String name, Killable killable) {
    parts.add(new Part(name, killable));
  }

  /** What was stopped may begin. */
  void release() {
    onRelease.run();
  }

  void record(Fact fact) {
    audit.append(session.mint(fact));
  }

  /** One call for each part, not yet begun. */
  List<Call> calls(String sentence, long start) {
    List<Call> calls = new ArrayList<>();
    parts.forEach(part -> calls.add(new Call(part.name(), part.killable(), sentence, start)));
    return calls;
  }

  /** A call of one part; whatever it throws stays here. */
  static final class Call extends FutureTask<Boolean> {
    private final String part;
    private final Attempt attempt;

    Call(String part, Killable killable, String sentence, long start) {
      this(part, new Attempt(killable, sentence, start));
    }

    private Call(String part, Attempt attempt) {
      super(attempt, true);
      this.part = part;
      this.attempt = attempt;
    }

    /** How it stands now. */
    KillCall result() {
      Duration after = Duration.ofNanos(Math.max(0, attempt.calledAfter));
      if (!isDone()) {
        return new KillCall(part, KillCall.Outcome.STILL_RUNNING, after, "it has not returned");
      }
      return attempt.failure.isEmpty()
          ? new KillCall(part, KillCall.Outcome.DONE, after, "")
          : new KillCall(part, KillCall.Outcome.FAILED, after, attempt.failure);
    }
  }

  private static final class Attempt implements Runnable {
    private final Killable killable;
    private final String sentence;
    private final long start;
    private volatile long calledAfter;
    private volatile String failure = "";

    Attempt(Killable killable, String sentence, long start) {
      this.killable = killable;
      this.sentence = sentence;
      this.start = start;
    }

    @Override
    public void run() {
      calledAfter = System.nanoTime() - start;
      try {
        killable.kill(sentence);
      } catch (RuntimeException | Error e) {
        failure = Sentence.shortened(String.valueOf(e));
      }
    }
  }
}
