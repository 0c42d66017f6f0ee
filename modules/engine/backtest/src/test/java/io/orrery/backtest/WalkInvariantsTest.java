package io.orrery.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.orrery.analytics.OpenPosition;
import io.orrery.analytics.RoundTrip;
import io.orrery.basics.Symbol;
import io.orrery.market.BarSeries;
import io.orrery.strategy.Momentum;
import io.orrery.trade.Side;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What holds in every walk, whatever is drawn. */
class WalkInvariantsTest {

  @Test
  void moneyAndUnitsAddUp() {
    long seed = Scenario.firstSeed();
    for (int i = 0; i < 300; i++) {
      Scenario scenario = Scenario.of(seed + i);
      BacktestResult result =
          new Backtest(scenario.data()).run(symbol -> scenario.strategy(), scenario.spec());
      double start = scenario.spec().cash().doubleValue();
      double spent = 0;
      Map<Symbol, Double> units = new HashMap<>();
      for (Fill fill : result.fills()) {
        double sign = fill.side() == Side.BUY ? 1 : -1;
        spent += sign * fill.value() + fill.commission();
        units.merge(fill.symbol(), sign * fill.quantity(), Double::sum);
        assertThat(start - spent).as("cash in " + scenario).isGreaterThan(-2);
      }
      assertThat(result.cash()).as(scenario.toString()).isCloseTo(start - spent, within(1e-6));
      double held = 0;
      for (OpenPosition open : result.openPositions()) {
        assertThat(open.quantity()).isEqualTo(units.remove(open.symbol()));
        held += open.quantity() * open.markPrice().orElseThrow();
      }
      assertThat(units.values()).as(scenario.toString()).allMatch(each -> each == 0);
      assertThat(result.finalEquity()).isCloseTo(result.cash() + held, within(1e-6));
    }
  }

  @Test
  void fillsOnlyOnBarsThatAreThereWithinTheirVolumeWhileTheMarketIsOpen() {
    long seed = Scenario.firstSeed();
    for (int i = 0; i < 300; i++) {
      Scenario scenario = Scenario.of(seed + i);
      Log log = scenario.columns();
      for (Fill fill : log.fills) {
        if (!fill.reason().equals("the data ended")) {
          assertPossible(scenario, fill);
        }
      }
    }
  }

  private static void assertPossible(Scenario scenario, Fill fill) {
    BarSeries series =
        scenario.data().stream()
            .filter(s -> s.symbol().equals(fill.symbol()))
            .findFirst()
            .orElseThrow();
    OrderRules orders = scenario.spec().execution().orders();
    Hours hours = scenario.spec().execution().timing().hours();
    assertThat(candidates(series, fill.millis()))
        .as(fill + " in " + scenario)
        .anyMatch(
            bar ->
                hours.isOpen(series.startMillis(bar))
                    && (orders.participation().isEmpty()
                        || fill.quantity()
                            <= orders.participation().getAsDouble() * series.volume(bar)));
  }

  /** The bar that starts at that time and the one that closes then. */
  private static List<Integer> candidates(BarSeries series, long millis) {
    return java.util.stream.Stream.of(millis, millis - 60_000)
        .map(series::indexAtOrAfter)
        .filter(at -> at < series.size())
        .filter(at -> series.startMillis(at) == millis || series.startMillis(at) == millis - 60_000)
        .toList();
  }

  @Test
  void roundTripsGainWhatTheAccountGained() {
    long seed = Scenario.firstSeed();
    for (int i = 0; i < 200; i++) {
      Scenario scenario = Scenario.of(seed + i);
      BacktestResult result =
          new Backtest(scenario.data()).run(symbol -> scenario.strategy(), scenario.spec());
      if (result.openPositions().isEmpty()) {
        double gained = result.roundTrips().stream().mapToDouble(RoundTrip::gain).sum();
        assertThat(result.finalEquity() - scenario.spec().cash().doubleValue())
            .as(scenario.toString())
            .isCloseTo(gained, within(1e-6));
      }
    }
  }

  @Test
  void refusesBarsOutOfOrder() {
    Walk walk =
        new Walk(
            List.of(new Leg(new Symbol("ONE"), Momentum.withDefaults())),
            Scenario.MINUTE,
            BacktestSpec.of(BigDecimal.TEN, Sizing.allCash(), ExecutionModel.nextOpen()),
            WalkListener.NONE);
    walk.begin(60_000);

    assertThatThrownBy(() -> walk.begin(120_000))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("moment 1970-01-01T00:01:00Z must be settled before the next");
    walk.settle();
    assertThatThrownBy(() -> walk.begin(60_000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a moment must come after 1970-01-01T00:01:00Z and in the window,"
                + " was 1970-01-01T00:01:00Z");
  }

  @Test
  void namesTheStrategyAndTheBarOnWhichItFailed() {
    Script broken =
        new Script("") {
          @Override
          public io.orrery.strategy.Signal decide(
              io.orrery.market.Bars bars, io.orrery.strategy.Holding holding) {
            throw new IllegalArgumentException("strength must be finite");
          }
        };

    assertThatThrownBy(
            () ->
                new Backtest(List.of(Script.bars(Script.at(1))))
                    .run(s -> broken, Script.tenUnits(ExecutionModel.nextOpen())))
        .isInstanceOf(StrategyFailedException.class)
        .hasMessage(
            "strategy script must decide on the bar of ABC at 1970-01-01T00:00:00Z, failed:"
                + " strength must be finite");
  }
}
