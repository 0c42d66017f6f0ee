package io.orrery.runs;

import io.orrery.session.Audience;
import io.orrery.session.UniverseSession;
import io.orrery.session.Universes;
import io.orrery.trade.Storage;
import io.orrery.universe.Universe;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/** One session of a run: opened as its plan says, and ended on record however its work ends. */
final class RunSession {

  private final RunPlan plan;
  private final Storage storage;
  private final Clock clock;

  RunSession(RunPlan plan, Storage storage, Clock clock) {
    this.plan = plan;
    this.storage = storage;
    this.clock = clock;
  }

  /**
   * Works in a new session, which is closed then.
   *
   * @param work is given the session, and records how it ended itself if it came to its end
   * @throws CancellationException as the work does, which is recorded
   * @throws RuntimeException as the work does, which is recorded as far as the disk allows
   */
  <T> T during(Function<UniverseSession, T> work) {
    Universes universe = new Universes(List.of(plan.session()), storage, Audience.NOBODY, clock);
    UniverseSession session = universe.open(Universe.SIMULATION);
    try {
      return work.apply(session);
    } catch (CancellationException e) {
      end(session, RunFinished.Outcome.CANCELLED, e);
      throw e;
    } catch (RuntimeException e) {
      end(session, RunFinished.Outcome.FAILED, e);
      throw e;
    } finally {
      universe.close(Universe.SIMULATION, "the run is over");
    }
  }

  private void end(UniverseSession session, RunFinished.Outcome outcome, RuntimeException cause) {
    String reason = String.valueOf(cause.getMessage());
    try {
      session
          .events()
          .publish(RunFinished.early(outcome, reason, plan.spec().sample(), session.session()));
    } catch (RuntimeException unrecorded) {
      cause.addSuppressed(unrecorded);
    }
  }
}
