package io.orrery.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.basics.CurrencyCode;
import io.orrery.basics.IdempotencyKey;
import io.orrery.basics.Price;
import io.orrery.basics.Quantity;
import io.orrery.basics.Sha256;
import io.orrery.basics.Symbol;
import io.orrery.ledger.FileStorage;
import io.orrery.order.ClientOrderId;
import io.orrery.order.Order;
import io.orrery.order.OrderCause;
import io.orrery.order.OrderIntended;
import io.orrery.order.OrderReport;
import io.orrery.order.OrderReported;
import io.orrery.order.OrderStatus;
import io.orrery.order.OrderTicket;
import io.orrery.order.OrderType;
import io.orrery.order.TimeInForce;
import io.orrery.session.Audience;
import io.orrery.session.SessionSpec;
import io.orrery.session.UniverseSession;
import io.orrery.session.Universes;
import io.orrery.testkit.Samples;
import io.orrery.trade.OrderHistory;
import io.orrery.trade.Origin;
import io.orrery.trade.Side;
import io.orrery.trading.OrderRequested;
import io.orrery.trading.OrderTrail;
import io.orrery.universe.Fact;
import io.orrery.universe.Universe;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger of orders is what remembers a request: another process finds its order there. */
class OrderRequestOnDiskTest {

  private static final Origin ORIGIN =
      new Origin(new IdempotencyKey("k1"), 1, Sha256.of(new byte[] {1, 2, 3}));

  @TempDir private Path home;

  @Test
  void findsTheOrderOfARequestInTheLedgerOfAnEarlierProcess() {
    Order order = record();

    OrderHistory history = new FileStorage(home, Samples.CLOCK).archive(Universe.PAPER).orders();

    List<OrderRequested> requests =
        history.after(0, 10).stream()
            .flatMap(each -> history.typed(OrderRequested.class, each.fact()).stream())
            .toList();
    assertThat(requests).containsExactly(new OrderRequested(ORIGIN, order.id()));
    assertThat(OrderTrail.read(history, order.id()))
        .hasValueSatisfying(
            found -> {
              assertThat(found.status()).isEqualTo(OrderStatus.REJECTED);
              assertThat(found.ticket()).isEqualTo(order.ticket());
            });
  }

  private Order record() {
    Universes universes =
        new Universes(
            List.of(SessionSpec.unknown(Universe.PAPER, Optional.empty())),
            new FileStorage(home, Samples.CLOCK),
            Audience.NOBODY,
            Samples.CLOCK);
    UniverseSession session = universes.open(Universe.PAPER);
    Order order = Order.minted(ClientOrderId.of(session.session().id(), 1), ticket(), Samples.NOW);
    OrderReport report = new OrderReport.Rejected(order.id(), Samples.NOW, "it may not be");
    List<Fact> facts =
        List.of(
            new OrderRequested(ORIGIN, order.id()),
            OrderIntended.of(order),
            OrderReported.of(order, report));
    session.orders().appendAll(facts.stream().map(session.session()::mint).toList());
    universes.close(Universe.PAPER, "a test");
    return order;
  }

  private static OrderTicket ticket() {
    return new OrderTicket(
        new Symbol("AAPL"),
        Side.BUY,
        new Quantity(BigDecimal.TEN),
        new OrderType.Limit(new Price(new BigDecimal("190.25"))),
        TimeInForce.DAY,
        new CurrencyCode("USD"),
        OrderCause.MANUAL,
        Optional.empty(),
        Optional.of("rebalancing"));
  }
}
