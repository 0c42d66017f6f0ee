package io.orrery.trading;

import io.orrery.basics.SourceName;
import io.orrery.order.Execution;
import io.orrery.order.Order;
import io.orrery.order.OrderReport;
import io.orrery.order.OrderReported;
import io.orrery.session.UniverseSession;
import io.orrery.trade.Trade;
import io.orrery.universe.Attestation;
import io.orrery.universe.Fact;
import io.orrery.universe.Minted;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes what a desk does into the ledgers of its session. */
final class DeskRecords {

  private final UniverseSession session;
  private final SourceName source;
  private final Roster roster;
  private final Clock clock;

  /** {@code source} is what trades name as their reporter. */
  DeskRecords(UniverseSession session, SourceName source, Roster roster, Clock clock) {
    this.session = session;
    this.source = source;
    this.roster = roster;
    this.clock = clock;
  }

  /**
   * Passes if people may loosen something here: LIVE must be armed for it.
   *
   * @throws io.orrery.session.NotArmedException if it is not
   */
  void requireArmed() {
    session.arming().requireArmed();
  }

  <F extends Fact> Minted<F> mint(F fact) {
    return session.session().mint(fact);
  }

  /** Puts facts on record, in their order, under one acknowledgement. */
  void record(List<Minted<Fact>> facts) {
    if (!facts.isEmpty()) {
      session.orders().appendAll(facts);
      facts.forEach(each -> roster.saw(each.fact(), clock.instant()));
    }
  }

  /** Puts one fact on record. */
  void record(Fact fact) {
    record(List.of(mint(fact)));
  }

  /** Puts reports on record, then the fills among them. */
  void record(List<Heard> heard, Optional<String> account) {
    List<Minted<Fact>> reports = new ArrayList<>();
    List<Minted<Trade>> trades = new ArrayList<>();
    for (Heard each : heard) {
      reports.add(mint(OrderReported.of(each.order(), each.report())));
      if (each.report() instanceof OrderReport.Executed executed) {
        trades.add(mint(each.order(), executed.execution(), account));
      }
    }
    record(reports);
    heard.forEach(each -> roster.heard(each.report(), clock.instant()));
    if (!trades.isEmpty()) {
      session.trades().appendAll(trades);
    }
  }

  /** Puts fills on record whose reports are there already. */
  void recordTrades(List<Heard> executed, Optional<String> account) {
    List<Minted<Trade>> trades = new ArrayList<>();
    for (Heard each : executed) {
      if (each.report() instanceof OrderReport.Executed fill) {
        trades.add(mint(each.order(), fill.execution(), account));
      }
    }
    if (!trades.isEmpty()) {
      session.trades().appendAll(trades);
    }
  }

  /** Tells an event, which is durable before. */
  void tell(Fact event) {
    session.events().publishAll(List.of(event));
  }

  /**
   * A report that changed an order.
   *
   * @param order as it is since
   */
  record Heard(Order order, OrderReport report) {}

  private Minted<Trade> mint(Order order, Execution execution, Optional<String> account) {
    Attestation attestation =
        account
            .<Attestation>map(name -> new Attestation.ByExecutor(execution.executionId(), name))
            .orElseGet(Attestation::none);
    return session.session().mint(trade(order, execution), attestation);
  }

  private Trade trade(Order order, Execution execution) {
    return new Trade(
        order.ticket().symbol(),
        order.ticket().side(),
        execution.qty(),
        execution.price(),
        order.ticket().currency(),
        execution.commission(),
        execution.executedAt(),
        execution.mic(),
        order.orderId(),
        Optional.of(execution.executionId()),
        order.ticket().strategy(),
        Optional.of(source),
        Optional.empty());
  }
}
