package io.orrery.strategy;

import io.orrery.market.BarCursor;
import io.orrery.market.BarSeries;
import io.orrery.market.Bars;
import io.orrery.market.RollingBars;
import io.orrery.strategy.Leak.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/** Whether a strategy's answer rests on its bars and its holding alone. */
final class PurityCheck {

  /** The Gregorian calendar repeats after these days: dates, days of the week, leap years. */
  private static final long FOUR_CENTURIES = Duration.ofDays(146_097).toMillis();

  private static final int ASKED = 256;

  private final long seed;
  private final BarSeries series;
  private final Function<BarSeries, ? extends Strategy> factory;
  private final List<List<Signal>> decided;

  PurityCheck(long seed, BarSeries series, Function<BarSeries, ? extends Strategy> factory) {
    this.seed = seed;
    this.series = series;
    this.factory = factory;
    this.decided = StrategyWalk.over(factory.apply(series), series);
  }

  Optional<Leak> find() {
    return withoutWords().or(this::inOtherOrder).or(this::withoutOlderBars).or(this::inOtherYears);
  }

  private Optional<Leak> withoutWords() {
    Strategy strategy = factory.apply(series);
    BarCursor cursor = series.cursor();
    for (int bar = 0; cursor.next(); bar++) {
      List<Action> words = decided.get(bar).stream().map(Signal::action).toList();
      if (!words.isEmpty()) {
        List<Action> actions = StrategyWalk.actions(strategy, cursor.bars());
        if (!words.equals(actions)) {
          return Optional.of(Leak.of(Kind.WITHOUT_WORDS, series, bar, words, actions));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Leak> inOtherOrder() {
    Strategy strategy = factory.apply(series);
    Random random = new Random(seed);
    for (int i = 0; i < ASKED; i++) {
      int bar = random.nextInt(series.size());
      Optional<Leak> leak = differs(Kind.OTHER_ORDER, bar, StrategyWalk.at(strategy, upTo(bar)));
      if (leak.isPresent()) {
        return leak;
      }
    }
    return Optional.empty();
  }

  private Bars upTo(int bar) {
    BarCursor cursor = series.cursor();
    for (int i = 0; i <= bar; i++) {
      cursor.next();
    }
    return cursor.bars();
  }

  private Optional<Leak> withoutOlderBars() {
    Strategy strategy = factory.apply(series);
    RollingBars needed = new RollingBars(strategy.requiredHistory());
    for (int bar = 0; bar < series.size(); bar++) {
      needed.add(
          series.startMillis(bar),
          series.open(bar),
          series.high(bar),
          series.low(bar),
          series.close(bar),
          series.volume(bar));
      Optional<Leak> leak =
          differs(Kind.OLDER_BARS_REMOVED, bar, StrategyWalk.at(strategy, needed.bars()));
      if (leak.isPresent()) {
        return leak;
      }
    }
    return Optional.empty();
  }

  private Optional<Leak> inOtherYears() {
    BarSeries moved = AlteredSeries.moved(series, FOUR_CENTURIES);
    List<List<Signal>> later = StrategyWalk.over(factory.apply(moved), moved);
    for (int bar = 0; bar < series.size(); bar++) {
      Optional<Leak> leak = differs(Kind.OTHER_YEARS, bar, later.get(bar));
      if (leak.isPresent()) {
        return leak;
      }
    }
    return Optional.empty();
  }

  private Optional<Leak> differs(Kind kind, int bar, List<Signal> now) {
    return decided.get(bar).equals(now)
        ? Optional.empty()
        : Optional.of(Leak.of(kind, series, bar, decided.get(bar), now));
  }
}
