package io.orrery.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.basics.Amount;
import io.orrery.basics.CurrencyCode;
import io.orrery.basics.Price;
import io.orrery.basics.Quantity;
import io.orrery.basics.Symbol;
import io.orrery.broker.fix.FixConnection;
import io.orrery.broker.fix.FixEndpoint;
import io.orrery.broker.fix.FixParties;
import io.orrery.broker.fix.FixTiming;
import io.orrery.broker.fix.FixVenues;
import io.orrery.ledger.FileStorage;
import io.orrery.order.OrderCause;
import io.orrery.order.OrderTicket;
import io.orrery.order.OrderType;
import io.orrery.order.TimeInForce;
import io.orrery.risk.Finding;
import io.orrery.session.Audience;
import io.orrery.session.Inventory;
import io.orrery.session.SessionSpec;
import io.orrery.session.UniverseSession;
import io.orrery.session.Universes;
import io.orrery.strategy.Bystander;
import io.orrery.trade.Side;
import io.orrery.trading.OrderDesk;
import io.orrery.trading.Placement;
import io.orrery.trading.Tradings;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PAPER by FIX, with the executor of QuickFIX/J's examples, and prices of a stub of Alpaca. */
class FixTradingTest {

  private static final CurrencyCode USD = new CurrencyCode("USD");

  @TempDir private Path home;

  @Test
  @Tag("U13")
  void keepsTheAccountOfACounterpartyThatDoesNotTellItOverARestart() throws Exception {
    Clock clock = Clock.systemUTC();
    int port = freePort();
    Process executor = executor(port);
    try (AlpacaMarket market = new AlpacaMarket(Universe.PAPER, clock)) {
      await(() -> listens(port));
      BrokeredPlan plan = plan(market, port);
      Universes universes =
          new Universes(
              List.of(SessionSpec.unknown(Universe.PAPER, Optional.empty())),
              new FileStorage(home, clock),
              Audience.NOBODY,
              clock);
      UniverseSession first = universes.open(Universe.PAPER);
      OrderDesk desk = trading(plan, universes, first, clock);
      assertThat(desk.submit(ticket())).isInstanceOf(Placement.Placed.class);
      await(() -> desk.view().positions().size() == 1);
      universes.close(Universe.PAPER, "a restart");
      assertThat(first.inventory().items()).allMatch(Inventory.Item::isOver);

      OrderDesk again = trading(plan, universes, universes.open(Universe.PAPER), clock);

      assertThat(again.view().positions().get(0).qty()).isEqualByComparingTo("10");
      BigDecimal cash = again.view().account().orElseThrow().cash().value();
      assertThat(cash).isLessThan(new BigDecimal("100000"));
      universes.close(Universe.PAPER, "the test is over");
    } finally {
      executor.destroy();
    }
  }

  private static OrderDesk trading(
      BrokeredPlan plan, Universes universes, UniverseSession session, Clock clock)
      throws InterruptedException {
    Tradings tradings = new Tradings();
    new BrokeredTrading(plan, session, tradings, Tempo.usual(clock))
        .begin(universes.archive(Universe.PAPER));
    OrderDesk desk = tradings.find(Universe.PAPER).orElseThrow().trading().desk();
    await(
        () ->
            desk.blocks().isEmpty()
                && desk.view().lastPrice(new Symbol("AAPL")) instanceof Finding.Known);
    return desk;
  }

  private BrokeredPlan plan(AlpacaMarket market, int port) {
    FixConnection connection =
        new FixConnection(
            new FixEndpoint("127.0.0.1", port, Optional.empty()),
            new FixParties("ORRERY-WIRED", "EXEC", "PAPER-7"),
            home.resolve("data/paper/fix"),
            new FixTiming(Duration.ofSeconds(30), Duration.ofSeconds(5), Optional.empty()),
            Set.of());
    BrokeredPlan alpaca = market.plan(home, "24X7", new Bystander(), Map.of(), "AAPL");
    BrokerSettings settings =
        new BrokerSettings(
            new BrokerSettings.Access.Fix(
                new FixVenues(Map.of(Universe.PAPER, connection)),
                Optional.of(new BrokerValues.Money(new Amount(new BigDecimal("100000")), USD))),
            alpaca.settings().calendar(),
            alpaca.settings().cashTolerance(),
            alpaca.settings().bars());
    return new BrokeredPlan(
        settings, alpaca.root(), alpaca.calendar(), alpaca.limits(), alpaca.bars());
  }

  /** The executor fills a limit order at its limit. */
  private static OrderTicket ticket() {
    return new OrderTicket(
        new Symbol("AAPL"),
        Side.BUY,
        new Quantity(BigDecimal.TEN),
        new OrderType.Limit(new Price(new BigDecimal("100.25"))),
        TimeInForce.DAY,
        USD,
        OrderCause.MANUAL,
        Optional.empty(),
        Optional.empty());
  }

  private Process executor(int port) throws IOException {
    Path settings = home.resolve("executor.cfg");
    Files.writeString(
        settings,
        """
        [default]
        ConnectionType=acceptor
        FileStorePath=%s
        StartTime=00:00:00
        EndTime=00:00:00
        HeartBtInt=30
        ValidOrderTypes=1,2,F
        DefaultMarketPrice=100.20
        UseDataDictionary=Y
        SenderCompID=EXEC
        TargetCompID=ORRERY-WIRED
        SocketAcceptAddress=127.0.0.1

        [session]
        BeginString=FIX.4.4
        SocketAcceptPort=%s
        """
            .formatted(home.resolve("executor"), String.valueOf(port)));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "quickfix.examples.executor.Executor",
            settings.toString())
        .redirectOutput(Redirect.DISCARD)
        .redirectError(Redirect.DISCARD)
        .start();
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return server.getLocalPort();
    }
  }

  private static void await(BooleanSupplier holds) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
      Thread.sleep(10);
    }
  }
}
