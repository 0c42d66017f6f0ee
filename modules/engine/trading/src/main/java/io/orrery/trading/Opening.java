package io.orrery.trading;

import io.orrery.order.Broker;
import io.orrery.order.BrokerAccount;
import io.orrery.order.BrokerAttestation;
import io.orrery.order.BrokerException;
import io.orrery.order.BrokerListener;
import io.orrery.order.Order;
import io.orrery.order.OrderReport;
import io.orrery.order.Position;
import io.orrery.trade.UniverseArchive;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes up trading where the records of the universe leave it. */
final class Opening {

  private final UniverseArchive archive;
  private final Broker broker;
  private final OrderDesk desk;
  private final DeskRecords records;
  private final Reconciliation reconciliation;
  private final BrokerListener listener;
  private Optional<RecordedOrders> recorded = Optional.empty();

  Opening(
      UniverseArchive archive,
      Broker broker,
      OrderDesk desk,
      DeskRecords records,
      Reconciliation reconciliation,
      BrokerListener listener) {
    this.archive = archive;
    this.broker = broker;
    this.desk = desk;
    this.records = records;
    this.reconciliation = reconciliation;
    this.listener = listener;
  }

  /** Reads what is recorded, once. */
  void read() {
    if (recorded.isEmpty()) {
      recorded =
          Optional.of(
              RecordedOrders.read(
                  archive.orders(),
                  isAnew() ? desk.memory().another() : desk.memory(),
                  desk.requests()));
      UntoldFills.record(archive, records);
    }
  }

  /**
   * Connects, on whatever thread.
   *
   * @throws BrokerException if the broker cannot be reached or is another universe's
   */
  BrokerAttestation reach() {
    return broker.open(listener);
  }

  /**
   * Goes on from what was read with a broker that was reached; nothing is compared yet.
   *
   * @throws BrokerException if it does not say what the account holds
   */
  void begin(BrokerAttestation said) {
    RecordedOrders read = recorded.orElseThrow();
    records.record(BrokerAttested.of(said));
    if (!isAnew()) {
      List<Order> known = new ArrayList<>(read.cutShort());
      known.addAll(read.working());
      desk.begin(known, read.portfolio());
    }
    BrokerAccount account = broker.account();
    desk.know(account);
    if (isAnew()) {
      beginAnew(read, account);
    } else {
      goOn(read, account);
    }
  }

  private boolean isAnew() {
    return broker.tenure() == Broker.Tenure.SESSION;
  }

  /** What was held ended with its session, and so did what worked. */
  private void beginAnew(RecordedOrders recorded, BrokerAccount account) {
    Portfolio nothing = new Portfolio();
    nothing.begin(broker.session().id(), List.of(), Optional.of(account.cash()));
    desk.begin(recorded.working(), nothing);
    List<OrderReport> ends = new ArrayList<>();
    for (Order order : recorded.working()) {
      ends.add(
          new OrderReport.Expired(
              order.id(), desk.view().now(), "its broker ended with its session"));
    }
    desk.take(ends);
    adopt(account, broker.positions(), "orrery", "a broker that begins with its session");
  }

  private void goOn(RecordedOrders recorded, BrokerAccount account) {
    recorded.adopted().ifPresent(begun -> reconciliation.expectAccount(begun.account()));
    if (recorded.adopted().isEmpty()) {
      List<Position> held = broker.positions();
      if (held.isEmpty() && recorded.portfolio().all().isEmpty() && broker.openOrders().isEmpty()) {
        adopt(account, held, "orrery", "an account without positions and orders at its first use");
      }
    }
  }

  /** Takes over what the account holds now. */
  void adopt(String person, String reason) {
    BrokerAccount account = broker.account();
    adopt(account, broker.positions(), person, reason);
  }

  private void adopt(
      BrokerAccount account, List<Position> positions, String person, String reason) {
    records.record(
        new AccountAdopted(
            account.account(), account.currency(), account.cash(), positions, person, reason));
    reconciliation.expectAccount(account.account());
    desk.begin(positions, Optional.of(account.cash()));
  }
}
