package io.orrery.broker.simulated;

import static io.orrery.broker.simulated.Desk.MARKET;
import static io.orrery.broker.simulated.Desk.dec;
import static io.orrery.broker.simulated.Desk.fills;
import static io.orrery.broker.simulated.Desk.late;
import static io.orrery.broker.simulated.Desk.limit;
import static io.orrery.broker.simulated.Desk.range;
import static io.orrery.broker.simulated.Desk.slip;
import static io.orrery.broker.simulated.Desk.stop;
import static io.orrery.broker.simulated.Desk.stopLimit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.orrery.basics.Symbol;
import io.orrery.order.ClientOrderId;
import io.orrery.order.OrderReport.Executed;
import io.orrery.order.OrderStatus;
import io.orrery.order.TimeInForce;
import io.orrery.trade.Side;
import io.orrery.universe.Assumptions.FillModel;
import io.orrery.universe.Minted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When and at what price an order fills. */
class FillsTest {

  @Test
  @Tag("U18")
  void fillsAtTheOpenOfTheNextBarThatThereIs() {
    Desk desk = new Desk(SimulationModel.nextOpen()).at("10");
    ClientOrderId id = desk.buy("10", MARKET);

    desk.missing().bar("11", "13", "10", "12", "1000");

    assertThat(desk.fills(id)).containsExactly("10@11");
    assertThat(desk.order(id).executions().get(0).executedAt())
        .isEqualTo(Desk.START.plusSeconds(120));
  }

  @Test
  void fillsAtTheCloseJustSeenIfThatIsAskedFor() {
    Desk desk = new Desk(fills(FillModel.SAME_CLOSE)).bar("10", "13", "9", "12", "1000");

    ClientOrderId id = desk.buy("10", MARKET);

    assertThat(desk.fills(id)).containsExactly("10@12");
  }

  @Test
  void aHaltedCloseIsNoCloseToBeHad() {
    Desk desk = new Desk(fills(FillModel.SAME_CLOSE)).at("10");
    desk.broker.halt(Desk.ABC, "news");
    desk.at("11");
    desk.broker.resume(Desk.ABC);

    ClientOrderId id = desk.buy("10", MARKET);
    assertThat(desk.fills(id)).isEmpty();
    desk.at("12");

    assertThat(desk.fills(id)).containsExactly("10@12");
  }

  @Test
  @Tag("U18")
  void anOrderUponOneSymbolsFillMeetsNoBarThatBeganBeforeIt() {
    Desk desk = new Desk(range()).at("10");
    Symbol other = new Symbol("XYZ");
    Instant second = desk.next;
    desk.at("11");
    Minted<io.orrery.order.OrderIntended> late =
        desk.orders.of(other, Side.BUY, dec("1"), MARKET, TimeInForce.GTC);

    desk.broker.bar(other, TradedBar.moment(second, dec("5"), dec("9")));
    desk.broker.submit(late);
    desk.broker.bar(other, TradedBar.moment(second.plusSeconds(30), dec("6"), dec("9")));

    assertThat(desk.fills(late.fact().clientOrderId())).isEmpty();
    desk.broker.bar(other, TradedBar.moment(desk.next, dec("7"), dec("9")));
    assertThat(desk.fills(late.fact().clientOrderId())).containsExactly("1@7");
  }

  @Test
  void aLimitFillsAtAnOpenThatIsBetterAndElseAtTheLimitIfTheMarketGoesThroughIt() {
    Desk desk = new Desk(range()).at("100");
    ClientOrderId gapped = desk.buy("1", limit("98"));
    desk.bar("97", "99", "96", "98", "1000");
    ClientOrderId crossed = desk.buy("1", limit("96"));
    ClientOrderId touched = desk.buy("1", limit("95"));
    desk.bar("97", "98", "95", "98", "1000");

    assertThat(desk.fills(gapped)).containsExactly("1@97");
    assertThat(desk.fills(crossed)).containsExactly("1@96");
    assertThat(desk.fills(touched)).isEmpty();
  }

