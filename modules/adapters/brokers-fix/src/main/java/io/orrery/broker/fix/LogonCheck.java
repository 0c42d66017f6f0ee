package io.orrery.broker.fix;

import io.orrery.order.BrokerException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Whether the counterparty was compared with what it must be since it was last logged on to: no
 * order goes out before (contract U7).
 */
final class LogonCheck {

  private final FixConnection connection;
  private final FixLink link;
  private final CompletableFuture<Optional<String>> first = new CompletableFuture<>();
  private long logons;
  private long compared;
  private boolean isClosed;

  LogonCheck(FixConnection connection, FixLink link) {
    this.connection = connection;
    this.link = link;
  }

  /** Begins anew; answers which logon it is. */
  synchronized long loggedOn() {
    return ++logons;
  }

  synchronized void loggedOut() {
    logons++;
  }

  /** What was compared at a logon is as it must be. */
  synchronized void passed(long logon) {
    compared = logon;
    first.complete(Optional.empty());
  }

  /** It could not be compared. Whether that logon is still the last one. */
  synchronized boolean failed(long logon, BrokerException why) {
    first.complete(Optional.of(String.valueOf(why.getMessage())));
    return !isClosed && logon == logons;
  }

  /** No order goes out any more. */
  synchronized void close() {
    isClosed = true;
    first.complete(Optional.of("the FIX broker was closed"));
  }

  /** Why no order may go out now, as a sentence; empty if one may. */
  synchronized Optional<String> unfit() {
    if (isClosed) {
      return Optional.of(connection + " must be open, is closed");
    }
    if (!link.isLoggedOn()) {
      return Optional.of(connection + " must be logged on, is not: " + link.lastLogout());
    }
    return compared == logons
        ? Optional.empty()
        : Optional.of(
            connection + " must be compared with what it must be after a logon, is not yet");
  }

  /**
   * Waits until the first logon was compared.
   *
   * @throws BrokerException if it is not within {@code patience}
   */
  void awaitFirst(Duration patience) {
    try {
      Optional<String> failure = first.get(patience.toNanos() * 2, TimeUnit.NANOSECONDS);
      if (failure.isPresent()) {
        throw new BrokerException(connection + " could not be compared: " + failure.get());
      }
    } catch (TimeoutException e) {
      throw new BrokerException(
          "%s must log on within %s, did not: %s"
              .formatted(connection, patience.multipliedBy(2), link.lastLogout()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrokerException("waiting for the logon of " + connection + " ended", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("it is completed with a value only", e);
    }
  }
}
