package io.orrery.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.order.Broker;
import io.orrery.order.Order;
import io.orrery.order.OrderIntended;
import io.orrery.order.OrderReport;
import io.orrery.order.OrderStatus;
import io.orrery.order.Position;
import io.orrery.testkit.InMemoryStorage;
import io.orrery.testkit.MovableClock;
import io.orrery.trade.Selection;
import io.orrery.trade.Trade;
import io.orrery.universe.Universe;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever the broker does and wherever we die: one order or none, and the end is known. */
@Tag("U7")
@Tag("U13")
class CrashRecoveryTest {

  private static final int SCRIPTS = Integer.getInteger("test.scripts", 1_000);

  private final MovableClock clock = new MovableClock();

  @Test
  void neverTwoOrdersAndNeverAnUnknownEnd() {
    long seed = Long.getLong("test.seed", System.nanoTime());
    System.out.println("broker scripts and crashes: seed " + seed);
    int crashes = 0;
    for (int script = 0; script < SCRIPTS; script++) {
      crashes += play(new Random(seed + script), "seed " + (seed + script));
    }
    System.out.println(
        "broker scripts and crashes: %s scripts, %s crashes".formatted(SCRIPTS, crashes));
    assertThat(crashes).isGreaterThan(SCRIPTS / 4);
  }

  private int play(Random random, String name) {
    CrashingStorage storage = new CrashingStorage(new InMemoryStorage(clock));
    Exchange exchange = new Exchange();
    boolean sums = random.nextBoolean();
    int crashes = 0;
    for (int life = 0; life < 3; life++) {
      crashes += live(random, storage, exchange, sums) ? 1 : 0;
    }
    storage.before = where -> {};
    storage.after = where -> {};
    Life last = new Life(storage, exchange, clock);
    last.broker.tellsSumsOnly = sums;
    last.trading.open();
    exchange.arrive();
    for (int second = 0; second < 10; second++) {
      clock.advance(Duration.ofSeconds(1));
      last.broker.deliver();
      last.trading.tick();
    }
    last.trading.reconcile();
    requireOneTruth(last, exchange, name);
    last.end();
    return crashes;
  }

  /** Trades until the process dies, if it does. */
  private boolean live(Random random, CrashingStorage storage, Exchange exchange, boolean sums) {
    CountDown death = new CountDown(random.nextInt(14));
    storage.before = death::at;
    storage.after = death::at;
    try {
      Life life = new Life(storage, exchange, clock);
      life.broker.onSubmit = intent -> behave(intent, exchange, random);
      life.broker.tellsSumsOnly = sums;
      life.trading.open();
      exchange.arrive();
      for (int order = 0; order < 1 + random.nextInt(4); order++) {
        clock.advance(Duration.ofMillis(random.nextInt(1_500)));
        boolean sells = random.nextInt(3) == 0;
        life.desk().submit(sells ? Life.sell("AAA", "5") : Life.buy("AAA", "10"));
        whisper(life, exchange, random);
        if (random.nextBoolean()) {
          exchange.arrive();
        }
        life.trading.tick();
        cancelOne(life, random);
        exchange.arrive(); // nothing is under way for longer than a desk's patience
      }
      whisper(life, exchange, random);
      life.end();
      return false;
    } catch (Crash e) {
      storage.die();
      if (random.nextBoolean()) {
        exchange.lose();
      }
      return true;
    }
  }

