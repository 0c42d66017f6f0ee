package io.orrery.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RunThreadsTest {

  private final CountDownLatch go = new CountDownLatch(1);
  private final AtomicInteger done = new AtomicInteger();
  private final RunThreads threads = new RunThreads(Thread::new, 1);

  private void run() {
    try {
      go.await(20, TimeUnit.SECONDS);
      done.incrementAndGet();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void refusesARunWhenAsManyWaitAsMayAndSaysSo() {
    for (int i = 0; i < RunThreads.WAITING + 1; i++) {
      threads.execute(this::run);
    }
    assertThatThrownBy(() -> threads.execute(this::run))
        .isInstanceOf(RejectedExecutionException.class)
        .hasMessage(
            "at most 1 runs may be under way and 16 wait, and as many are: try again when one is over");
    go.countDown();
    threads.close();
  }

  @Test
  void waitsAtItsEndForWhatIsUnderWay() {
    for (int i = 0; i < 3; i++) {
      threads.execute(this::run);
    }
    go.countDown();
    threads.close();
    assertThat(done).hasValue(3);
  }
}
