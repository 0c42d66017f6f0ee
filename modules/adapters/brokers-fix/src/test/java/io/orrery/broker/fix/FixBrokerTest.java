package io.orrery.broker.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.order.Broker;
import io.orrery.order.ClientOrderId;
import io.orrery.order.OrderIntended;
import io.orrery.order.OrderReport;
import io.orrery.universe.Minted;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders, their reports and questions on a connection that holds. */
class FixBrokerTest {

  @TempDir Path home;
  private TradingVenue venue;
  private FixBench bench;

  @BeforeEach
  void open() throws IOException {
    String name = FixBench.freshName();
    Path root = home.resolve("paper");
    venue = new TradingVenue("VENUE", name, FixBench.ACCOUNT);
    bench =
        new FixBench(
            Universe.PAPER, FixBench.connection(name, venue.wire.port(), root, FixBench.ALL), root);
    bench.broker.open(bench.heard);
  }

  @AfterEach
  void close() throws IOException {
    bench.broker.close();
    venue.close();
  }

  @Test
  void anAcceptedOrderIsFilledInParts() {
    Minted<OrderIntended> intent = bench.limitOrder();
    ClientOrderId id = intent.fact().clientOrderId();
    assertThat(bench.broker.submit(intent)).isInstanceOf(Broker.Submission.Sent.class);
    assertThat(bench.heard.awaitOne(OrderReport.Accepted.class).order()).isEqualTo(id);
    venue.fill(venue.order(id.value()), "4", "190.20");
    venue.fill(venue.order(id.value()), "6", "190.10");
    Heard.await(() -> bench.heard.executions().size() == 2, "two fills");
    OrderReport.Executed last = bench.heard.all(OrderReport.Executed.class).get(1);
    assertThat(last.execution().qty()).hasToString("6");
    assertThat(last.execution().price()).hasToString("190.10");
    assertThat(last.execution().mic().orElseThrow()).hasToString("XNYS");
  }
}
