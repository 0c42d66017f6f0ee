package io.orrery.ledger;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Something that must happen between two groups of records, on the writer's thread. */
final class Errand<T> implements Work {

  private final Action<T> action;
  private final CompletableFuture<T> answer = new CompletableFuture<>();

  /** What is to be done. */
  interface Action<T> {
    T run() throws IOException;
  }

  Errand(Action<T> action) {
    this.action = action;
  }

  @Override
  public int size() {
    return 0;
  }

  @Override
  public long bytes() {
    return 0;
  }

  void run() throws IOException {
    answer.complete(action.run());
  }

  @Override
  public void fail(RuntimeException why) {
    answer.completeExceptionally(why);
  }

  T await() {
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
