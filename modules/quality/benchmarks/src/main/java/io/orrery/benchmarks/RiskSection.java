package io.orrery.benchmarks;

import com.sun.management.ThreadMXBean;
import io.orrery.order.OrderTicket;
import io.orrery.risk.CheckResult;
import io.orrery.risk.RiskDecision;
import io.orrery.risk.RiskGate;
import io.orrery.universe.Universe;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.Histogram;

/**
 * One order through the gate, every limit set: how long it takes, and what it allocates. Orders
 * that add, orders that only reduce and orders that are denied, each measured on its own.
 */
final class RiskSection implements Benchmarks.Group {

  private static final int WARM_UP = 300_000;
  private static final int DECISIONS = 1_000_000;
  private static final double NANOS_PER_MICRO = 1_000;
  private static final double P99_MICROS = 10;
  private static final double BYTES = 2048;
  private static final double P99 = 99;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** The newest decision, kept so that none is optimised away. */
  private final AtomicReference<RiskDecision> newest = new AtomicReference<>();

  /** What a number of decisions took. */
  private record Round(Histogram nanos, double bytes, int checks) {}

  @Override
  public List<Bar> run() {
    RiskDesk desk = new RiskDesk();
    RiskGate gate = new RiskGate(Universe.LIVE, RiskDesk.limits());
    Table table =
        new Table("order", "checks", "p50 us", "p99 us", "p99.9 us", "max us", "B/decision");
    Round adding = measure(gate, desk, RiskDesk.adding(), true);
    Round reducing = measure(gate, desk, RiskDesk.reducing(), true);
    Round denied = measure(gate, desk, RiskDesk.tooLarge(), false);
    row(table, "adds, approved", adding);
    row(table, "reduces, approved", reducing);
    row(table, "adds, denied with reasons", denied);
    table.print(
        "one decision, 8 positions, 4 orders on their way, 40 recent ones; "
            + DECISIONS
            + " decisions each");
    double worst =
        Math.max(micros(adding, P99), Math.max(micros(reducing, P99), micros(denied, P99)));
    return List.of(
        Bar.atMost("trading.risk_p99", worst, "us", P99_MICROS),
        Bar.atLeast("trading.risk_checks", adding.checks(), "checks", 10),
        Bar.atMost("trading.risk_bytes", adding.bytes(), "B", BYTES));
  }

  private Round measure(RiskGate gate, RiskDesk desk, OrderTicket ticket, boolean passes) {
    for (int i = 0; i < WARM_UP; i++) {
      decide(gate, desk, ticket, passes);
    }
    Histogram nanos = new Histogram(3);
    for (int i = 0; i < DECISIONS; i++) {
      long before = System.nanoTime();
      decide(gate, desk, ticket, passes);
      nanos.recordValue(System.nanoTime() - before);
    }
    long thread = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(thread);
    for (int i = 0; i < DECISIONS; i++) {
      decide(gate, desk, ticket, passes);
    }
    double bytes = (threads.getThreadAllocatedBytes(thread) - before) / (double) DECISIONS;
    int checks =
        (int)
            gate.decide(ticket, desk).checks().stream()
                .map(CheckResult::outcome)
                .filter(each -> each != CheckResult.Outcome.NOT_APPLICABLE)
                .count();
    return new Round(nanos, bytes, checks);
  }

  private void decide(RiskGate gate, RiskDesk desk, OrderTicket ticket, boolean passes) {
    RiskDecision decision = gate.decide(ticket, desk);
    boolean isApproved = decision instanceof RiskDecision.Approved;
    if (isApproved != passes) {
      throw new IllegalStateException("another decision was expected, was " + decision);
    }
    newest.lazySet(decision);
  }

  private static void row(Table table, String name, Round round) {
    table.row(
        name,
        String.valueOf(round.checks()),
        Table.exact(micros(round, 50)),
        Table.exact(micros(round, P99)),
        Table.exact(micros(round, 99.9)),
        Table.exact(round.nanos().getMaxValue() / NANOS_PER_MICRO),
        Table.whole(round.bytes()));
  }

  private static double micros(Round round, double percentile) {
    return round.nanos().getValueAtPercentile(percentile) / NANOS_PER_MICRO;
  }
}
