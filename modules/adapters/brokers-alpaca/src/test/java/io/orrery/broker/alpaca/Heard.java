package io.orrery.broker.alpaca;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.order.BrokerListener;
import io.orrery.order.OrderReport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** Keeps what a broker reports. */
final class Heard implements BrokerListener {

  private static final Duration LONGEST = Duration.ofSeconds(20);

  final List<OrderReport> reports = new CopyOnWriteArrayList<>();
  final List<String> resynchronizations = new CopyOnWriteArrayList<>();

  @Override
  public void reported(OrderReport report) {
    reports.add(report);
  }

  @Override
  public void resynchronize(String reason) {
    resynchronizations.add(reason);
  }

  void awaitReports(int count) {
    await(() -> reports.size() >= count);
    assertThat(reports).hasSize(count);
  }

  void awaitResynchronizations(int count) {
    await(() -> resynchronizations.size() >= count);
    assertThat(resynchronizations).hasSizeGreaterThanOrEqualTo(count);
  }

  static void await(BooleanSupplier holds) {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (!holds.getAsBoolean() && System.nanoTime() < end) {
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
