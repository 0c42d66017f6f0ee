package io.orrery.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.basics.SourceName;
import io.orrery.order.Broker;
import io.orrery.order.BrokerException;
import io.orrery.order.ForeignBrokerException;
import io.orrery.session.Audience;
import io.orrery.session.SessionSpec;
import io.orrery.session.UniverseSession;
import io.orrery.session.Universes;
import io.orrery.testkit.InMemoryStorage;
import io.orrery.testkit.MovableClock;
import io.orrery.universe.Universe;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A broker that is not reached is tried again; one that is another's is not. */
@Tag("U7")
class ReachingTest {

  private final MovableClock clock = new MovableClock();
  private final Universes universes =
      new Universes(
          List.of(SessionSpec.unknown(Universe.PAPER, Optional.empty())),
          new InMemoryStorage(clock),
          Audience.NOBODY,
          clock);
  private final UniverseSession session = universes.open(Universe.PAPER);
  private final Exchange exchange = new Exchange();
  private final AtomicInteger made = new AtomicInteger();
  private final AtomicInteger tries = new AtomicInteger();

  @AfterEach
  void end() {
    universes.close(Universe.PAPER, "the test is over");
  }

  @Test
  void isTriedAgainUntilItIsReachedAndBlocksWithItsReasonMeanwhile() throws Exception {
    Trading trading =
        begun(
            number -> number < 3 ? Optional.of(new BrokerException("no route")) : Optional.empty());

    await(() -> tries.get() > 0 && !trading.desk().blocks().isEmpty());
    assertThat(trading.desk().submit(Life.buy("AAA", "1"))).isInstanceOf(Placement.Denied.class);
    await(() -> trading.desk().blocks().isEmpty());

    assertThat(tries).hasValue(3);
    assertThat(made).as("brokers, each opened once").hasValue(3);
    assertThat(trading.desk().submit(Life.buy("AAA", "1"))).isInstanceOf(Placement.Placed.class);
  }

  @Test
  void anothersIsNotTriedAgain() throws Exception {
    Trading trading = begun(number -> Optional.of(new ForeignBrokerException("of live")));

    await(
        () ->
            trading.desk().blocks().stream()
                .anyMatch(block -> block.sentence().contains("of live")));
    Thread.sleep(100);

    assertThat(tries).hasValue(1);
    assertThat(trading.desk().blocks().get(0).cause()).isEqualTo(Block.Cause.BROKER_LOST);
    assertThat(trading.desk().submit(Life.buy("AAA", "1"))).isInstanceOf(Placement.Denied.class);
  }

  private Trading begun(IntFunction<Optional<BrokerException>> failures) {
    Trading trading =
        new Trading(
            session,
            universes.archive(Universe.PAPER),
            new RenewedBroker(() -> broker(failures)),
            OpenMarket.rules(Universe.PAPER),
            new DeskTerms(
                new SourceName("test"),
                Duration.ofSeconds(3),
                Duration.ofMillis(10),
                Duration.ZERO,
                new BigDecimal("0.01")),
            clock);
    trading.begin();
    return trading;
  }

  private Broker broker(IntFunction<Optional<BrokerException>> failures) {
    made.incrementAndGet();
    ScriptedBroker broker = new ScriptedBroker(session.session(), exchange);
    broker.onOpen =
        () ->
            failures
                .apply(tries.incrementAndGet())
                .ifPresent(
                    failure -> {
                      throw failure;
                    });
    return broker;
  }

  private static void await(BooleanSupplier holds) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
      Thread.sleep(2);
    }
  }
}
