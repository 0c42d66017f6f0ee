package io.orrery.strategy;

import io.orrery.basics.StrategyName;
import io.orrery.market.BarSeries;
import io.orrery.market.Bars;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Strategies as careless people write them: each knows what it cannot know, or remembers. */
final class LeakingStrategies {

  private LeakingStrategies() {}

  /** Keeps the whole series and looks one bar ahead of the newest by its date. */
  static Strategy keepsTheSeries(BarSeries series) {
    return strategy(
        (bars, holding) -> {
          int next = series.indexAtOrAfter(bars.startMillis(0)) + 1;
          boolean rises = next < series.size() && series.close(next) > bars.close(0);
          return rises ? Action.BUY : Action.HOLD;
        });
  }

  /** Only sells, and only before a fall of a tenth: seldom. */
  static Strategy foreseesCrashes(BarSeries series) {
    return strategy(
        (bars, holding) -> {
          int next = bars.size();
          boolean falls = next < series.size() && series.close(next) < 0.9 * bars.close(0);
          return falls && !holding.isFlat() ? Action.SELL : Action.HOLD;
        });
  }

  /** Scales by the highest close of all, worked out when it is made. */
  static Strategy scalesByTheHighestOfAll(BarSeries series) {
    double highest = 0;
    for (int i = 0; i < series.size(); i++) {
      highest = Math.max(highest, series.close(i));
    }
    double level = highest;
    return strategy(
        (bars, holding) -> (int) (100 * bars.close(0) / level) % 2 == 0 ? Action.BUY : Action.SELL);
  }

  /** Knows no price to come, but how many bars there will be. */
  static Strategy getsOutBeforeTheEnd(BarSeries series) {
    int size = series.size();
    return strategy((bars, holding) -> bars.size() >= size - 3 ? Action.SELL : Action.HOLD);
  }

  /** Knows when the next bar begins, and comes in before a long pause. */
  static Strategy knowsTheNextStart(BarSeries series) {
    return strategy(
        (bars, holding) -> {
          int next = bars.size();
          boolean pause =
              next < series.size()
                  && series.startMillis(next) - bars.startMillis(0) > series.interval().toMillis();
          return pause ? Action.BUY : Action.HOLD;
        });
  }

  /** Has the data from elsewhere, so that a change of the series does not change what it knows. */
  static Strategy readsAFile(BarSeries file) {
    return strategy(
        (bars, holding) -> {
          int next = file.indexAtOrAfter(bars.startMillis(0)) + 1;
          boolean rises = next < file.size() && file.close(next) > file.close(next - 1);
          return rises ? Action.BUY : Action.SELL;
        });
  }

  /** Counts how often it was asked. */
  static Strategy counts() {
    int[] asked = new int[1];
    return strategy((bars, holding) -> asked[0]++ % 7 == 0 ? Action.BUY : Action.HOLD);
  }

  /** Remembers the last bar it was asked about. */
  static Strategy remembers() {
    double[] last = new double[1];
    return strategy(
        (bars, holding) -> {
          boolean rises = bars.close(0) > last[0];
          last[0] = bars.close(0);
          return rises ? Action.BUY : Action.HOLD;
        });
  }

  /** Throws a coin. */
  static Strategy throwsACoin() {
    java.util.Random coin = new java.util.Random();
    return strategy((bars, holding) -> coin.nextBoolean() ? Action.BUY : Action.HOLD);
  }

  /** Looks at all the bars that are known, though it says that it needs two. */
  static Strategy looksAtAllBars() {
    return strategy(
        (bars, holding) -> bars.close(0) > bars.close(bars.size() - 1) ? Action.BUY : Action.HOLD);
  }

  /** Does otherwise than it says. */
  static Strategy actsOtherwise() {
    Strategy honest = strategy((bars, holding) -> Action.HOLD);
    return new Strategy() {
      @Override
      public StrategyName name() {
        return honest.name();
      }

      @Override
      public String description() {
        return honest.description();
      }

      @Override
      public int requiredHistory() {
        return honest.requiredHistory();
      }

      @Override
      public SortedMap<String, String> parameters() {
        return honest.parameters();
      }

      @Override
      public Signal decide(Bars bars, Holding holding) {
        return honest.decide(bars, holding);
      }

      @Override
      public Action act(Bars bars, Holding holding) {
        return bars.close(0) > bars.close(1) ? Action.BUY : Action.HOLD;
      }
    };
  }

  /** No leak: the closes and the days of the week. */
  static Strategy buysOnMondays() {
    return strategy(
        (bars, holding) ->
            java.time.Instant.ofEpochMilli(bars.startMillis(0))
                        .atZone(java.time.ZoneOffset.UTC)
                        .getDayOfWeek()
                    == java.time.DayOfWeek.MONDAY
                ? Action.BUY
                : Action.SELL);
  }

  static Strategy strategy(BiFunction<Bars, Holding, Action> rule) {
    return new Strategy() {
      @Override
      public StrategyName name() {
        return new StrategyName("test");
      }

      @Override
      public String description() {
        return "For a test";
      }

      @Override
      public int requiredHistory() {
        return 2;
      }

      @Override
      public SortedMap<String, String> parameters() {
        return new TreeMap<>();
      }

      @Override
      public Signal decide(Bars bars, Holding holding) {
        return new Signal(rule.apply(bars, holding), 1, "because", new TreeMap<>());
      }
    };
  }
}
