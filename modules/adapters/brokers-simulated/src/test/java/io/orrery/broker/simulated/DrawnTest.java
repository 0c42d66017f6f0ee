package io.orrery.broker.simulated;

import static io.orrery.broker.simulated.Desk.MARKET;
import static io.orrery.broker.simulated.Desk.dec;
import static io.orrery.broker.simulated.Desk.limit;
import static io.orrery.broker.simulated.Desk.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.orrery.order.ClientOrderId;
import io.orrery.order.Execution;
import io.orrery.order.OrderStatus;
import io.orrery.order.TimeInForce;
import io.orrery.trade.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.TimeZone;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is drawn by the seed: books, rejections, delays. */
class DrawnTest {

  private static final Slippage.Book BOOK = new Slippage.Book(dec("20"), dec("10"), dec("0.05"), 4);

  @Tag("U17")
  @Test
  void theSameFeedAndSeedGiveTheSameReports() {
    long seed = DrawnMarket.firstSeed();
    for (int i = 0; i < 20; i++) {
      List<String> once = reports(seed + i, 7);

      assertThat(once).as("-Dtest.seed=" + (seed + i)).hasSizeGreaterThan(100);
      assertThat(reports(seed + i, 7)).as("-Dtest.seed=" + (seed + i)).isEqualTo(once);
      assertThat(reports(seed + i, 8)).as("another seed").isNotEqualTo(once);
    }
  }

  @Tag("U17")
  @Test
  void theSameFeedAndSeedGiveTheSameReportsOnEveryLocaleAndZone() {
    List<String> here = reports(1, 7);
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));

      assertThat(reports(1, 7)).isEqualTo(here);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  /** These numbers are drawn on every machine and every Java. */
  @Tag("U17")
  @Test
  void drawsTheseNumbers() {
    Draws draws = new Draws(7, 1);

    assertThat(draws.next()).isEqualTo(0.31453716837063017);
    assertThat(draws.next()).isEqualTo(0.22210995761669838);
  }

  @Test
  void rejectsAboutAsManyOrdersAsTheModelSaysWhateverTheirOrder() {
    SimulationModel model = range().with(new Mishaps(dec("0.25"), Duration.ZERO));
    Desk desk = new Desk(model).at("100");
    int rejected = 0;
    for (int i = 0; i < 1000; i++) {
      ClientOrderId id = desk.buy("1", limit("1"));
      if (desk.status(id) == OrderStatus.REJECTED) {
        assertThat(desk.reason(id))
            .isEqualTo("the venue refused it, as mishaps of the model want it");
        rejected++;
      }
      desk.broker.cancel(id);
    }
    assertThat(rejected).isBetween(200, 300);
  }

  @Test
  void someOrdersComeLaterThanLatencySays() {
    SimulationModel model = range().with(new Mishaps(dec("0"), Duration.ofMinutes(3)));
    Desk desk = new Desk(model).at("1");
    List<ClientOrderId> ids = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      ids.add(desk.buy("1", MARKET));
    }
    desk.at("2").at("3").at("4").at("5");

    List<BigDecimal> prices =
        ids.stream()
            .map(id -> desk.order(id).executions().get(0).price().value())
            .distinct()
            .sorted()
            .toList();
    assertThat(prices).containsExactly(dec("3"), dec("4"), dec("5"));
  }

  @Test
  void aMarketOrderWalksTheBookAndPaysForItsDepth() {
    Desk desk = new Desk(range().with(new Costs(BOOK, Commission.none())), "100000").at("100");
    ClientOrderId id = desk.buy("150", MARKET);
    desk.at("100");

    List<Execution> parts = desk.order(id).executions();
    assertThat(parts).extracting(part -> part.price().toString()).startsWith("100.1", "100.2");
    assertThat(parts).hasSizeGreaterThanOrEqualTo(2).hasSizeLessThanOrEqualTo(4);
    parts.forEach(part -> assertThat(part.qty().value()).isBetween(dec("1"), dec("75")));
  }

  @Test
  void whatIsTakenFromTheBookIsGoneUntilTheNextBar() {
    Desk desk = new Desk(range().with(new Costs(BOOK, Commission.none())), "100000").at("100");
    ClientOrderId all = desk.buy("400", MARKET);
    ClientOrderId late = desk.buy("1", MARKET);
    desk.at("100");
    assertThat(desk.status(all)).isEqualTo(OrderStatus.PARTIALLY_FILLED);
    assertThat(desk.fills(late)).isEmpty();
    int parts = desk.order(all).executions().size();
    desk.at("100");

    assertThat(desk.order(all).executions()).hasSizeGreaterThan(parts);
  }

  @Test
  void aLimitOrderTakesNoLevelBeyondItsLimit() {
    Desk desk = new Desk(range().with(new Costs(BOOK, Commission.none())), "100000").at("100");
    ClientOrderId id = desk.send(Side.BUY, "400", limit("100.2"), TimeInForce.IOC);
    desk.at("100");

    assertThat(desk.order(id).executions())
        .extracting(part -> part.price().toString())
        .containsExactly("100.1", "100.2");
    assertThat(desk.status(id)).isEqualTo(OrderStatus.CANCELED);
  }

  @Test
  void refusesABookThatHoldsMoreThanTheVolume() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Slippage.Book(dec("1"), dec("1"), dec("0.5"), 4))
        .withMessage("a book must not hold more than the volume, could hold 3.00 of it");
  }

  /** A drawn session under mishaps and a drawn book; session ids apart. */
  private static List<String> reports(long seed, long modelSeed) {
    SplittableRandom random = new SplittableRandom(seed);
    SimulationModel model =
        range()
            .with(new Costs(BOOK, new Commission(dec("0.01"), dec("0.1"), dec("1"))))
            .with(new Mishaps(dec("0.1"), Duration.ofMinutes(2)))
            .withSeed(modelSeed);
    Desk desk = new Desk(model).at("100");
    for (int i = 0; i < 100; i++) {
      String price = String.valueOf(90 + random.nextInt(20));
      String qty = String.valueOf(1 + random.nextInt(30));
      if (random.nextBoolean()) {
        desk.buy(qty, random.nextBoolean() ? MARKET : limit(price));
      } else {
        desk.sell(qty, random.nextBoolean() ? MARKET : Desk.stop(price));
      }
      desk.at(price);
    }
    String own = desk.session.id().value();
    return desk.reports.stream().map(report -> report.toString().replace(own, "S")).toList();
  }
}
