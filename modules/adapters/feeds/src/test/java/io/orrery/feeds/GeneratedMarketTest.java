package io.orrery.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.basics.Sha256;
import io.orrery.basics.Symbol;
import io.orrery.market.Bar;
import io.orrery.market.BarGrid;
import io.orrery.market.BarSource;
import io.orrery.market.Dataset;
import io.orrery.market.Gap;
import io.orrery.market.MarketFeed;
import io.orrery.market.Split;
import io.orrery.market.VerifiedBars;
import io.orrery.universe.Lineage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedMarketTest {

  private static final Symbol BBB = new Symbol("BBB");
  private static final BarGrid DAYS = Samples.grid("XNYS", Samples.DAY);
  private static final BarGrid MINUTES = Samples.grid("XNYS", Samples.MINUTE);
  private static final LocalDate FIRST = LocalDate.parse("2015-01-01");
  private static final LocalDate LAST = LocalDate.parse("2024-12-31");
  private static final MarketShape WILD = new MarketShape(0.6, 50, 40);

  @Tag("U17")
  @Test
  void theSameSeedGivesTheSameBytesOnEveryLocaleAndZone() {
    String expected = "a22df5596e1e3764";
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      for (String tag : new String[] {"en-US", "ar-EG-u-nu-arab", "tr-TR", "hi-IN-u-nu-deva"}) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        TimeZone.setDefault(TimeZone.getTimeZone(tag.startsWith("ar") ? "Asia/Kathmandu" : "UTC"));
        assertThat(market(42, DAYS, FIRST, LAST, Samples.AAA).lineage().id())
            .isEqualTo("feed:generated-v1-5cc3a75342d48a2e");
        assertThat(digest(market(42, DAYS, FIRST, LAST, Samples.AAA), Samples.AAA))
            .as("another version of the model needs another VERSION")
            .startsWith(expected);
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Tag("U17")
  @Test
  void anInstrumentsBarsDependOnNoOtherInstrumentAndNotOnTheLastDate() {
    LocalDate soon = FIRST.plusDays(20);
    List<String> alone = lines(market(7, MINUTES, FIRST, soon, BBB), BBB);
    List<String> among = lines(market(7, MINUTES, FIRST, soon, Samples.AAA, BBB), BBB);
    List<String> longer = lines(market(7, MINUTES, FIRST, soon.plusDays(30), BBB), BBB);
    assertThat(among).isEqualTo(alone);
    assertThat(longer.subList(0, alone.size())).isEqualTo(alone);
    assertThat(lines(market(8, MINUTES, FIRST, soon, BBB), BBB)).isNotEqualTo(alone);
    assertThat(lines(market(7, MINUTES, FIRST, soon, Samples.AAA), Samples.AAA))
        .isNotEqualTo(alone);
  }

  @Test
  void everyBarIsOneThatAMarketCanHaveDoneAndKeepsTheHours() {
    for (BarGrid grid :
        List.of(
            DAYS,
            Samples.grid("XTKS", Duration.ofMinutes(15)),
            Samples.always(Duration.ofHours(1)))) {
      for (MarketShape shape : List.of(MarketShape.USUAL, WILD, new MarketShape(2, 5000, 8))) {
        GeneratedMarket market =
            new GeneratedMarket(3, List.of(BBB), grid, FIRST.plusYears(7), LAST, shape);
        List<Gap> gaps = new ArrayList<>();
        BarCheck check = new BarCheck(BBB, grid, gaps::add);
        try (BarSource bars = market.source(BBB)) {
          while (bars.next()) {
            assertThat(check.accept(bars.startMillis())).isEmpty();
            assertThat(
                    Bar.flaw(
                        bars.openPrice(),
                        bars.highPrice(),
                        bars.lowPrice(),
                        bars.closePrice(),
                        bars.volume()))
                .isEmpty();
          }
          assertThat(bars.next()).isFalse();
        }
        assertThat(check.bars()).isGreaterThan(200);
        assertThat(gaps).as("halts").isNotEmpty();
      }
    }
  }

  @Test
  void haltsAreAsManyAsTheShapeSays() {
    GeneratedMarket quiet =
        new GeneratedMarket(3, List.of(BBB), DAYS, FIRST, LAST, new MarketShape(0.2, 0, 400));
    assertThat(gaps(quiet)).isEmpty();
    GeneratedMarket usual =
        new GeneratedMarket(3, List.of(BBB), MINUTES, FIRST, LAST, MarketShape.USUAL);
    assertThat(gaps(usual)).hasSizeBetween(20, 60);
  }

  @Test
  void splitsAreStatedWithTheirFactorAndExplainTheJump() {
    GeneratedMarket market = new GeneratedMarket(11, List.of(BBB), DAYS, FIRST, LAST, WILD);
    List<Split> splits = market.splits();
    assertThat(splits).isNotEmpty();
    double before = 0;
    int explained = 0;
    try (BarSource bars = market.source(BBB)) {
      while (bars.next()) {
        double last = before;
        long start = bars.startMillis();
        for (Split split : splits) {
          if (split.at().toEpochMilli() == start) {
            double factor = split.factor().doubleValue();
            assertThat(bars.openPrice() * factor / last).isBetween(0.7, 1.4);
            explained++;
          }
        }
        before = bars.closePrice();
      }
    }
    assertThat(explained).isEqualTo(splits.size());
  }

  @Test
  void regimesMakeSomeMonthsMoreVolatileThanOthers() {
    List<Double> months = new ArrayList<>();
    double sum = 0;
    int days = 0;
    try (BarSource bars = market(5, DAYS, FIRST, LAST, BBB).source(BBB)) {
      while (bars.next()) {
        sum += Math.abs(bars.closePrice() / bars.openPrice() - 1);
        if (++days % 21 == 0) {
          months.add(sum / 21);
          sum = 0;
        }
      }
    }
    months.sort(null);
    assertThat(months.get(months.size() - 5)).isGreaterThan(2 * months.get(5));
  }

  @Test
  void asAFeedItIsNoEvidenceAndAsADatasetItIs(@TempDir Path folder) throws InterruptedException {
    DatasetFolder datasets = new DatasetFolder(folder, Samples.CALENDARS);
    GeneratedMarket market =
        new GeneratedMarket(9, List.of(BBB, Samples.AAA), DAYS, FIRST, LAST, WILD);
    assertThat(market.lineage()).isInstanceOf(Lineage.LiveFeed.class);
    Dataset written = market.writeTo(datasets, "made");
    assertThat(written.terms().parents()).containsExactly(market.lineage().id());
    assertThat(written.terms().splits()).isEqualTo(market.splits()).isNotEmpty();
    assertThat(datasets.list()).containsExactly(written);
    VerifiedBars bars = datasets.open("made");
    assertThat(bars.lineage()).isInstanceOf(Lineage.VerifiedDataset.class);
    try (MarketFeed made = market.feed();
        MarketFeed read = bars.feed()) {
      while (made.next()) {
        assertThat(read.next()).isTrue();
        assertThat(read.symbol()).isEqualTo(made.symbol());
        assertThat(read.startMillis()).isEqualTo(made.startMillis());
        assertThat(read.openPrice()).isEqualTo(made.openPrice());
        assertThat(read.lowPrice()).isEqualTo(made.lowPrice());
        assertThat(read.volume()).isEqualTo(made.volume());
      }
      assertThat(read.next()).isFalse();
    }
  }

  @Test
  void refusesDatesWithoutATradingDay() {
    assertThatThrownBy(
            () ->
                market(1, DAYS, LocalDate.parse("2024-03-09"), LocalDate.parse("2024-03-10"), BBB))
        .hasMessageContaining("there must be a trading day");
    assertThatThrownBy(() -> market(1, DAYS, FIRST, LocalDate.parse("2050-01-01"), BBB))
        .hasMessageContaining("valid_until");
    assertThatThrownBy(() -> new MarketShape(Double.NaN, 1, 40)).hasMessageContaining("volatility");
  }

  private static List<Gap> gaps(GeneratedMarket market) {
    List<Gap> gaps = new ArrayList<>();
    BarCheck check = new BarCheck(BBB, market.grid(), gaps::add);
    try (BarSource bars = market.source(BBB)) {
      while (bars.next()) {
        assertThat(check.accept(bars.startMillis())).isEmpty();
      }
    }
    return gaps;
  }

  private static GeneratedMarket market(
      long seed, BarGrid grid, LocalDate first, LocalDate last, Symbol... symbols) {
    return new GeneratedMarket(seed, List.of(symbols), grid, first, last, MarketShape.USUAL);
  }

  private static String digest(GeneratedMarket market, Symbol symbol) {
    String all = String.join("\n", lines(market, symbol));
    return Sha256.of(all.getBytes(StandardCharsets.US_ASCII)).value();
  }

  private static List<String> lines(GeneratedMarket market, Symbol symbol) {
    List<String> lines = new ArrayList<>();
    try (BarSource bars = market.source(symbol)) {
      while (bars.next()) {
        BarLines line = new BarLines();
        line.add(bars);
        lines.add(new String(line.bytes(), 0, line.length() - 1, StandardCharsets.US_ASCII));
      }
    }
    return lines;
  }
}
