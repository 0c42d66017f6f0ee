package io.orrery.broker.alpaca;

import static io.orrery.broker.alpaca.RequestBudget.Priority.CANCEL;
import static io.orrery.broker.alpaca.RequestBudget.Priority.ORDINARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RequestBudgetTest {

  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 3 * MINUTE);

  @Test
  void noMinuteHasMoreRequestsThanTheLimit() {
    AlpacaPace.Budget size = AlpacaPace.standard().budget();
    RequestBudget budget = new RequestBudget(size, now::get);
    now.addAndGet(MINUTE / 3);
    Deque<Long> sent = new ArrayDeque<>();
    int most = 0;
    for (long end = now.get() + 2 * MINUTE; now.get() < end; now.addAndGet(7_000_000)) {
      while (budget.tryTake(CANCEL) == 0) {
        sent.addLast(now.get());
      }
      while (sent.getFirst() < now.get() - MINUTE) {
        sent.removeFirst();
      }
      most = Math.max(most, sent.size());
    }
    assertThat(most).isBetween(185, 191);
  }

  @Test
  void keepsAPartOfTheBurstForCancels() {
    RequestBudget budget = new RequestBudget(new AlpacaPace.Budget(60, 5, 2), now::get);

    assertThat(taken(budget, ORDINARY)).isEqualTo(3);
    assertThat(taken(budget, CANCEL)).isEqualTo(2);
    now.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(budget.tryTake(ORDINARY)).isPositive();
    assertThat(budget.tryTake(CANCEL)).isZero();
  }

  @Test
  void saysHowLongToWait() {
    RequestBudget budget = new RequestBudget(new AlpacaPace.Budget(60, 1, 0), now::get);
    assertThat(taken(budget, ORDINARY)).isEqualTo(1);

    long wait = budget.tryTake(ORDINARY);
    now.addAndGet(wait);

    assertThat(wait).isEqualTo(Duration.ofSeconds(1).toNanos());
    assertThat(budget.tryTake(ORDINARY)).isZero();
  }

  @Test
  void pausesAllButCancels() {
    RequestBudget budget = new RequestBudget(new AlpacaPace.Budget(60, 5, 0), now::get);

    budget.pause(Duration.ofSeconds(30));

    assertThat(budget.tryTake(ORDINARY)).isEqualTo(Duration.ofSeconds(30).toNanos());
    assertThat(budget.tryTake(CANCEL)).isZero();
    now.addAndGet(Duration.ofSeconds(30).toNanos());
    assertThat(budget.tryTake(ORDINARY)).isZero();
  }

  @Test
  void aWaitingCancelGoesFirst() throws Exception {
    RequestBudget budget = new RequestBudget(new AlpacaPace.Budget(120, 1, 0), System::nanoTime);
    assertThat(budget.tryTake(CANCEL)).isZero();
    CountDownLatch done = new CountDownLatch(2);
    AtomicBoolean cancelWasFirst = new AtomicBoolean();
    AtomicBoolean ordinaryDone = new AtomicBoolean();
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    Thread ordinary =
        thread(
            () -> {
              ordinaryDone.set(budget.take(ORDINARY, deadline));
              done.countDown();
            });
    ordinary.start();
    Thread.sleep(50);
    Thread cancel =
        thread(
            () -> {
              boolean mine = budget.take(CANCEL, deadline);
              cancelWasFirst.set(mine && !ordinaryDone.get());
              done.countDown();
            });
    cancel.start();
    done.await();

    assertThat(cancelWasFirst).isTrue();
    assertThat(ordinaryDone).isTrue();
  }

  @Test
  void givesUpAtTheDeadlineAndTakesNothing() throws Exception {
    RequestBudget budget = new RequestBudget(new AlpacaPace.Budget(1, 1, 0), System::nanoTime);
    assertThat(budget.tryTake(ORDINARY)).isZero();

    assertThat(budget.take(ORDINARY, System.nanoTime() + 20_000_000)).isFalse();
  }

  @Test
  void refusesABudgetThatLeavesNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> new AlpacaPace.Budget(0, 5, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new AlpacaPace.Budget(60, 5, 5));
  }

  private static int taken(RequestBudget budget, RequestBudget.Priority priority) {
    int taken = 0;
    while (budget.tryTake(priority) == 0) {
      taken++;
    }
    return taken;
  }

  /** What may be told to stop. */
  private interface Work {
    void run() throws InterruptedException;
  }

  private static Thread thread(Work work) {
    return new Thread(
        () -> {
          try {
            work.run();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }
}
