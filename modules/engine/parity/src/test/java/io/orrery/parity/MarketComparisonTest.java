package io.orrery.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.basics.Mic;
import io.orrery.basics.Sha256;
import io.orrery.basics.Symbol;
import io.orrery.market.Bar;
import io.orrery.market.BarSeries;
import io.orrery.market.DataFormat;
import io.orrery.market.Dataset;
import io.orrery.market.DatasetPart;
import io.orrery.market.DatasetReport;
import io.orrery.market.DatasetTerms;
import io.orrery.market.Datasets;
import io.orrery.market.MarketDataException;
import io.orrery.market.MarketFeed;
import io.orrery.market.VerifiedBars;
import io.orrery.universe.Lineage;
import io.orrery.universe.Universe;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("U15")
class MarketComparisonTest {

  private final Held held = new Held();
  private final MarketComparison market = new MarketComparison(held);

  /** Datasets in memory. */
  private static final class Held implements Datasets {
    private final Map<String, VerifiedBars> all = new LinkedHashMap<>();

    /** Bars from the first minute on, that close at these prices; its lineage. */
    String add(String id, int firstMinute, double... closes) {
      List<Bar> bars = new ArrayList<>();
      for (int i = 0; i < closes.length; i++) {
        bars.add(
            new Bar(Deals.bar(firstMinute + i), closes[i], closes[i], closes[i], closes[i], 100));
      }
      byte[] bytes = bars.toString().getBytes(StandardCharsets.UTF_8);
      Symbol symbol = new Symbol("AAPL");
      Duration minute = Duration.ofMinutes(1);
      DatasetTerms terms =
          new DatasetTerms(
              id,
              "a test",
              "none",
              new Mic("XNYS"),
              ZoneOffset.UTC,
              minute,
              DataFormat.CSV,
              List.of(),
              List.of());
      Dataset dataset =
          new Dataset(
              terms,
              List.of(new DatasetPart(symbol, "x.csv", Sha256.of(bytes))),
              Sha256.of(bytes),
              LocalDate.of(2026, 3, 3),
              LocalDate.of(2026, 3, 3));
      try {
        Lineage.VerifiedDataset lineage =
            Lineage.verify(id, Sha256.of(bytes), new ByteArrayInputStream(bytes));
        all.put(
            id,
            new VerifiedBars(
                dataset, lineage, List.of(BarSeries.of(symbol, minute, bars)), List.of()));
        return lineage.id();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public List<Dataset> list() {
      return all.values().stream().map(VerifiedBars::dataset).toList();
    }

    @Override
    public Optional<Dataset> find(String id) {
      return Optional.ofNullable(all.get(id)).map(VerifiedBars::dataset);
    }

    @Override
    public VerifiedBars open(String id) {
      VerifiedBars bars = all.get(id);
      if (bars == null) {
        throw new MarketDataException("dataset " + id + " is not listed");
      }
      return bars;
    }

    @Override
    public MarketFeed stream(String id) {
      return open(id).feed();
    }

    @Override
    public DatasetReport verify(String id) {
      throw new AssertionError("nobody asks");
    }
  }

  private static ComparedSession side(
      Universe universe, String lineage, Optional<ComparedSession.Recording> recording) {
    ComparedSession any = Deals.side(universe);
    return new ComparedSession(
        any.id(),
        any.run(),
        lineage,
        recording,
        any.validity(),
        any.assumptions(),
        any.strategies(),
        any.covered(),
        any.deals(),
        any.notes());
  }

  private MarketAgreement compared(String left, String right) {
    return market.of(
        side(Universe.PAPER, left, Optional.empty()),
        side(Universe.SIMULATION, right, Optional.empty()));
  }

  private static Optional<ComparedSession.Recording> recording(String lineage) {
    int at = lineage.indexOf('@');
    return Optional.of(
        new ComparedSession.Recording(
            lineage.substring("dataset:".length(), at), new Sha256(lineage.substring(at + 1))));
  }

  @Test
  void aDatasetIsTheSameByItsHash() {
    String day = held.add("day", 0, 1, 2, 3);
    assertThat(compared(day, day).kind()).isEqualTo(MarketAgreement.Kind.SAME_DATASET);
  }

  @Test
  void aLiveFeedIsWhatItsSessionRecorded() {
    String day = held.add("day", 0, 1, 2, 3);
    MarketAgreement recorded =
        market.of(
            side(Universe.PAPER, "feed:alpaca-iex", recording(day)),
            side(Universe.SIMULATION, day, Optional.empty()));
    assertThat(recorded.kind()).isEqualTo(MarketAgreement.Kind.SAME_DATASET);
    MarketAgreement named = compared("feed:alpaca-iex", "feed:alpaca-iex");
    assertThat(named.kind()).as("a name proves nothing").isEqualTo(MarketAgreement.Kind.UNKNOWN);
    assertThat(named.isSame()).isFalse();
    assertThat(compared("unknown", "unknown").isSame()).isFalse();
  }

  @Test
  void datasetsThatDifferAgreeIfEachBarThatBothHaveIsEqual() {
    String morning = held.add("morning", 0, 1, 2, 3);
    String later = held.add("later", 1, 2, 3, 4);
    MarketAgreement equal = compared(morning, later);
    assertThat(equal.kind()).isEqualTo(MarketAgreement.Kind.EQUAL_BARS);
    assertThat(equal.bars()).contains(2L);
    assertThat(equal.isSame()).isTrue();

    String changed = held.add("changed", 1, 2, 3.01);
    MarketAgreement different = compared(morning, changed);
    assertThat(different.kind()).isEqualTo(MarketAgreement.Kind.DIFFERENT_BARS);
    assertThat(different.sentence()).contains("AAPL").contains(Deals.bar(2).toString());

    String afternoon = held.add("afternoon", 10, 1, 2);
    assertThat(compared(morning, afternoon).sentence()).contains("no bar that both saw");
  }

  @Test
  void aDatasetThatIsNotAsItWasCannotBeCompared() {
    String before = held.add("day", 0, 1, 2, 3);
    String other = held.add("other", 0, 1, 2, 3, 4);
    held.add("day", 0, 1, 2, 2);
    assertThat(compared(before, other).kind()).isEqualTo(MarketAgreement.Kind.UNKNOWN);
    assertThat(compared(before, other).sentence()).contains("must be as it was traded on");
    assertThat(compared("dataset:gone@" + "0".repeat(64), other).sentence())
        .contains("is not listed");
  }
}
