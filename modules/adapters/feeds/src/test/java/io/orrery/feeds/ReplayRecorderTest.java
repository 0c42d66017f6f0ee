package io.orrery.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.basics.Symbol;
import io.orrery.market.Bar;
import io.orrery.market.BarGrid;
import io.orrery.market.BarRecorder;
import io.orrery.market.Dataset;
import io.orrery.market.MarketDataException;
import io.orrery.market.MarketFeed;
import io.orrery.universe.Lineage;
import io.orrery.universe.SessionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayRecorderTest {

  private static final SessionId PAPER = new SessionId("P-01JQ3V6W8Z5T4R2N1M0K9H7G6F");
  private static final BarGrid MINUTES = Samples.always(Samples.MINUTE);
  private static final Lineage FEED = new Lineage.LiveFeed("iex");
  private static final Symbol BTC = new Symbol("BTC/USD");
  private static final LocalDate DAY = LocalDate.parse("2024-03-08");

  @TempDir Path home;

  @Tag("U15")
  @Test
  void aRecordingOfPaperBecomesADatasetThatSaysWhereItComesFrom() throws InterruptedException {
    GeneratedMarket market =
        new GeneratedMarket(1, List.of(BTC, Samples.AAA), MINUTES, DAY, DAY, MarketShape.USUAL);
    try (MarketFeed feed = market.feed();
        ReplayRecorder recorder = recorder()) {
      while (feed.next()) {
        recorder.record(feed);
      }
    }
    assertThat(data().resolve("paper/replay").resolve(PAPER.value()))
        .isDirectoryContaining("glob:**BTC_USD.csv");
    DatasetFolder datasets = new DatasetFolder(data().resolve("shared"), Samples.CALENDARS);
    Dataset recorded =
        Recording.of(data(), PAPER, Samples.CALENDARS).addTo(datasets, data(), "day", "own use");
    assertThat(recorded.terms().parents())
        .containsExactly("universe:paper", "session:" + PAPER, "feed:iex");
    assertThat(recorded.symbols()).containsExactly(Samples.AAA, BTC);
    try (MarketFeed again = market.feed();
        MarketFeed read = datasets.stream("day")) {
      assertThat(read.lineage()).isInstanceOf(Lineage.VerifiedDataset.class);
      int bars = 0;
      while (again.next()) {
        assertThat(read.next()).isTrue();
        bars++;
      }
      assertThat(read.next()).isFalse();
      assertThat(bars).isGreaterThan(2000);
    }
  }

  @Test
  void isListedUnderItsSessionWhenItEnds() {
    DatasetFolder datasets = new DatasetFolder(data().resolve("shared"), Samples.CALENDARS);
    RecordingFolder folder = new RecordingFolder(data(), datasets);
    try (BarRecorder recorder = folder.open(PAPER, FEED, MINUTES)) {
      recorder.record(BTC, bar(0));
      recorder.record(BTC, bar(1));
      Dataset listed = recorder.list().orElseThrow();
      assertThat(listed.id()).isEqualTo("recorded-" + PAPER);
      assertThat(listed.terms().parents()).contains("session:" + PAPER, "feed:iex");
    }
    assertThat(datasets.verify("recorded-" + PAPER).bars()).isEqualTo(2);
  }

  @Test
  void isNotListedWithoutABar() {
    DatasetFolder datasets = new DatasetFolder(data().resolve("shared"), Samples.CALENDARS);
    try (BarRecorder recorder = new RecordingFolder(data(), datasets).open(PAPER, FEED, MINUTES)) {
      assertThat(recorder.list()).isEmpty();
    }
    assertThat(datasets.list()).isEmpty();
  }

  @Test
  void isDurableAfterASync() throws IOException {
    try (ReplayRecorder recorder = recorder()) {
      recorder.record(BTC, bar(0));
      assertThat(Files.size(file())).isZero();
      recorder.sync();
      assertThat(file()).hasContent(Samples.HEADER + "2024-03-08T00:00:00Z,1,1,1,1,0\n");
    }
  }

  @Test
  void aTornLineIsCutOffKeptAndTheRecordingGoesOn() throws IOException {
    try (ReplayRecorder recorder = recorder()) {
      recorder.record(BTC, bar(0));
      recorder.record(BTC, bar(1));
    }
    Files.writeString(file(), "2024-03-08T00:02:0", StandardOpenOption.APPEND);
    try (ReplayRecorder recorder = recorder()) {
      assertThatThrownBy(() -> recorder.record(BTC, bar(1)))
          .isInstanceOf(MarketDataException.class)
          .hasMessageContaining("duplicate");
      recorder.record(BTC, bar(2));
    }
    assertThat(Files.readAllLines(file()))
        .hasSize(4)
        .last()
        .asString()
        .startsWith("2024-03-08T00:02:00Z");
    assertThat(file().resolveSibling("BTC_USD.csv.torn")).hasContent("2024-03-08T00:02:0");
  }

  @Test
  void everyCutOfAFileIsRepairedToTheLinesThatAreWhole() throws IOException {
    try (ReplayRecorder recorder = recorder()) {
      for (int minute = 0; minute < 5; minute++) {
        recorder.record(BTC, bar(minute));
      }
    }
    byte[] whole = Files.readAllBytes(file());
    for (int length = 0; length <= whole.length; length++) {
      Files.write(file(), java.util.Arrays.copyOf(whole, length));
      try (ReplayRecorder recorder = recorder()) {
        recorder.record(BTC, bar(7));
      }
      String text = Files.readString(file());
      assertThat(text).startsWith(Samples.HEADER).endsWith("2024-03-08T00:07:00Z,1,1,1,1,0\n");
    }
  }

  @Test
  void aCrashedRecordingCanStillBecomeADataset() throws IOException {
    try (ReplayRecorder recorder = recorder()) {
      recorder.record(BTC, bar(0));
    }
    Files.writeString(file(), "2024-03-08T00:01:00Z,1", StandardOpenOption.APPEND);
    DatasetFolder datasets = new DatasetFolder(data().resolve("shared"), Samples.CALENDARS);
    Recording.of(data(), PAPER, Samples.CALENDARS).addTo(datasets, data(), "day", "own use");
    assertThat(datasets.verify("day").bars()).isEqualTo(1);
  }

  @Test
  void keepsItsBarsWhenItsThreadIsToldToStop() throws IOException {
    ReplayRecorder recorder = recorder();
    recorder.record(BTC, bar(0));
    Thread.currentThread().interrupt();
    recorder.close();
    assertThat(Thread.interrupted()).as("the interrupt is not swallowed").isTrue();
    assertThat(Files.readAllLines(file())).hasSize(2);
  }

  @Test
  void takesNoBarThatIsOutOfOrderOrOffTheGrid() {
    try (ReplayRecorder recorder = recorder()) {
      recorder.record(BTC, bar(3));
      assertThatThrownBy(() -> recorder.record(BTC, bar(2))).hasMessageContaining("in order");
      assertThatThrownBy(
              () ->
                  recorder.record(
                      BTC, new Bar(Instant.parse("2024-03-08T00:04:30Z"), 1, 1, 1, 1, 0)))
          .hasMessageContaining("whole number of PT1M");
    }
  }

  @Test
  void anotherSessionHasNoRecordingAndAClosedRecorderTakesNothing() {
    assertThatThrownBy(() -> Recording.of(data(), PAPER, Samples.CALENDARS))
        .hasMessageContaining("has no recording");
    ReplayRecorder recorder = recorder();
    recorder.close();
    recorder.close();
    assertThatThrownBy(() -> recorder.record(BTC, bar(0)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is closed");
  }

  private ReplayRecorder recorder() {
    return new ReplayRecorder(data(), PAPER, FEED, MINUTES);
  }

  private Path data() {
    return home.resolve("data");
  }

  private Path file() {
    return Recording.folder(data(), PAPER).resolve("BTC_USD.csv");
  }

  private static Bar bar(int minute) {
    return new Bar(Instant.parse("2024-03-08T00:00:00Z").plusSeconds(60L * minute), 1, 1, 1, 1, 0);
  }
}
