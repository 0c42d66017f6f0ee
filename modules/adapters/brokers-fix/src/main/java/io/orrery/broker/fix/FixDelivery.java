package io.orrery.broker.fix;

import io.orrery.order.BrokerListener;
import io.orrery.order.OrderReport;
import io.orrery.universe.Universe;
import java.lang.System.Logger.Level;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells the listener. Reports are told on the thread that received them, before QuickFIX/J counts
 * them as received: a crash in between brings them again. All else is done on one thread of its
 * own, because QuickFIX/J holds locks when it tells.
 */
final class FixDelivery {

  private static final System.Logger LOG = System.getLogger(FixDelivery.class.getName());

  private final BrokerListener listener;
  private final ExecutorService thread;
  private volatile @Nullable Thread own;

  FixDelivery(Universe universe, BrokerListener listener) {
    this.listener = listener;
    this.thread =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread made = new Thread(task, "fix-" + universe);
              made.setDaemon(true);
              own = made;
              return made;
            });
  }

  /** Tells a report at once. */
  void tell(OrderReport report) {
    guarded(() -> listener.reported(report));
  }

  /** Tells a report soon. */
  void tellLater(OrderReport report) {
    later(() -> listener.reported(report));
  }

  /** Tells soon that all that is open must be looked up. */
  void resynchronize(String reason) {
    later(() -> listener.resynchronize(reason));
  }

  /** Does something soon, behind all that was to be told before. */
  void later(Runnable task) {
    try {
      thread.execute(() -> guarded(task));
    } catch (RejectedExecutionException e) {
      LOG.log(Level.DEBUG, "a closed FIX broker has nothing more to tell");
    }
  }

  /**
   * Tells what is left, for a second at most; nothing runs when this returns, but for the caller if
   * it is the thread itself.
   */
  void close() {
    thread.shutdown();
    if (Thread.currentThread().equals(own)) {
      return;
    }
    try {
      if (!thread.awaitTermination(1, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  /** A listener must not throw; if it does, what it heard is not lost to those behind it. */
  private void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "a listener of a FIX broker must not throw, did", e);
    }
  }
}
