package io.orrery.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.order.BrokerException;
import io.orrery.testkit.InMemoryStorage;
import io.orrery.testkit.MovableClock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A kill cancels with one request where the broker has one, and one by one otherwise. */
@Tag("U11")
class KilledTogetherTest {

  private static final int ORDERS = 1_000;

  private final MovableClock clock = new MovableClock();
  private final Life life =
      new Life(new CrashingStorage(new InMemoryStorage(clock)), new Exchange(), clock);

  @Test
  void asksOnceForAThousandOrdersWhereTheBrokerCan() {
    open();
    life.broker.onCancelAll = () -> true;

    assertThat(life.desk().kill("a drill")).isEqualTo(ORDERS);

    assertThat(life.broker.cancelled).isEmpty();
    life.desk().settle();
    assertThat(life.desk().view().working())
        .hasSize(ORDERS)
        .allMatch(order -> order.status().toString().equals("PENDING_CANCEL"));
  }

  @Test
  void asksForEachWhereTheBrokerLeavesSomeOrBreaks() {
    open();
    life.broker.onCancelAll =
        () -> {
          throw new BrokerException("the connection broke");
        };

    assertThat(life.desk().kill("a drill")).isEqualTo(ORDERS);

    assertThat(life.broker.cancelled).hasSize(ORDERS);
  }

  @Test
  void aSessionThatEndsLeavesTheOrdersOfOthersInTheAccountAlone() {
    open();
    life.broker.onCancelAll =
        () -> {
          throw new AssertionError("only a kill cancels what others ordered");
        };

    life.end();

    assertThat(life.broker.cancelled).hasSize(ORDERS);
  }

  private void open() {
    life.trading.open();
    for (int i = 0; i < ORDERS; i++) {
      assertThat(life.desk().submit(Life.buy("AAA", "1"))).isInstanceOf(Placement.Placed.class);
    }
    life.broker.deliver();
    life.desk().settle();
  }
}
