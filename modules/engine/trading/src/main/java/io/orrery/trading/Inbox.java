package io.orrery.trading;

import io.orrery.order.BrokerListener;
import io.orrery.order.OrderReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;

/** What brokers told and the desk has not looked at. Safe for use by many threads. */
final class Inbox implements BrokerListener {

  /** So many reports are recorded together at most. */
  static final int BATCH = 1_000;

  private final ConcurrentLinkedQueue<OrderReport> reports = new ConcurrentLinkedQueue<>();
  private final AtomicReference<Optional<String>> missed = new AtomicReference<>(Optional.empty());
  private final Runnable arrived;

  /** {@code arrived} is called whenever there is something; it must be short. */
  Inbox(Runnable arrived) {
    this.arrived = arrived;
  }

  @Override
  public void reported(OrderReport report) {
    reports.add(report);
    arrived.run();
  }

  @Override
  public void resynchronize(String reason) {
    missed.set(Optional.of(reason));
    arrived.run();
  }

  /** The oldest reports, at most {@link #BATCH}; empty if there are none. */
  List<OrderReport> take() {
    List<OrderReport> taken = new ArrayList<>();
    OrderReport next = reports.poll();
    while (next != null) {
      taken.add(next);
      next = taken.size() < BATCH ? reports.poll() : null;
    }
    return taken;
  }

  /** Why reports may be missing; empty if none may, and after it was asked once. */
  Optional<String> takeMissed() {
    return missed.getAndSet(Optional.empty());
  }
}
