package io.orrery.runs;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Works on many threads, and takes the results on one, in the order of their numbers. */
final class InOrder {

  private record Answer(int number, @Nullable Object result, @Nullable RuntimeException failure) {}

  private final Executor executor;
  private final int threads;

  /** Works on at most {@code threads} threads of {@code executor}. */
  InOrder(Executor executor, int threads) {
    this.executor = executor;
    this.threads = threads;
  }

  /**
   * Works from 0 to below {@code count}, until {@code goOn} says false.
   *
   * @return whether all was done
   * @throws RuntimeException what the work threw first, after the workers have ended
   */
  <T> boolean run(int count, IntFunction<T> work, Consumer<T> taken, BooleanSupplier goOn) {
    BlockingQueue<Answer> answers = new ArrayBlockingQueue<>(4 * threads + 1);
    AtomicInteger next = new AtomicInteger();
    int workers = Math.min(threads, count);
    for (int i = 0; i < workers; i++) {
      executor.execute(() -> work(next, count, work, answers));
    }
    return collect(answers, next, count, workers, taken, goOn);
  }

  private static <T> void work(
      AtomicInteger next, int count, IntFunction<T> work, BlockingQueue<Answer> answers) {
    try {
      for (int at = next.getAndIncrement(); at < count; at = next.getAndIncrement()) {
        answers.put(answer(at, work));
      }
      answers.put(new Answer(-1, null, null));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      answers.clear();
      answers.offer(new Answer(-1, null, new IllegalStateException("a worker was interrupted", e)));
    }
  }

  private static <T> Answer answer(int at, IntFunction<T> work) {
    try {
      return new Answer(at, work.apply(at), null);
    } catch (RuntimeException e) {
      return new Answer(at, null, e);
    }
  }

  private static <T> boolean collect(
      BlockingQueue<Answer> answers,
      AtomicInteger next,
      int count,
      int workers,
      Consumer<T> taken,
      BooleanSupplier goOn) {
    Row<T> row = new Row<>(taken);
    for (int running = workers; running > 0; ) {
      Answer answer = take(answers);
      running -= answer.number() < 0 ? 1 : 0;
      row.add(answer);
      if (row.failure != null || !goOn.getAsBoolean()) {
        next.set(count);
      }
    }
    if (row.failure != null) {
      throw row.failure;
    }
    return row.due == count;
  }

  /** The results in their order; those that came early wait. */
  private static final class Row<T> {
    private final Consumer<T> taken;
    private final Map<Integer, Object> early = new HashMap<>();
    private @Nullable RuntimeException failure;
    private int due;

    Row(Consumer<T> taken) {
      this.taken = taken;
    }

    /** Goes on taking answers after a failure, so that no worker waits for room. */
    void add(Answer answer) {
      failure = failure == null ? answer.failure() : failure;
      if (answer.result() != null) {
        early.put(answer.number(), answer.result());
      }
      try {
        takeDue();
      } catch (RuntimeException e) {
        failure = e;
      }
    }

    @SuppressWarnings("unchecked")
    private void takeDue() {
      while (failure == null && early.containsKey(due)) {
        taken.accept((T) early.remove(due));
        due++;
      }
    }
  }

  private static Answer take(BlockingQueue<Answer> answers) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return answers.take();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