  @Test
  void slippageNeverGoesBeyondALimit() {
    Desk desk = new Desk(range().with(slip("100"))).at("100");
    ClientOrderId near = desk.buy("1", limit("100.5"));
    ClientOrderId far = desk.buy("1", limit("105"));
    desk.at("100");

    assertThat(desk.fills(near)).containsExactly("1@100.5");
    assertThat(desk.fills(far)).containsExactly("1@101");
  }

  @Test
  void aStopNeverFillsBetterThanTheOpenItGappedTo() {
    Desk desk = new Desk(range()).holding("2");
    ClientOrderId stop = desk.sell("2", stop("95"));
    desk.bar("90", "99", "89", "98", "1000");

    assertThat(desk.fills(stop)).containsExactly("2@90");
  }

  @Test
  void aStopThatIsHitInsideTheBarFillsAtItsPriceWithSlippage() {
    Desk desk = new Desk(range().with(slip("100"))).at("100");
    ClientOrderId buy = desk.buy("10", stop("102"));
    desk.bar("100", "101.9", "99", "101", "1000");
    assertThat(desk.status(buy)).isEqualTo(OrderStatus.NEW);
    desk.bar("101", "103", "100", "101", "1000");

    assertThat(desk.fills(buy)).containsExactly("10@103.02");
  }

  @Test
  void whatIsLeftOfAStopThatWasHitIsAMarketOrder() {
    Desk desk =
        new Desk(range().with(VenueRules.wholeUnits().withParticipation(dec("0.005"))))
            .holding("10");
    desk.at("100");
    ClientOrderId stop = desk.sell("10", stop("95"));
    desk.bar("96", "97", "94", "95", "1000").bar("99", "99", "99", "99", "1000");

    assertThat(desk.fills(stop)).containsExactly("5@95", "5@99");
  }

  @Test
  void aStopLimitNeverSellsBelowItsLimit() {
    Desk desk = new Desk(range()).holding("3");
    ClientOrderId id = desk.sell("3", stopLimit("95", "94"));
    desk.bar("90", "93", "89", "92", "1000");
    assertThat(desk.fills(id)).isEmpty();
    desk.bar("92", "95", "91", "93", "1000");

    assertThat(desk.fills(id)).containsExactly("3@94");
  }

  @Test
  void aStopLimitThatIsHitInsideTheBarFillsAtItsStopIfItsLimitAllowsThat() {
    Desk desk = new Desk(range()).holding("2");
    ClientOrderId within = desk.sell("1", stopLimit("95", "94"));
    ClientOrderId beyond = desk.sell("1", stopLimit("95", "98"));
    desk.bar("99", "99", "94", "97", "1000");

    assertThat(desk.fills(within)).containsExactly("1@95");
    assertThat(desk.fills(beyond)).isEmpty();
    desk.bar("97", "99", "97", "97", "1000");
    assertThat(desk.fills(beyond)).containsExactly("1@98");
  }

  @Test
  void stopsComeBeforeLimitsWhereABarDoesNotSay() {
    VenueRules little = VenueRules.wholeUnits().withParticipation(dec("0.001"));
    Desk desk = new Desk(range().with(little)).at("100");
    desk.buy("2", MARKET);
    desk.at("100").at("100");
    ClientOrderId limit = desk.sell("1", limit("105"));
    ClientOrderId stop = desk.sell("1", stop("95"));
    desk.bar("100", "106", "94", "100", "1000");

    assertThat(desk.fills(stop)).containsExactly("1@95");
    assertThat(desk.fills(limit)).isEmpty();
  }

  @Test
  void latencyCostsABarWhereBarsFollowEachOther() {
    Desk desk = new Desk(late(new Latency.Time(Duration.ofMillis(1)))).at("10");
    ClientOrderId id = desk.buy("1", MARKET);
    desk.at("11");
    assertThat(desk.fills(id)).isEmpty();
    desk.at("12");

    assertThat(desk.fills(id)).containsExactly("1@12");
  }

