package io.orrery.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.basics.SourceName;
import io.orrery.risk.LimitName;
import io.orrery.risk.LimitOverridden;
import io.orrery.risk.RiskDecided;
import io.orrery.session.Audience;
import io.orrery.session.KillOrder;
import io.orrery.session.NotArmedException;
import io.orrery.session.SessionSpec;
import io.orrery.session.Universes;
import io.orrery.testkit.InMemoryStorage;
import io.orrery.testkit.MovableClock;
import io.orrery.testkit.Samples;
import io.orrery.trade.ControlScope;
import io.orrery.universe.Confirmation;
import io.orrery.universe.Universe;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two persons let a denied order pass, knowingly; nothing that stops a session is lifted by it. */
@Tag("U11")
class OverrideTest {

  private final MovableClock clock = new MovableClock();
  private final Life life =
      new Life(
          new CrashingStorage(new InMemoryStorage(clock)),
          new Exchange(),
          clock,
          Map.of("max_order_value", "50"));

  @BeforeEach
  void open() {
    life.trading.open();
    assertThat(life.desk().submit(Life.buy("AAA", "10"))).isInstanceOf(Placement.Denied.class);
  }

  @Test
  void aDeniedOrderPassesAgainWithTheNumbersOnRecordUntilTheTimeIsOver() {
    life.trading.risk().override(override(LimitName.MAX_ORDER_VALUE, "200"));

    assertThat(life.desk().submit(Life.buy("AAA", "10"))).isInstanceOf(Placement.Placed.class);
    assertThat(life.desk().submit(Life.buy("AAA", "30"))).isInstanceOf(Placement.Denied.class);

    assertThat(decisions())
        .extracting(RiskDecided::overridden)
        .containsExactly(
            List.of(), List.of(LimitName.MAX_ORDER_VALUE), List.of(LimitName.MAX_ORDER_VALUE));
    clock.advance(Duration.ofHours(2));
    assertThat(life.desk().submit(Life.buy("BBB", "10"))).isInstanceOf(Placement.Denied.class);
  }

  @Test
  void aKilledSessionSendsNothingWhateverIsOverridden() {
    life.trading.risk().override(override(LimitName.MAX_ORDER_VALUE, "200"));
    life.universes
        .killSwitch()
        .engage(ControlScope.all(), new KillOrder("a fire", "Ada", KillOrder.Way.CALL));
    assertThat(life.desk().submit(Life.buy("AAA", "10"))).isInstanceOf(Placement.Denied.class);
    assertThat(life.broker.sent).isEmpty();
  }

  @Test
  void aLimitOnLossesIsLiftedByTheBreakerAlone() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> life.trading.risk().override(override(LimitName.DAILY_LOSS_PERCENT, "50")))
        .withMessageContaining("a person re-arms the breaker");
  }

  @Test
  void liveMustBeArmedForIt() {
    Universes universes =
        new Universes(
            List.of(
                SessionSpec.unknown(
                    Universe.LIVE, Optional.of(new Confirmation(Confirmation.SENTENCE)))),
            new InMemoryStorage(Samples.CLOCK),
            Audience.NOBODY,
            Samples.CLOCK);
    DeskRecords records =
        new DeskRecords(
            universes.open(Universe.LIVE), new SourceName("test"), new Roster(), Samples.CLOCK);
    assertThatThrownBy(records::requireArmed).isInstanceOf(NotArmedException.class);
  }

  private LimitOverridden override(LimitName limit, String value) {
    return new LimitOverridden(
        limit,
        value,
        "the index is rebalanced",
        "Ada",
        "Grace",
        clock.instant(),
        clock.instant().plus(Duration.ofHours(1)));
  }

  private List<RiskDecided> decisions() {
    var orders = life.universes.archive(Universe.PAPER).orders();
    return orders.after(0, 100).stream()
        .flatMap(each -> orders.typed(RiskDecided.class, each.fact()).stream())
        .toList();
  }
}
