package io.orrery.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.basics.Sha256;
import io.orrery.basics.Symbol;
import io.orrery.market.BarGrid;
import io.orrery.market.DataFormat;
import io.orrery.market.Dataset;
import io.orrery.market.DatasetTerms;
import io.orrery.market.MarketDataException;
import io.orrery.market.MarketFeed;
import io.orrery.market.VerifiedBars;
import io.orrery.testkit.ReferenceData;
import io.orrery.universe.Lineage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetFolderTest {

  private static final BarGrid DAYS = Samples.grid("XNYS", Samples.DAY);
  private static final Symbol BBB = new Symbol("BBB/X");
  private static final String BARS =
      Samples.HEADER + "2024-03-08,1,2,1,2,5\n2024-03-12,1,2,1,1.5,6\n";

  @TempDir Path temp;
  private Path shared;
  private Path file;
  private DatasetFolder datasets;

  @BeforeEach
  void makeFolder() throws IOException {
    shared = temp.resolve("data/shared");
    file = Files.writeString(temp.resolve("aaa.csv"), BARS);
    datasets = new DatasetFolder(shared, Samples.CALENDARS);
  }

  @Test
  void addsListsOpensAndVerifies() {
    assertThat(datasets.list()).isEmpty();
    Dataset added = add("aaa");
    assertThat(added.sha256())
        .isEqualTo(Sha256.of(BARS.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    assertThat(added.validFrom()).isEqualTo(LocalDate.parse("2024-03-08"));
    assertThat(added.validUntil()).isEqualTo(LocalDate.parse("2024-03-12"));
    DatasetFolder again = new DatasetFolder(shared, Samples.CALENDARS);
    assertThat(again.list()).containsExactly(added);
    VerifiedBars bars = again.open("aaa");
    assertThat(bars.lineage().id()).isEqualTo("dataset:aaa@" + added.sha256());
    assertThat(bars.series(Samples.AAA).orElseThrow().close(1)).isEqualTo(1.5);
    assertThat(bars.gaps()).hasSize(1);
    assertThat(again.verify("aaa").bars()).isEqualTo(2);
    assertThat(again.verify("aaa").gaps().get(0).bars()).isEqualTo(1);
  }

  @Test
  void streamsTheSameBarsAsItOpens() throws InterruptedException {
    Map<Symbol, Path> files = new LinkedHashMap<>();
    files.put(BBB, file);
    files.put(Samples.AAA, file);
    Dataset added = datasets.add(Samples.terms("two", DAYS), files);
    assertThat(added.symbols()).containsExactly(BBB, Samples.AAA);
    try (MarketFeed streamed = datasets.stream("two");
        MarketFeed opened = datasets.open("two").feed()) {
      assertThat(streamed.lineage()).isInstanceOf(Lineage.VerifiedDataset.class);
      int bars = 0;
      while (opened.next()) {
        assertThat(streamed.next()).isTrue();
        assertThat(streamed.symbol()).isEqualTo(opened.symbol()).isEqualTo(bars % 2);
        assertThat(streamed.startMillis()).isEqualTo(opened.startMillis());
        assertThat(streamed.closePrice()).isEqualTo(opened.closePrice());
        bars++;
      }
      assertThat(streamed.next()).isFalse();
      assertThat(bars).isEqualTo(4);
    }
  }

  @Tag("U5")
  @Test
  void refusesDataThatIsNotListed() throws IOException {
    add("aaa");
    Files.copy(file, shared.resolve("datasets/aaa/BBB.csv"));
    assertThatThrownBy(() -> datasets.open("bbb"))
        .isInstanceOf(MarketDataException.class)
        .hasMessageContaining("must be listed in data/shared/manifest.json, and 'bbb' is not");
  }

  @Tag("U5")
  @Test
  void refusesDataThatWasChangedWithBothHashes() throws IOException {
    Dataset added = add("aaa");
    String changed = BARS.replace("1.5", "1.6");
    write(shared.resolve("datasets/aaa/AAA.csv"), changed);
    String found = Sha256.of(changed.getBytes(java.nio.charset.StandardCharsets.UTF_8)).value();
    assertThatThrownBy(() -> datasets.open("aaa"))
        .isInstanceOf(MarketDataException.class)
        .hasMessageContaining(added.sha256().value())
        .hasMessageContaining(found);
    assertThatThrownBy(() -> datasets.stream("aaa")).hasMessageContaining(found);
    assertThatThrownBy(() -> datasets.verify("aaa")).hasMessageContaining(found);
  }

  @Tag("U5")
  @Test
  void failsAStreamWhoseFileChangesAfterItWasCompared() throws Exception {
    add("aaa");
    try (MarketFeed feed = datasets.stream("aaa")) {
      write(shared.resolve("datasets/aaa/AAA.csv"), BARS.replace("1.5", "1.6"));
      assertThatThrownBy(
              () -> {
                while (feed.next()) {
                  // until the end of the file
                }
              })
          .hasMessageContaining("must have SHA-256");
    }
  }

  @Tag("U5")
  @Test
  void refusesAFileThatIsMissingAndDatesThatAreNotThoseListed() throws IOException {
    add("aaa");
    Path manifest = shared.resolve("manifest.json");
    String text = Files.readString(manifest);
    Files.writeString(manifest, text.replace("2024-03-12", "2024-03-13"));
    assertThatThrownBy(() -> datasets.open("aaa"))
        .hasMessageContaining("has from 2024-03-08 to 2024-03-12");
    Files.writeString(manifest, text);
    Files.delete(shared.resolve("datasets/aaa/AAA.csv"));
    assertThatThrownBy(() -> datasets.open("aaa")).hasMessageContaining("must be there, is not");
  }

  @Tag("U5")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "../aaa.csv",
        "datasets/../../aaa.csv",
        "/etc/passwd",
        "datasets/aaa/./AAA.csv",
        "datasets\\\\aaa",
        "",
        "datasets/aaa/",
        "datasets//aaa",
        ".hidden"
      })
  void noNameLeadsOutOfTheFolder(String name) throws IOException {
    add("aaa");
    Path manifest = shared.resolve("manifest.json");
    Files.writeString(manifest, Files.readString(manifest).replace("datasets/aaa/AAA.csv", name));
    assertThatThrownBy(() -> datasets.open("aaa"))
        .isInstanceOf(MarketDataException.class)
        .hasMessageContaining("must be a relative path");
  }

  @Tag("U5")
  @Test
  void noSymbolicLinkLeadsOutOfTheFolder() throws IOException {
    add("aaa");
    Path inside = shared.resolve("datasets/aaa/AAA.csv");
    Files.delete(inside);
    Files.createSymbolicLink(inside, file);
    assertThatThrownBy(() -> datasets.open("aaa")).hasMessageContaining("symbolic link");
    Files.delete(inside);
    Files.delete(inside.getParent());
    Files.createSymbolicLink(inside.getParent(), temp);
    assertThatThrownBy(() -> datasets.open("aaa")).hasMessageContaining("datasets/aaa is one");
  }

  @Test
  void theSameIdWithOtherContentIsRefusedAndWithTheSameChangesNothing() throws IOException {
    Dataset added = add("aaa");
    byte[] manifest = Files.readAllBytes(shared.resolve("manifest.json"));
    assertThat(add("aaa")).isEqualTo(added);
    Files.writeString(file, BARS.replace("1.5", "1.6"));
    assertThatThrownBy(() -> add("aaa"))
        .hasMessageContaining("must keep its content")
        .hasMessageContaining(added.sha256().value());
    assertThat(shared.resolve("manifest.json")).hasBinaryContent(manifest);
    assertThat(datasets.verify("aaa").bars()).isEqualTo(2);
    assertNothingTemporary();
  }

  @Test
  void badDataIsNotAddedAndLeavesNothing() throws IOException {
    Files.writeString(file, BARS + "2024-03-11,1,1,1,1,0\n");
    assertThatThrownBy(() -> add("aaa"))
        .hasMessageContaining(
            "datasets/aaa/AAA.csv line 4, column timestamp: bars must be in order");
    assertThat(datasets.list()).isEmpty();
    assertNothingTemporary();
    assertThatThrownBy(
            () ->
                datasets.add(
                    Samples.terms("aaa", DAYS), Map.of(Samples.AAA, temp.resolve("none.csv"))))
        .hasMessageContaining("nothing was listed")
        .hasMessageEndingWith("none.csv must exist");
    assertNothingTemporary();
  }

  @Test
  void whatAFailedAddLeftBehindIsReplaced() throws IOException {
    Files.createDirectories(shared.resolve("datasets/aaa"));
    Files.writeString(shared.resolve("datasets/aaa/old.csv"), "half");
    add("aaa");
    assertThat(shared.resolve("datasets/aaa/old.csv")).doesNotExist();
    assertThat(datasets.verify("aaa").bars()).isEqualTo(2);
  }

  @Test
  void manyThreadsAddWithoutLosingOne() {
    List<String> ids = java.util.stream.IntStream.range(0, 16).mapToObj(i -> "d" + i).toList();
    ids.parallelStream().forEach(this::add);
    assertThat(datasets.list()).extracting(Dataset::id).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(ids).allSatisfy(id -> assertThat(datasets.verify(id).bars()).isEqualTo(2));
  }

  @Test
  void refusesAManifestWithUnknownKeysOrTheSameIdTwice() throws IOException {
    add("aaa");
    Path manifest = shared.resolve("manifest.json");
    String text = Files.readString(manifest);
    Files.writeString(manifest, text.replace("\"licence\"", "\"license\""));
    assertThatThrownBy(datasets::list)
        .hasMessageContaining("manifest.json line ")
        .hasMessageContaining("$.datasets[0].license: unknown key");
    Files.writeString(manifest, text.replace("\"schema_version\" : 1", "\"schema_version\" : 2"));
    assertThatThrownBy(datasets::list).hasMessageContaining("$.schema_version: must be 1, was 2");
    int from = text.indexOf('{', text.indexOf('['));
    int to = text.lastIndexOf(']');
    String entry = text.substring(from, to);
    Files.writeString(manifest, text.substring(0, to) + "," + entry + text.substring(to));
    assertThatThrownBy(datasets::list).hasMessageContaining("$.datasets[1].id: must be there once");
  }

  @Test
  void readsTheReferenceCandles() {
    DatasetTerms coinbase =
        DatasetTerms.of(
            "btc",
            "Coinbase",
            "MIT",
            Samples.always(Duration.ofHours(4)),
            DataFormat.COINBASE_CANDLES);
    Path btc = ReferenceData.file("data/market/Coinbase-BTC-USD-PT4H-20160518_20251028.json");
    Dataset added = datasets.add(coinbase, Map.of(new Symbol("BTC/USD"), btc));
    assertThat(added.validFrom()).isEqualTo(LocalDate.parse("2016-05-18"));
    assertThat(added.validUntil()).isEqualTo(LocalDate.parse("2025-10-28"));
    VerifiedBars bars = datasets.open("btc");
    assertThat(bars.series().get(0).open(0)).isEqualTo(456.16);
    assertThat(bars.series().get(0).startMillis(0)).isEqualTo(1463544000_000L);

    DatasetTerms binance =
        DatasetTerms.of(
            "eth",
            "Binance",
            "MIT",
            Samples.always(Duration.ofMinutes(5)),
            DataFormat.BINANCE_OHLC);
    Path eth = ReferenceData.file("data/market/Binance-ETH-USD-PT5M-20230313_20230315.json");
    datasets.add(binance, Map.of(new Symbol("ETH/USD"), eth));
    assertThat(datasets.open("eth").series().get(0).startMillis(0)).isEqualTo(1678730400_000L);
    assertThat(datasets.open("eth").series().get(0).close(0)).isEqualTo(1672.99);
  }

  @Test
  void readsTheReferenceDaysWithoutAGap() {
    BarGrid nasdaq = Samples.grid("XNAS", Samples.DAY);
    Path goog = ReferenceData.file("golden/inputs/GOOG_daily.csv");
    datasets.add(Samples.terms("goog", nasdaq), Map.of(new Symbol("GOOG"), goog));
    assertThat(datasets.verify("goog").bars()).isEqualTo(2148);
    assertThat(datasets.verify("goog").gaps()).isEmpty();
    Path aapl = ReferenceData.file("data/market/AAPL-PT1D-20130102_20131231.csv");
    datasets.add(Samples.terms("aapl", nasdaq), Map.of(new Symbol("AAPL"), aapl));
    assertThat(datasets.verify("aapl").bars()).isEqualTo(252);
    assertThat(datasets.verify("aapl").gaps()).isEmpty();
  }

  private Dataset add(String id) {
    return datasets.add(Samples.terms(id, DAYS), Map.of(Samples.AAA, file));
  }

  /** The files are read-only, so another takes the place. */
  private static void write(Path file, String text) throws IOException {
    assertThat(file.toFile().setWritable(true)).isTrue();
    Files.writeString(file, text);
  }

  private void assertNothingTemporary() throws IOException {
    try (Stream<Path> all = Files.walk(shared)) {
      assertThat(all.map(path -> path.getFileName().toString()))
          .noneMatch(name -> name.startsWith("."));
    }
  }
}
