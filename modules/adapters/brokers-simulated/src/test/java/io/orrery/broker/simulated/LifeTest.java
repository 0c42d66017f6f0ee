package io.orrery.broker.simulated;

import static io.orrery.broker.simulated.Desk.MARKET;
import static io.orrery.broker.simulated.Desk.dec;
import static io.orrery.broker.simulated.Desk.limit;
import static io.orrery.broker.simulated.Desk.range;
import static io.orrery.broker.simulated.Desk.stop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.broker.simulated.VenueRules.ShortSelling;
import io.orrery.order.ClientOrderId;
import io.orrery.order.OrderStatus;
import io.orrery.order.TimeInForce;
import io.orrery.trade.Side;
import io.orrery.universe.Assumptions.FillModel;
import io.orrery.universe.Assumptions.MarketHours;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How long orders live, and which are taken at all. */
class LifeTest {

  private static final VenueRules LITTLE = VenueRules.wholeUnits().withParticipation(dec("0.005"));

  @Test
  void whatCannotBeFilledAtOnceIsGivenUp() {
    Desk desk = new Desk(range().with(LITTLE)).at("100");
    ClientOrderId part = desk.send(Side.BUY, "8", MARKET, TimeInForce.IOC);
    ClientOrderId none = desk.send(Side.BUY, "1", limit("99"), TimeInForce.IOC);
    desk.bar("100", "100", "98", "99", "1000");

    assertThat(desk.fills(part)).containsExactly("5@100");
    assertThat(desk.status(part)).isEqualTo(OrderStatus.CANCELED);
    assertThat(desk.fills(none)).isEmpty();
    assertThat(desk.reason(none)).isEqualTo("what could not be filled at once was given up");
  }

  @Test
  void fillsWholeAtOnceOrNotAtAll() {
    Desk desk = new Desk(range().with(LITTLE)).at("100");
    ClientOrderId tooMuch = desk.send(Side.BUY, "8", MARKET, TimeInForce.FOK);
    ClientOrderId fits = desk.send(Side.BUY, "5", MARKET, TimeInForce.FOK);
    desk.at("100");

    assertThat(desk.fills(tooMuch)).isEmpty();
    assertThat(desk.reason(tooMuch)).isEqualTo("it could not be filled whole at once");
    assertThat(desk.fills(fits)).containsExactly("5@100");
  }

  @Test
  void fillsNothingOfAWholeOrderThatCashDoesNotPayFor() {
    Desk desk = new Desk(range(), "1000").at("100");
    ClientOrderId id = desk.send(Side.BUY, "10", MARKET, TimeInForce.FOK);
    desk.at("101");

    assertThat(desk.fills(id)).isEmpty();
    assertThat(desk.status(id)).isEqualTo(OrderStatus.CANCELED);
  }

  @Test
  void anOrderForTheDayEndsWithTheDayAndAnotherDoesNot() {
    Desk desk = new Desk(range()).at("100");
    ClientOrderId day = desk.send(Side.BUY, "1", limit("90"), TimeInForce.DAY);
    ClientOrderId gtc = desk.send(Side.BUY, "1", limit("90"), TimeInForce.GTC);

    desk.broker.passTo(Instant.parse("2026-03-02T23:59:59Z"));
    assertThat(desk.status(day)).isEqualTo(OrderStatus.NEW);
    desk.broker.passTo(Instant.parse("2026-03-03T00:00:00Z"));

    assertThat(desk.status(day)).isEqualTo(OrderStatus.EXPIRED);
    assertThat(desk.status(gtc)).isEqualTo(OrderStatus.NEW);
    assertThat(desk.buyingPower()).isEqualTo("9910");
  }

  @Test
  void anOrderForTheDayFillsOnItsLastBarAndOnNoneBehind() {
    Desk desk = new Desk(range());
    desk.next = Instant.parse("2026-03-02T23:58:00Z");
    desk.at("100");
    ClientOrderId last = desk.send(Side.BUY, "1", MARKET, TimeInForce.DAY);
    desk.at("101");
    ClientOrderId tomorrow = desk.send(Side.BUY, "1", limit("99"), TimeInForce.DAY);
    desk.at("102");

    assertThat(desk.fills(last)).containsExactly("1@101");
    assertThat(desk.status(tomorrow)).isEqualTo(OrderStatus.NEW);
  }

  @Test
  void ordersWaitWhileTheMarketIsClosed() {
    Instant opens = Desk.START.plusSeconds(120);
    Desk desk =
        new Desk(
            range().with(new Timing(FillModel.NEXT_BAR_RANGE, Latency.none(), opensAt(opens))));
    desk.at("10");
    ClientOrderId waits = desk.buy("1", MARKET);
    ClientOrderId atOnce = desk.send(Side.BUY, "1", MARKET, TimeInForce.IOC);
    desk.at("11").at("12");

    assertThat(desk.fills(waits)).containsExactly("1@12");
    assertThat(desk.status(atOnce)).isEqualTo(OrderStatus.CANCELED);
  }

  @Test
  void ordersWaitWhileTradingIsHalted() {
    Desk desk = new Desk(range()).at("10");
    desk.broker.halt(Desk.ABC, "news");
    ClientOrderId id = desk.buy("1", MARKET);
    desk.at("11");
    assertThat(desk.status(id)).isEqualTo(OrderStatus.NEW);
    desk.broker.resume(Desk.ABC);
    desk.at("12");

    assertThat(desk.fills(id)).containsExactly("1@12");
  }

