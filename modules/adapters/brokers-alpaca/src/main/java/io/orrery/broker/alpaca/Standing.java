package io.orrery.broker.alpaca;

import io.orrery.order.BrokerException;
import io.orrery.order.BrokerListener;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a broker is in its life: not opened, open, closed for ever; and whether who it is was
 * compared since the stream was last lost. Safe for use by many threads.
 */
final class Standing {

  private volatile @Nullable Reports reports;
  private volatile @Nullable String closed;
  private volatile boolean compared;

  /** Begins to report; refuses a second time with {@link IllegalStateException}. */
  synchronized void open(BrokerListener listener) {
    requireRunning();
    if (reports != null) {
      throw new IllegalStateException("a broker must be opened once, it was opened before");
    }
    reports = new Reports(listener);
  }

  /** Ends for a reason; false if it had ended before. */
  synchronized boolean close(String reason) {
    compared = false;
    if (closed != null) {
      return false;
    }
    closed = reason;
    return true;
  }

  /** Whom to tell; refuses with {@link IllegalStateException} if it was not opened. */
  Reports reports() {
    Reports told = reports;
    if (told == null) {
      throw new IllegalStateException("a broker must be opened before everything else");
    }
    return told;
  }

  /** Why it ended, if it did. */
  Optional<String> closed() {
    return Optional.ofNullable(closed);
  }

  /** Refuses with {@link BrokerException} if it has ended. */
  void requireRunning() {
    String reason = closed;
    if (reason != null) {
      throw new BrokerException(reason);
    }
  }

  synchronized void setCompared(boolean now) {
    compared = now && closed == null;
  }

  boolean isCompared() {
    return compared;
  }
}
