package io.orrery.ledger;

import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import io.orrery.universe.Session;
import io.orrery.universe.Stream;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Facts that one caller wants recorded under one acknowledgement, and its answer. The writer's
 * thread calls {@link #addTo}, then one of {@link #acknowledge} and {@link #fail}.
 */
final class Batch<F extends Fact> implements Work {

  private final Stream stream;
  private final List<Draft<F>> drafts;
  private final CompletableFuture<List<Recorded<F>>> answer = new CompletableFuture<>();
  private List<Recorded<F>> records = List.of();

  Batch(Stream stream, List<Draft<F>> drafts) {
    this.stream = stream;
    this.drafts = drafts;
  }

  Stream stream() {
    return stream;
  }

  @Override
  public int size() {
    return drafts.size();
  }

  @Override
  public long bytes() {
    long bytes = 0;
    for (Draft<F> draft : drafts) {
      bytes += draft.members().length;
    }
    return bytes;
  }

  void addTo(Tail tail, Session.Recorder recorder, Instant now) {
    records = tail.add(drafts, recorder, now);
  }

  void acknowledge() {
    answer.complete(records);
  }

  @Override
  public void fail(RuntimeException why) {
    answer.completeExceptionally(why);
  }

  /** What the caller is going to be told. */
  CompletableFuture<List<Recorded<F>>> answer() {
    return answer;
  }

  /** Waits for the answer, also while the caller is interrupted: it must learn what happened. */
  List<Recorded<F>> await() {
    try {
      return answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException why) {
        throw why;
      }
      throw e;
    }
  }
}