  @Test
  void rejectsAPurchaseAboveTheBuyingPowerThatOrdersLeave() {
    Desk desk = new Desk(range(), "1000").at("100");
    desk.buy("6", limit("100"));
    assertThat(desk.buyingPower()).isEqualTo("400");

    ClientOrderId id = desk.buy("5", MARKET);

    assertThat(desk.status(id)).isEqualTo(OrderStatus.REJECTED);
    assertThat(desk.reason(id)).isEqualTo("buying power must be at least 500, was 400");
    assertThat(desk.cash()).isEqualTo("1000");
  }

  @Test
  void givesBuyingPowerBackWhenAnOrderEnds() {
    Desk desk = new Desk(range(), "1000").at("100");
    ClientOrderId id = desk.buy("6", limit("90"));
    assertThat(desk.buyingPower()).isEqualTo("460");
    desk.broker.cancel(id);

    assertThat(desk.buyingPower()).isEqualTo("1000");
  }

  @Test
  void buysNoMoreThanCashPaysForWithItsCommission() {
    Commission commission = new Commission(dec("0"), dec("0"), dec("5"));
    Desk desk = new Desk(range().with(new Costs(Slippage.none(), commission)), "1000").at("100");
    ClientOrderId id = desk.buy("10", MARKET);
    desk.at("100");

    assertThat(desk.fills(id)).containsExactly("9@100");
    assertThat(desk.reason(id)).isEqualTo("cash does not pay for more");
    assertThat(desk.cash()).isEqualTo("95");
    assertThat(desk.buyingPower()).isEqualTo("95");
  }

  @Test
  void sellsNothingThatIsNotHeldOrOnSaleAlready() {
    Desk desk = new Desk(range()).holding("10");
    desk.sell("8", limit("110"));

    ClientOrderId id = desk.sell("3", MARKET);

    assertThat(desk.reason(id))
        .isEqualTo(
            "what is sold must be held and not on sale already: 2 of ABC are free, 3 were to be sold");
  }

  @Test
  void lendsUnitsAgainstFreeCashOfTheirWorthIfTheModelSaysSo() {
    Desk desk =
        new Desk(range().with(VenueRules.wholeUnits().with(ShortSelling.ALLOWED)), "1000")
            .at("100");
    assertThat(desk.status(desk.sell("11", MARKET))).isEqualTo(OrderStatus.REJECTED);
    desk.sell("6", MARKET);
    desk.at("100");

    assertThat(desk.cash()).isEqualTo("1600");
    assertThat(desk.buyingPower()).isEqualTo("400");
    assertThat(desk.broker.positions()).hasSize(1);
    assertThat(desk.broker.positions().get(0).qty()).isEqualByComparingTo("-6");
    ClientOrderId back = desk.buy("6", MARKET);
    desk.at("110");
    assertThat(desk.fills(back)).containsExactly("6@110");
    assertThat(desk.broker.positions()).isEmpty();
    assertThat(desk.cash()).isEqualTo("940");
  }

  @Test
  void rejectsWhatTheModelCannotFill() {
    Desk next = new Desk(SimulationModel.nextOpen()).at("100");
    assertThat(next.reason(next.buy("1", limit("99")))).contains("must be a market order");
    Desk desk = new Desk(range()).at("100");
    assertThat(desk.reason(desk.buy("1.5", MARKET)))
        .isEqualTo("qty must be a multiple of 1, was 1.5");
    assertThat(desk.reason(desk.send(Side.BUY, "1", stop("101"), TimeInForce.IOC)))
        .isEqualTo("an order with a stop must be day or gtc, was IOC");
    assertThat(new Desk(range()).buyingPower()).isEqualTo("10000");
    Desk early = new Desk(range());
    assertThat(early.reason(early.buy("1", MARKET)))
        .isEqualTo("a price of ABC must be known before it is traded, none came yet");
  }

  @Test
  void refusesWhatComesOutOfOrderAndChangesNothing() {
    Desk desk = new Desk(range()).at("100").at("101");
    ClientOrderId id = desk.buy("1", MARKET);
    TradedBar old = TradedBar.moment(Desk.START, dec("1"), dec("1"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> desk.broker.bar(Desk.ABC, old))
        .withMessageContaining("must be in the order of its starts");
    assertThatIllegalArgumentException().isThrownBy(() -> desk.broker.passTo(Desk.START));
    assertThat(desk.status(id)).isEqualTo(OrderStatus.NEW);
    assertThat(desk.broker.account().equity().toString()).isEqualTo("10000");
  }

  @Test
  void takesOnlyTheFeedOfItsFillModel() {
    Desk desk = new Desk(range());
    Quote quote = new Quote(Desk.START, dec("1"), dec("1"), dec("2"), dec("1"));

    assertThatThrownBy(() -> desk.broker.quote(Desk.ABC, quote))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("takes no quotes: its fill model is NEXT_BAR_RANGE");
    Desk quoted = new Desk(Desk.fills(FillModel.NEXT_QUOTE));
    assertThatThrownBy(() -> quoted.at("100")).hasMessageContaining("takes no bars");
  }

  private static MarketSchedule opensAt(Instant opens) {
    return new MarketSchedule() {
      @Override
      public MarketHours kind() {
        return MarketHours.RESPECTED;
      }

      @Override
      public boolean isOpen(Instant at) {
        return !at.isBefore(opens);
      }

      @Override
      public Instant closeOf(Instant start, Duration interval) {
        return start.plus(interval);
      }

      @Override
      public Instant dayEndsAfter(Instant at) {
        return Instant.MAX;
      }
    };
  }
}
