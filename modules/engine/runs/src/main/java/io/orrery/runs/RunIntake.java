package io.orrery.runs;

import io.orrery.basics.IdempotencyKey;
import io.orrery.basics.Sha256;
import io.orrery.session.RequestInFlightException;
import io.orrery.trade.LedgerException;
import io.orrery.trade.Origin;
import io.orrery.trade.Runs;
import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import io.orrery.universe.RunId;
import io.orrery.universe.Universe;
import io.orrery.universe.UntypedFact;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Starts the run of each request once: what came under an idempotency key before is answered with
 * its first run. The runs' own ledgers are the memory, so this holds across restarts for every run
 * that had begun. Safe for use by many threads.
 */
public final class RunIntake {

  private static final System.Logger LOG = System.getLogger(RunIntake.class.getName());

  private final Runs runs;
  private final Set<IdempotencyKey> inFlight = ConcurrentHashMap.newKeySet();
  private final Map<IdempotencyKey, Known> known = new HashMap<>();
  private boolean isRead;

  private record Known(Origin origin, RunId run) {}

  /** What became of a request. */
  public sealed interface Outcome {}

  /**
   * Its run was started.
   *
   * @param run under which name
   */
  public record Started(RunId run) implements Outcome {}

  /**
   * The same request came under the same key before: nothing was started.
   *
   * @param run what was started then
   */
  public record Replayed(RunId run) implements Outcome {}

  /**
   * Another request came under the same key before: nothing was started.
   *
   * @param sentence what must hold, and what was found
   */
  public record Conflicting(String sentence) implements Outcome {}

  /** Reads nothing yet. */
  public RunIntake(Runs runs) {
    this.runs = runs;
  }

  /**
   * Starts a run unless one was started under the same key.
   *
   * @param origin the request
   * @param starting starts the run, which records {@code origin}; what it throws comes through, and
   *     leaves the key as if the request had not come
   * @throws RequestInFlightException if a request under the same key has not ended
   */
  public Outcome take(Origin origin, Supplier<RunId> starting) {
    if (!inFlight.add(origin.idempotencyKey())) {
      throw new RequestInFlightException(origin.idempotencyKey());
    }
    try {
      return find(origin.idempotencyKey())
          .map(first -> again(origin, first))
          .orElseGet(() -> started(origin, starting));
    } finally {
      inFlight.remove(origin.idempotencyKey());
    }
  }

  private Outcome started(Origin origin, Supplier<RunId> starting) {
    RunId run = starting.get();
    remember(new Known(origin, run));
    return new Started(run);
  }

  private static Outcome again(Origin origin, Known first) {
    return first.origin().equals(origin)
        ? new Replayed(first.run())
        : new Conflicting(
            "the body under Idempotency-Key '%s' must be what it was at first, but differs from that of run %s"
                .formatted(origin.idempotencyKey(), first.run()));
  }

  private synchronized Optional<Known> find(IdempotencyKey key) {
    if (!isRead) {
      runs.newestFirst().forEach(run -> read(run).ifPresent(this::remember));
      isRead = true;
    }
    return Optional.ofNullable(known.get(key));
  }

  private synchronized void remember(Known one) {
    known.put(one.origin().idempotencyKey(), one);
  }

  /** One run that cannot be read must not keep all others from being found. */
  private Optional<Known> read(RunId run) {
    try {
      return new RunEvents(runs.storage(run).archive(Universe.SIMULATION).events())
          .started()
          .map(Recorded::fact)
          .flatMap(RunIntake::originOf)
          .map(origin -> new Known(origin, run));
    } catch (LedgerException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "run {0} cannot be read, its request would be taken again: {1}",
          run,
          e.getMessage());
      return Optional.empty();
    }
  }

  private static Optional<Origin> originOf(Fact started) {
    if (started instanceof RunStarted typed) {
      return typed.origin();
    }
    return started instanceof UntypedFact untyped
            && untyped.fields().get("origin") instanceof Map<?, ?> fields
        ? Optional.of(
            new Origin(
                new IdempotencyKey(String.valueOf(fields.get("idempotency_key"))),
                fields.get("line") instanceof Long line ? line : 1,
                new Sha256(String.valueOf(fields.get("sha256")))))
        : Optional.empty();
  }
}