  /** What the broker may do to a message. */
  private static Broker.Submission behave(OrderIntended intent, Exchange exchange, Random random) {
    switch (random.nextInt(11)) {
      case 0:
        exchange.reject(intent);
        return new Broker.Submission.Sent();
      case 1:
        return new Broker.Submission.Refused("it is not even connected");
      case 2:
        return new Broker.Submission.Doubtful("the message was lost");
      case 3:
        exchange.take(intent);
        return new Broker.Submission.Doubtful("the answer was lost");
      case 4:
        exchange.send(intent);
        return new Broker.Submission.Doubtful("it is on its way");
      case 5:
        exchange.take(intent);
        exchange.fill(intent, BigDecimal.TEN);
        throw new IllegalStateException("the connection broke while it was read");
      case 6:
        throw new Crash("before it was sent");
      case 7:
        exchange.take(intent);
        exchange.fill(intent, new BigDecimal("3"));
        throw new Crash("after it was sent");
      case 8:
        exchange.send(intent);
        throw new Crash("while it was on its way");
      case 9:
        exchange.take(intent);
        exchange.fill(intent, new BigDecimal("4"));
        exchange.fill(intent, new BigDecimal("1"));
        return new Broker.Submission.Sent();
      default:
        exchange.take(intent);
        exchange.fill(intent, BigDecimal.TEN);
        return new Broker.Submission.Sent();
    }
  }

  /** Reports come in any order, twice, or not at all. */
  private static void whisper(Life life, Exchange exchange, Random random) {
    List<OrderReport> reports = new ArrayList<>(exchange.takeReports());
    if (random.nextInt(3) == 0) {
      Collections.shuffle(reports, random);
    }
    for (OrderReport each : reports) {
      if (random.nextInt(4) > 0) {
        life.broker.report(each);
      }
      if (random.nextInt(4) == 0) {
        life.broker.report(each);
      }
    }
    if (random.nextInt(4) == 0) {
      life.broker.listener().resynchronize("the stream broke");
    }
  }

  private static void cancelOne(Life life, Random random) {
    if (random.nextInt(3) == 0) {
      life.desk().view().working().stream()
          .findFirst()
          .ifPresent(order -> life.desk().cancel(order.id(), "a change of mind"));
    }
  }

  private static void requireOneTruth(Life last, Exchange exchange, String name) {
    assertThat(exchange.arrivals).as(name).doesNotHaveDuplicates();
    assertThat(last.trading.differences()).as(name).isEmpty();
    assertThat(last.desk().blocks()).as(name).isEmpty();
    RecordedOrders recorded =
        RecordedOrders.read(
            last.universes.archive(Universe.PAPER).orders(),
            last.desk().memory().another(),
            new OrderRequests());
    for (Order order : recorded.working()) {
      assertThat(order.status())
          .as("%s: %s", name, order)
          .isIn(OrderStatus.NEW, OrderStatus.PARTIALLY_FILLED);
      assertThat(exchange.orders).as(name).containsKey(order.id().value());
    }
    assertThat(last.desk().view().positions()).as(name).isEqualTo(exchange.positions());
    assertThat(traded(last, name)).as(name).isEqualTo(quantities(exchange.positions()));
  }

  /** What the ledger of trades adds up to; each fill is there once. */
  private static Map<String, BigDecimal> traded(Life last, String name) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    Set<String> seen = new HashSet<>();
    last.universes
        .archive(Universe.PAPER)
        .trades()
        .scan(
            Selection.all(),
            0,
            scanned -> {
              Trade trade = scanned.record().fact();
              assertThat(seen.add(trade.executionId().orElseThrow().value())).as(name).isTrue();
              sums.merge(
                  trade.symbol().value(),
                  Portfolio.signed(trade.side(), trade.qty().value()),
                  BigDecimal::add);
              return true;
            });
    sums.values().removeIf(sum -> sum.signum() == 0);
    return sums;
  }

  private static Map<String, BigDecimal> quantities(List<Position> positions) {
    Map<String, BigDecimal> quantities = new TreeMap<>();
    positions.forEach(each -> quantities.put(each.symbol().value(), each.qty()));
    return quantities;
  }

  /** Dies at the n-th place; above ten it lives. */
  private static final class CountDown {
    private int left;

    CountDown(int places) {
      this.left = places > 10 ? Integer.MAX_VALUE : places;
    }

    void at(String where) {
      if (left-- == 0) {
        throw new Crash(where);
      }
    }
  }
}
