package io.orrery.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.order.BrokerListener;
import io.orrery.order.ClientOrderId;
import io.orrery.order.Order;
import io.orrery.order.OrderChange;
import io.orrery.order.OrderIntended;
import io.orrery.order.OrderReport;
import io.orrery.order.OrderStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * Hears a broker, keeps each order as the house's table of states has it, and refuses reports that
 * contradict each other. Safe for use by many threads.
 */
public final class ReportLog implements BrokerListener {

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition heard = lock.newCondition();
  private final List<OrderReport> reports = new ArrayList<>();
  private final List<String> contradictions = new ArrayList<>();
  private final Map<ClientOrderId, Order> orders = new HashMap<>();

  /** An order is going to be sent: what is heard of it counts from now on. */
  public void expect(OrderIntended intent) {
    lock.lock();
    try {
      orders.put(intent.clientOrderId(), intent.order());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void reported(OrderReport report) {
    lock.lock();
    try {
      reports.add(report);
      orders.computeIfPresent(report.order(), (id, order) -> after(order, report));
      heard.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void resynchronize(String reason) {}

  /** Everything heard so far, in its order. */
  public List<OrderReport> reports() {
    lock.lock();
    try {
      return List.copyOf(reports);
    } finally {
      lock.unlock();
    }
  }

  /** Waits, at most ten seconds, until an order is as {@code wanted}, and answers it. */
  public Order await(ClientOrderId id, Predicate<Order> wanted) {
    lock.lock();
    try {
      awaitThat(() -> wanted.test(known(id)), () -> "order " + known(id));
      return known(id);
    } finally {
      lock.unlock();
    }
  }

  /** Waits, at most ten seconds, until an order has this status, and answers it. */
  public Order await(ClientOrderId id, OrderStatus status) {
    return await(id, order -> order.status() == status);
  }

  /** Waits, at most ten seconds, until a report of this type is heard of an order. */
  public <R extends OrderReport> R await(ClientOrderId id, Class<R> type) {
    Predicate<OrderReport> wanted = report -> type.isInstance(report) && report.order().equals(id);
    lock.lock();
    try {
      awaitThat(() -> reports.stream().anyMatch(wanted), () -> type + " among " + reports);
      return type.cast(reports.stream().filter(wanted).findFirst().orElseThrow());
    } finally {
      lock.unlock();
    }
  }

  /** Fails if reports of one order could not all be true. */
  public void assertNoContradiction() {
    lock.lock();
    try {
      assertThat(contradictions).as("reports that cannot be true together").isEmpty();
    } finally {
      lock.unlock();
    }
  }

  private Order known(ClientOrderId id) {
    Order order = orders.get(id);
    assertThat(order).as("order %s must be expected before it is awaited", id).isNotNull();
    return java.util.Objects.requireNonNull(order);
  }

  private Order after(Order order, OrderReport report) {
    OrderChange change = order.after(report);
    if (change instanceof OrderChange.Contradicted contradicted) {
      contradictions.add(contradicted.reason());
    }
    return change instanceof OrderChange.Changed changed ? changed.order() : order;
  }

  private void awaitThat(
      java.util.function.BooleanSupplier holds, java.util.function.Supplier<String> found) {
    long left = PATIENCE_NANOS;
    while (!holds.getAsBoolean()) {
      assertThat(left).as("waited in vain, found %s", found.get()).isPositive();
      left = waited(left);
    }
  }

  private long waited(long nanos) {
    try {
      return heard.awaitNanos(nanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("a test must not be interrupted", e);
    }
  }
}