  @Test
  void latencyInBarsLetsBarsPass() {
    Desk desk = new Desk(late(new Latency.BarCount(2, Duration.ofMinutes(1)))).at("10");
    ClientOrderId id = desk.buy("1", MARKET);
    desk.at("11").at("12").at("13");

    assertThat(desk.fills(id)).containsExactly("1@13");
  }

  @Test
  void refusesBarsOfAnotherLengthThanLatencyCounts() {
    Desk desk = new Desk(late(new Latency.BarCount(2, Duration.ofMinutes(1))));
    io.orrery.market.Bar bar = new io.orrery.market.Bar(Desk.START, 1, 1, 1, 1, 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> desk.broker.bar(Desk.ABC, bar, Duration.ofMinutes(5)))
        .withMessage("bars must have the length that latency counts, PT1M, had PT5M");
  }

  @Test
  void ordersShareTheVolumeOfABar() {
    Desk desk =
        new Desk(range().with(VenueRules.wholeUnits().withParticipation(dec("0.01")))).at("10");
    ClientOrderId first = desk.buy("7", MARKET);
    ClientOrderId second = desk.buy("7", MARKET);
    desk.at("10");

    assertThat(desk.fills(first)).containsExactly("7@10");
    assertThat(desk.fills(second)).containsExactly("3@10");
    desk.at("11");
    assertThat(desk.fills(second)).containsExactly("3@10", "4@11");
  }

  @Test
  void slippageByVolumeShareGrowsWithItsSquare() {
    SimulationModel model =
        range()
            .with(VenueRules.wholeUnits().withParticipation(dec("0.5")))
            .with(new Costs(new Slippage.VolumeShare(dec("0.1")), Commission.none()));
    Desk desk = new Desk(model).at("10");
    ClientOrderId id = desk.buy("200", MARKET);
    desk.at("10");

    assertThat(desk.fills(id)).containsExactly("200@10.04");
  }

  @Test
  void quotesFillBuyersAtTheAskAndSellersAtTheBid() {
    Desk desk =
        new Desk(
            fills(FillModel.NEXT_QUOTE).with(VenueRules.wholeUnits().withParticipation(dec("1"))));
    quote(desk, "99", "101");
    ClientOrderId buy = desk.buy("8", MARKET);
    quote(desk, "100", "102");
    quote(desk, "101", "103");
    ClientOrderId sell = desk.sell("4", MARKET);
    ClientOrderId stop = desk.sell("4", stop("100"));
    quote(desk, "100.5", "102");
    quote(desk, "99", "101");

    assertThat(desk.fills(buy)).containsExactly("5@102", "3@103");
    assertThat(desk.fills(sell)).containsExactly("4@100.5");
    assertThat(desk.fills(stop)).containsExactly("4@99");
  }

  @Test
  void aCommissionMinimumIsPaidOnceAnOrder() {
    Commission commission = new Commission(dec("0.1"), dec("1"), dec("5"));
    Desk desk =
        new Desk(
                range()
                    .with(VenueRules.wholeUnits().withParticipation(dec("0.01")))
                    .with(new Costs(Slippage.none(), commission)))
            .at("10");
    desk.buy("30", MARKET);
    desk.at("10").at("10").at("10");

    List<String> fees =
        desk.reports.stream()
            .filter(Executed.class::isInstance)
            .map(r -> ((Executed) r).execution().commission().orElseThrow().toString())
            .toList();
    assertThat(fees).containsExactly("5", "0", "1");
    assertThat(desk.cash()).isEqualTo("9694");
  }

  private static void quote(Desk desk, String bid, String ask) {
    desk.broker.quote(Desk.ABC, new Quote(desk.next, dec(bid), dec("5"), dec(ask), dec("5")));
    desk.next = desk.next.plusSeconds(1);
  }
}
