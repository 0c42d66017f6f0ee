package io.orrery.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.basics.Mic;
import io.orrery.basics.Symbol;
import io.orrery.market.Bar;
import io.orrery.market.BarGrid;
import io.orrery.market.BarSeries;
import io.orrery.market.MarketDataException;
import io.orrery.testkit.MovableClock;
import io.orrery.universe.Lineage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Bars that must be asked for. */
class PolledFeedTest {

  private static final Symbol AAPL = new Symbol("AAPL");
  private static final Symbol MSFT = new Symbol("MSFT");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** A Tuesday, five minutes after the opening of XNYS. */
  private static final Instant BEGIN = Instant.parse("2026-03-03T14:35:10Z");

  private final Source source = new Source();
  private final MovableClock clock = new MovableClock(BEGIN);

  @Test
  void beginsWithHistoryAndGoesOnWithEachMomentOnceItIsOver() throws Exception {
    PolledFeed feed = feed(3);
    source.trade(Instant.parse("2026-03-03T14:20:00Z"), 60);

    List<String> seen = take(feed, 8);

    assertThat(seen)
        .containsExactly(
            "14:32 AAPL",
            "14:32 MSFT",
            "14:33 AAPL",
            "14:33 MSFT",
            "14:34 AAPL",
            "14:34 MSFT",
            "14:35 AAPL",
            "14:35 MSFT");
    assertThat(clock.instant()).isEqualTo("2026-03-03T14:36:00Z");
  }

  @Test
  void asksForNothingWhileNoNewerBarCanHaveClosed() throws Exception {
    PolledFeed feed = feed(3);
    source.trade(Instant.parse("2026-03-03T14:20:00Z"), 60);
    take(feed, 6);
    int before = source.asked;

    take(feed, 1);

    assertThat(source.asked - before).as("questions for the next minute of two").isEqualTo(2);
  }

  @Test
  void waitsForALateBarAsLongAsItsGraceAndThenItIsMissing() throws Exception {
    PolledFeed feed = feed(1);
    source.trade(Instant.parse("2026-03-03T14:20:00Z"), 60);
    source.missing = "14:35 MSFT";

    assertThat(take(feed, 3)).containsExactly("14:34 AAPL", "14:34 MSFT", "14:35 AAPL");

    assertThat(clock.instant()).isEqualTo("2026-03-03T14:36:20Z");
    source.missing = "";
    assertThat(take(feed, 1)).containsExactly("14:36 AAPL");
  }

  @Test
  void leavesOutWhatTradedBeforeTheOpening() throws Exception {
    clock.set(Instant.parse("2026-03-03T14:31:00Z"));
    PolledFeed feed = feed(3);
    source.trade(Instant.parse("2026-03-03T14:00:00Z"), 60);

    assertThat(take(feed, 2)).containsExactly("14:30 AAPL", "14:30 MSFT");
  }

  @Test
  void saysWhyNoBarsComeAndAsksAgain() throws Exception {
    PolledFeed feed = feed(1);
    source.trade(Instant.parse("2026-03-03T14:20:00Z"), 60);
    source.failures = 2;
    List<String> troubles = new ArrayList<>();
    source.onAsked = () -> feed.look().trouble().ifPresent(troubles::add);

    take(feed, 1);

    assertThat(troubles).isNotEmpty().allMatch(each -> each.contains("it does not answer"));
  }

  @Test
  void saysThatTheDataIsStale() throws Exception {
    PolledFeed feed = feed(1);
    source.trade(Instant.parse("2026-03-03T14:20:00Z"), 15);
    take(feed, 2);
    List<String> troubles = new ArrayList<>();
    source.onAsked =
        () -> {
          feed.look().trouble().ifPresent(troubles::add);
          if (clock.instant().isAfter(BEGIN.plusSeconds(600))) {
            source.trade(Instant.parse("2026-03-03T14:20:00Z"), 60);
          }
        };

    take(feed, 1);

    assertThat(troubles).isNotEmpty().allMatch(each -> each.contains("stale"));
  }

  private PolledFeed feed(int history) {
    BarGrid grid =
        new BarGrid(
            new CalendarFolder(Path.of("../../../config/calendars")).of(new Mic("XNYS")), MINUTE);
    return new PolledFeed(
        List.of(AAPL, MSFT),
        new Lineage.LiveFeed("test"),
        grid,
        new PolledFeed.Polling(source, history, Duration.ofSeconds(5), Duration.ofSeconds(20)),
        clock,
        clock::advance);
  }

  private static List<String> take(PolledFeed feed, int count) throws InterruptedException {
    List<String> seen = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      assertThat(feed.next()).isTrue();
      seen.add(name(Instant.ofEpochMilli(feed.startMillis()), feed.symbols().get(feed.symbol())));
    }
    return seen;
  }

  private static String name(Instant start, Symbol symbol) {
    return start.toString().substring(11, 16) + " " + symbol;
  }

  /** Has minutes of both symbols. */
  private final class Source implements PolledFeed.Source {
    private final Map<Instant, Bar> bars = new TreeMap<>();
    private String missing = "";
    private int failures;
    private int asked;
    private Runnable onAsked = () -> {};

    void trade(Instant first, int minutes) {
      for (int i = 0; i < minutes; i++) {
        Instant start = first.plus(MINUTE.multipliedBy(i));
        bars.put(start, new Bar(start, 10, 11, 9, 10, 100));
      }
    }

    @Override
    public BarSeries since(Symbol symbol, Duration interval, Instant start) {
      asked++;
      onAsked.run();
      if (failures > 0) {
        failures--;
        throw new MarketDataException("it does not answer");
      }
      return BarSeries.of(
          symbol,
          interval,
          bars.values().stream()
              .filter(
                  bar ->
                      !bar.start().isBefore(start)
                          && !bar.start().plus(MINUTE).isAfter(clock.instant()))
              .filter(bar -> !name(bar.start(), symbol).equals(missing))
              .toList());
    }

    @Override
    public void close() {
      // holds nothing
    }
  }
}
