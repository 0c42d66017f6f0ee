package io.orrery.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.basics.CurrencyCode;
import io.orrery.basics.Price;
import io.orrery.basics.Quantity;
import io.orrery.basics.Symbol;
import io.orrery.ledger.ControlFiles;
import io.orrery.ledger.FileStorage;
import io.orrery.order.OrderCause;
import io.orrery.order.OrderTicket;
import io.orrery.order.OrderType;
import io.orrery.order.TimeInForce;
import io.orrery.risk.Finding;
import io.orrery.risk.LimitName;
import io.orrery.session.ArmingState;
import io.orrery.session.Audience;
import io.orrery.session.ControlDesk;
import io.orrery.session.ControlId;
import io.orrery.session.Controls;
import io.orrery.session.Inventory;
import io.orrery.session.KillSwitch;
import io.orrery.session.SessionSpec;
import io.orrery.session.UniverseSession;
import io.orrery.session.Universes;
import io.orrery.strategy.Bystander;
import io.orrery.trade.ControlScope;
import io.orrery.trade.Side;
import io.orrery.trading.Block;
import io.orrery.trading.OrderDesk;
import io.orrery.trading.Placement;
import io.orrery.trading.Tradings;
import io.orrery.universe.Confirmation;
import io.orrery.universe.Universe;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** LIVE with a stub of Alpaca: observes until two persons armed it, and ends at a kill. */
class LiveTradingTest {

  private static final String POST = "POST /v2/orders";

  @TempDir private Path home;

  @Test
  @Tag("U11")
  void sendsNothingUnarmedTradesArmedAndIsCancelledByAKill() throws Exception {
    Clock clock = Clock.systemUTC();
    ControlFiles files = new ControlFiles(home);
    KillSwitch killing = new KillSwitch(files, clock);
    Universes universes =
        new Universes(
            List.of(
                SessionSpec.unknown(
                    Universe.LIVE, Optional.of(new Confirmation(Confirmation.SENTENCE)))),
            new FileStorage(home, clock),
            Audience.NOBODY,
            new Controls(killing, new BuildDigest()),
            clock);
    ControlDesk letters = new ControlDesk(universes, files);
    UniverseSession live = universes.open(Universe.LIVE);
    try (AlpacaMarket market = new AlpacaMarket(Universe.LIVE, clock)) {
      OrderDesk desk = trading(market, universes, live, clock);
      await(() -> desk.blocks().size() == 1 && hasPrice(desk));
      assertThat(desk.blocks().get(0).cause()).isEqualTo(Block.Cause.NOT_ARMED);
      assertThat(desk.submit(limited())).isInstanceOf(Placement.Denied.class);
      assertThat(market.stub.count(POST)).isZero();

      arm(live, letters);
      assertThat(desk.submit(limited())).isInstanceOf(Placement.Placed.class);
      assertThat(market.stub.count(POST)).isEqualTo(1);

      Files.writeString(home.resolve("data/live/KILL"), "prices are wrong");
      killing.look();
      await(() -> desk.view().working().isEmpty());
      assertThat(market.stub.count("DELETE /v2/orders")).isEqualTo(1);
      assertThat(desk.submit(limited())).isInstanceOf(Placement.Denied.class);
      assertThat(market.stub.count(POST)).isEqualTo(1);
    } finally {
      universes.close(Universe.LIVE, "the test is over");
    }
    assertThat(live.inventory().items()).isNotEmpty().allMatch(Inventory.Item::isOver);
    assertThat(threads()).as("threads that are left of the session").isEmpty();
  }

  private OrderDesk trading(
      AlpacaMarket market, Universes universes, UniverseSession live, Clock clock) {
    Tradings tradings = new Tradings();
    new BrokeredTrading(
            market.plan(home, "24X7", new Bystander(), decided(), "AAPL"),
            live,
            tradings,
            Tempo.usual(clock))
        .begin(universes.archive(Universe.LIVE));
    return tradings.find(Universe.LIVE).orElseThrow().trading().desk();
  }

  /** Every limit is a person's word that there is none. */
  private static Map<String, String> decided() {
    Map<String, String> limits = new HashMap<>();
    for (LimitName name : LimitName.values()) {
      limits.put(name.wireName(), "unlimited by ada: a test");
    }
    return limits;
  }

  private static boolean hasPrice(OrderDesk desk) {
    return desk.view().lastPrice(new Symbol("AAPL")) instanceof Finding.Known;
  }

  private void arm(UniverseSession live, ControlDesk letters) throws Exception {
    ControlId id = ControlId.ofArming();
    send(live, id, ControlDesk.ARM, "Ada");
    letters.look();
    send(live, id, ControlDesk.APPROVE, "Bob");
    letters.look();
    assertThat(live.arming().state()).isInstanceOf(ArmingState.Armed.class);
  }

  private void send(UniverseSession live, ControlId id, String act, String as) {
    Map<String, String> letter =
        Map.of(
            ControlDesk.ACT,
            act,
            "id",
            id.value(),
            "as",
            as,
            "session",
            live.session().id().value(),
            "reason",
            "a test",
            "limits",
            "none",
            "ttl",
            "PT1H");
    new ControlFiles(home).send(ControlScope.of(Universe.LIVE), letter);
  }

  /** Far below the market: it rests. */
  private static OrderTicket limited() {
    return new OrderTicket(
        new Symbol("AAPL"),
        Side.BUY,
        new Quantity(BigDecimal.TEN),
        new OrderType.Limit(new Price(new BigDecimal("50"))),
        TimeInForce.DAY,
        new CurrencyCode("USD"),
        OrderCause.MANUAL,
        Optional.empty(),
        Optional.empty());
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("orrery-") && name.endsWith("-live"))
        .toList();
  }

  private static void await(BooleanSupplier holds) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
      Thread.sleep(5);
    }
  }
}
