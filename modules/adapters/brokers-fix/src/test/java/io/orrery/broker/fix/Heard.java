package io.orrery.broker.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.order.BrokerListener;
import io.orrery.order.ClientOrderId;
import io.orrery.order.OrderReport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** What a broker told. */
final class Heard implements BrokerListener {

  final List<OrderReport> reports = new CopyOnWriteArrayList<>();
  final List<String> reasons = new CopyOnWriteArrayList<>();

  volatile Consumer<OrderReport> onReport = report -> {};

  @Override
  public void reported(OrderReport report) {
    onReport.accept(report);
    reports.add(report);
  }

  @Override
  public void resynchronize(String reason) {
    reasons.add(reason);
  }

  <R extends OrderReport> List<R> all(Class<R> kind) {
    return reports.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  <R extends OrderReport> R awaitOne(Class<R> kind) {
    await(() -> !all(kind).isEmpty(), kind.getSimpleName() + " of " + reports);
    return all(kind).get(0);
  }

  void awaitReason(String part) {
    await(
        () -> reasons.stream().anyMatch(reason -> reason.contains(part)), part + " in " + reasons);
  }

  List<String> executions() {
    return all(OrderReport.Executed.class).stream()
        .map(report -> report.execution().executionId().value())
        .toList();
  }

  List<OrderReport> of(ClientOrderId order) {
    return reports.stream().filter(report -> report.order().equals(order)).toList();
  }

  /** Waits until something is so, for 20 s at most. */
  static void await(BooleanSupplier isSo, String what) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    boolean is = isSo.getAsBoolean();
    while (!is && System.nanoTime() < end) {
      pause(5);
      is = isSo.getAsBoolean();
    }
    assertThat(is).as(what).isTrue();
  }

  static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
