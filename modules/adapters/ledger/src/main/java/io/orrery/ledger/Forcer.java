package io.orrery.ledger;

import io.orrery.universe.Universe;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;

/**
 * A thread that waits for the disk, so that the writer can prepare the next records meanwhile. One
 * flight at a time.
 */
final class Forcer {

  private final SynchronousQueue<Optional<Flight>> next = new SynchronousQueue<>();
  private final Runnable whenLanded;
  private final Thread thread;

  /** {@code whenLanded} is called on this thread after every flight. */
  Forcer(Universe universe, Runnable whenLanded) {
    this.whenLanded = whenLanded;
    this.thread = new Thread(this::run, "orrery-force-" + universe);
    thread.setDaemon(true);
    thread.setContextClassLoader(Forcer.class.getClassLoader());
  }

  void start() {
    thread.start();
  }

  /** Lets a flight start; the one before has landed. */
  void fly(Flight flight) {
    put(Optional.of(flight));
  }

  /** Ends the thread; no flight is on its way. */
  void stop() {
    put(Optional.empty());
  }

  private void put(Optional<Flight> flight) {
    boolean isTaken = false;
    while (!isTaken) {
      try {
        next.put(flight);
        isTaken = true;
      } catch (InterruptedException nobodyHasThisThread) {
        Thread.interrupted();
      }
    }
  }

  private void run() {
    Optional<Flight> flight = take();
    while (flight.isPresent()) {
      flight.get().fly();
      whenLanded.run();
      flight = take();
    }
  }

  private Optional<Flight> take() {
    while (true) {
      try {
        return next.take();
      } catch (InterruptedException nobodyHasThisThread) {
        Thread.interrupted();
      }
    }
  }
}
