package io.orrery.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.basics.Symbol;
import io.orrery.market.BarSeries;
import io.orrery.strategy.Momentum;
import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A backtest on columns and a session that is fed bar by bar are one walk. */
class ParityTest {

  @Tag("U17")
  @Test
  void columnsAndAFeedGiveTheSameSignalsOrdersFillsAndValues() throws InterruptedException {
    long seed = Scenario.firstSeed();
    int fills = 0;
    for (int i = 0; i < 400; i++) {
      Scenario scenario = Scenario.of(seed + i);
      Log columns = scenario.columns();

      assertThat(fed(scenario).all()).as(scenario.toString()).isEqualTo(columns.all());
      fills += columns.fills.size();
    }
    assertThat(fills).isGreaterThan(2_000);
  }

  @Test
  void aWalkThatNobodyListensToEndsWithTheSameMoney() {
    long seed = Scenario.firstSeed();
    for (int i = 0; i < 200; i++) {
      Scenario scenario = Scenario.of(seed + i);
      Backtest backtest = new Backtest(scenario.data());
      Walk heard = backtest.walk(s -> scenario.strategy(), scenario.spec(), new Log(), () -> true);
      Walk unheard =
          backtest.walk(s -> scenario.strategy(), scenario.spec(), WalkListener.NONE, () -> true);

      assertThat(unheard.cash()).as(scenario.toString()).isEqualTo(heard.cash());
      assertThat(unheard.equity()).as(scenario.toString()).isEqualTo(heard.equity());
      assertThat(unheard.positions()).as(scenario.toString()).isEqualTo(heard.positions());
    }
  }

  @Test
  void refusesAFeedOfOtherSymbols() {
    BarSeries one = Scenario.series("ONE", 10, new SplittableRandom(1));
    Walk walk =
        new Walk(
            List.of(new Leg(new Symbol("TWO"), Momentum.withDefaults())),
            Scenario.MINUTE,
            BacktestSpec.of(BigDecimal.TEN, Sizing.allCash(), ExecutionModel.nextOpen()),
            WalkListener.NONE);

    assertThatThrownBy(() -> new FeedWalk(new SeriesFeed(List.of(one), Long.MAX_VALUE), walk))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("legs of a walk must be the symbols of its feed, [ONE], were [TWO]");
  }

  private static Log fed(Scenario scenario) throws InterruptedException {
    Log log = new Log();
    List<Leg> legs =
        scenario.data().stream()
            .map(series -> new Leg(series.symbol(), scenario.strategy()))
            .toList();
    Walk walk = new Walk(legs, Scenario.MINUTE, scenario.spec(), log);
    SeriesFeed feed = new SeriesFeed(scenario.data(), scenario.spec().window().toMillis());
    FeedWalk fed = new FeedWalk(feed, walk);
    boolean more = true;
    while (more) {
      more = fed.step();
    }
    walk.finish();
    return log;
  }
}
