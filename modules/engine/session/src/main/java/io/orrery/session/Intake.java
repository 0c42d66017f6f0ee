package io.orrery.session;

import io.orrery.basics.IdempotencyKey;
import io.orrery.trade.History;
import io.orrery.trade.Ledger;
import io.orrery.trade.Origin;
import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import io.orrery.universe.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Takes facts from outside, each request's line once: what came under an idempotency key before is
 * answered with its first record. The ledger is the memory, so this holds across restarts.
 *
 * @param <F> what it takes
 */
public final class Intake<F extends Fact> {

  private final Ledger<F> ledger;
  private final History<F> history;
  private final Function<F, Optional<Origin>> originOf;
  private final Admission admission;
  private final Set<IdempotencyKey> inFlight = ConcurrentHashMap.newKeySet();
  private final KnownLines<F> known;

  Intake(
      Ledger<F> ledger,
      History<F> history,
      Function<F, Optional<Origin>> originOf,
      Admission admission) {
    this.ledger = ledger;
    this.history = history;
    this.originOf = originOf;
    this.admission = admission;
    this.known = new KnownLines<>(history, originOf);
  }

  /**
   * What became of one fact.
   *
   * @param <F> what was offered
   */
  public sealed interface Outcome<F extends Fact> {}

  /**
   * It is durable.
   *
   * @param record the fact with its provenance
   */
  public record Accepted<F extends Fact>(Recorded<F> record) implements Outcome<F> {}

  /**
   * The same line came under the same key before: nothing was written.
   *
   * @param record what was recorded then
   */
  public record Replayed<F extends Fact>(Recorded<F> record) implements Outcome<F> {}

  /**
   * Another line came under the same key and line number before: nothing was written.
   *
   * @param sentence what must hold, and what was found
   */
  public record Conflicting<F extends Fact>(String sentence) implements Outcome<F> {}

  /** A request under a key, until it is closed; the same key is refused meanwhile. */
  public final class Request implements AutoCloseable {
    private final IdempotencyKey key;

    private Request(IdempotencyKey key) {
      this.key = key;
    }

    @Override
    public void close() {
      inFlight.remove(key);
    }
  }

  /** The one session for which it takes. */
  Session session() {
    return ledger.session();
  }

  /**
   * Announces a request under {@code key}.
   *
   * @throws RequestInFlightException if one under the same key has not ended
   */
  public Request begin(IdempotencyKey key) {
    if (!inFlight.add(key)) {
      throw new RequestInFlightException(key);
    }
    return new Request(key);
  }

  /**
   * Records what has not come before, in order and under one acknowledgement.
   *
   * @return what became of each, in the same order
   * @throws io.orrery.universe.SessionClosedException if the session is closed; nothing was written
   * @throws UniverseBlockedException if nothing new may pass; nothing was written
   * @throws IllegalArgumentException if one cannot be recorded; nothing was written
   * @throws io.orrery.trade.LedgerException if the disk failed; what is recorded is unknown, and
   *     repeating the request under its key after a restart is safe
   */
  public List<Outcome<F>> take(List<F> facts) {
    admission.require();
    List<Optional<Outcome<F>>> earlier = facts.stream().map(this::earlier).toList();
    List<F> fresh = new ArrayList<>();
    for (int i = 0; i < facts.size(); i++) {
      if (earlier.get(i).isEmpty()) {
        fresh.add(facts.get(i));
      }
    }
    var recorded = ledger.appendAll(fresh.stream().map(ledger.session()::mint).toList()).iterator();
    List<Outcome<F>> outcomes = new ArrayList<>();
    earlier.forEach(
        outcome -> outcomes.add(outcome.orElseGet(() -> new Accepted<>(recorded.next()))));
    return outcomes;
  }

  private Optional<Outcome<F>> earlier(F fact) {
    return originOf.apply(fact).flatMap(origin -> known.find(origin).map(k -> outcome(k, origin)));
  }

  private Outcome<F> outcome(long seq, Origin origin) {
    Recorded<F> record = history.after(seq - 1, 1).get(0);
    if (originOf.apply(record.fact()).filter(origin::equals).isPresent()) {
      return new Replayed<>(record);
    }
    return new Conflicting<>(
        "line %d under Idempotency-Key '%s' must be what it was at first, but differs from record %d"
            .formatted(origin.line(), origin.idempotencyKey(), seq));
  }
}
