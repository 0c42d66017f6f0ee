package io.orrery.broker.simulated;

import static io.orrery.broker.simulated.Desk.dec;
import static io.orrery.broker.simulated.Desk.range;
import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.order.BrokerAccount;
import io.orrery.order.BrokerOrder;
import io.orrery.order.ClientOrderId;
import io.orrery.order.Execution;
import io.orrery.order.OrderType;
import io.orrery.order.Position;
import io.orrery.order.TimeInForce;
import io.orrery.testkit.ReportLog;
import io.orrery.trade.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What holds at any time, whatever orders come. */
class AccountInvariantsTest {

  private static final BigDecimal CASH = dec("10000");

  /** Of 1,000 units: a share of 0.2, or both sides of a book of 4 levels of 0.03 times 1.5. */
  private static final int MOST = 360;

  @Test
  void moneyUnitsAndOrdersAddUpAfterEachStep() {
    long seed = DrawnMarket.firstSeed();
    int fills = 0;
    for (int i = 0; i < 60; i++) {
      SplittableRandom random = new SplittableRandom(seed + i);
      fills += trade(new Desk(model(random)), random, "-Dtest.seed=" + (seed + i));
    }
    assertThat(fills).isGreaterThan(1000);
  }

  private static int trade(Desk desk, SplittableRandom random, String where) {
    List<ClientOrderId> ids = new ArrayList<>();
    desk.at("100");
    BigDecimal last = dec("100");
    for (int step = 0; step < 120; step++) {
      ids.add(
          desk.send(
              side(random), qty(random), type(random), TimeInForce.values()[random.nextInt(4)]));
      if (random.nextInt(4) == 0) {
        desk.broker.cancel(ids.get(random.nextInt(ids.size())));
      }
      check(desk, ids, last, where);
      int taken = filled(desk, ids).intValue();
      last = bar(desk, random);
      int now = filled(desk, ids).intValue() - taken;
      assertThat(now).as("units of one bar, %s", where).isLessThanOrEqualTo(MOST);
      check(desk, ids, last, where);
    }
    desk.broker.passTo(desk.next.plus(Duration.ofDays(2)));
    check(desk, ids, last, where);
    return ids.stream().mapToInt(id -> desk.order(id).executions().size()).sum();
  }

  private static void check(Desk desk, List<ClientOrderId> ids, BigDecimal last, String where) {
    BigDecimal held = BigDecimal.ZERO;
    BigDecimal cash = CASH;
    for (ClientOrderId id : ids) {
      BrokerOrder order = desk.order(id);
      boolean buy = order.side() == Side.BUY;
      BigDecimal sum = BigDecimal.ZERO;
      for (Execution part : order.executions()) {
        BigDecimal units = part.qty().value();
        sum = sum.add(units);
        BigDecimal value = units.multiply(part.price().value());
        cash = buy ? cash.subtract(value) : cash.add(value);
        cash = cash.subtract(part.commission().orElseThrow().value());
        held = buy ? held.add(units) : held.subtract(units);
      }
      assertThat(order.filledQty()).as(where).isEqualByComparingTo(sum);
    }
    BrokerAccount account = desk.broker.account();
    assertThat(account.cash().value().subtract(cash).abs()).as(where).isLessThan(dec("0.000001"));
    assertThat(account.cash().value()).as("cash, %s", where).isNotNegative();
    assertThat(account.buyingPower().orElseThrow().value())
        .as("buying power, %s", where)
        .isBetween(BigDecimal.ZERO, account.cash().value());
    assertThat(account.equity().value())
        .as("equity, %s", where)
        .isEqualByComparingTo(account.cash().value().add(held.multiply(last)));
    assertThat(desk.broker.positions().stream().map(Position::qty).findFirst().orElse(dec("0")))
        .as("position, %s", where)
        .isEqualByComparingTo(held)
        .isNotNegative();
    assertThat(desk.broker.openOrders())
        .as("open orders, %s", where)
        .isEqualTo(
            ids.stream().map(desk::order).filter(order -> !order.status().isOver()).toList());
  }

  @Test
  void reportsFollowTheTableOfStates() {
    long seed = DrawnMarket.firstSeed();
    for (int i = 0; i < 30; i++) {
      SplittableRandom random = new SplittableRandom(seed + i);
      Desk desk = new Desk(model(random));
      ReportLog log = new ReportLog();
      Map<ClientOrderId, String> told = new HashMap<>();
      desk.at("100");
      for (int step = 0; step < 100; step++) {
        var intent =
            desk.orders.of(
                Desk.ABC,
                side(random),
                dec(qty(random)),
                type(random),
                TimeInForce.values()[random.nextInt(4)]);
        log.expect(intent.fact());
        desk.broker.submit(intent);
        told.put(intent.fact().clientOrderId(), "");
        bar(desk, random);
      }
      desk.reports.forEach(log::reported);
      log.assertNoContradiction();
      told.keySet()
          .forEach(
              id -> assertThat(log.await(id, order -> true).status()).isEqualTo(desk.status(id)));
    }
  }

  private static BigDecimal filled(Desk desk, List<ClientOrderId> ids) {
    return ids.stream()
        .map(id -> desk.order(id).filledQty())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static SimulationModel model(SplittableRandom random) {
    Commission commission =
        new Commission(dec("0.01"), dec("0.05"), BigDecimal.valueOf(random.nextInt(2)));
    boolean book = random.nextBoolean();
    Slippage slippage =
        book
            ? new Slippage.Book(dec("10"), dec("5"), dec("0.03"), 4)
            : new Slippage.BasisPoints(BigDecimal.valueOf(random.nextInt(20)));
    VenueRules rules = VenueRules.wholeUnits();
    return range()
        .with(book ? rules : rules.withParticipation(dec("0.2")))
        .with(new Costs(slippage, commission))
        .with(new Mishaps(dec("0.05"), Duration.ofSeconds(random.nextInt(2) * 90L)))
        .withSeed(random.nextLong());
  }

  /** A bar of 1,000 units; answers its close. */
  private static BigDecimal bar(Desk desk, SplittableRandom random) {
    int open = 95 + random.nextInt(11);
    int close = 95 + random.nextInt(11);
    int high = Math.max(open, close) + random.nextInt(3);
    int low = Math.min(open, close) - random.nextInt(3);
    desk.bar("" + open, "" + high, "" + low, "" + close, "1000");
    return BigDecimal.valueOf(close);
  }

  private static Side side(SplittableRandom random) {
    return Side.values()[random.nextInt(2)];
  }

  private static String qty(SplittableRandom random) {
    return String.valueOf(1 + random.nextInt(40));
  }

  private static OrderType type(SplittableRandom random) {
    String price = String.valueOf(93 + random.nextInt(15));
    String other = String.valueOf(93 + random.nextInt(15));
    return switch (random.nextInt(4)) {
      case 0 -> Desk.MARKET;
      case 1 -> Desk.limit(price);
      case 2 -> Desk.stop(price);
      default -> Desk.stopLimit(price, other);
    };
  }
}
