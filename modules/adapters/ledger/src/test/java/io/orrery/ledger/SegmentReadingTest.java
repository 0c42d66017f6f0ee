package io.orrery.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.basics.Symbol;
import io.orrery.trade.Direction;
import io.orrery.trade.EquityHistory;
import io.orrery.trade.EquityPoint;
import io.orrery.trade.History;
import io.orrery.trade.LedgerException;
import io.orrery.trade.Selection;
import io.orrery.trade.Trade;
import io.orrery.trade.TradeHistory;
import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import io.orrery.universe.Session;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ledgers of many segments are read as one, with indexes that are there, wrong or missing. */
final class SegmentReadingTest {

  private static final int RECORDS = 1_500;
  private static final long SEGMENT = 100_000;

  @TempDir private Path home;
  private final Random random;
  private final RandomRecords some;

  SegmentReadingTest() {
    long seed = Long.getLong("test.seed", System.nanoTime());
    System.out.println("reading segments: seed " + seed);
    random = new Random(seed);
    some = new RandomRecords(random);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sealed", "active", "unsealed", "leftover"})
  @Tag("U14")
  void answersWhatAFilterOverAllRecordsAnswers(String end) throws IOException {
    writeTrades(end);
    TradeHistory history = trades();
    List<Recorded<Trade>> all = all(history);
    assertThat(all).hasSize(RECORDS);
    assertThat(history.lastSeq()).isEqualTo(RECORDS);
    for (int i = 0; i < 60; i++) {
      Selection selection = some.selection();
      Direction direction = Direction.values()[random.nextInt(2)];
      long from = random.nextBoolean() ? 0 : random.nextInt(RECORDS + 2);
      int limit = 1 + random.nextInt(random.nextBoolean() ? 10 : 1000);
      assertThat(seqs(history.select(selection, direction, from, limit)))
          .as("%s %s %d %d", selection, direction, from, limit)
          .isEqualTo(seqs(filtered(all, selection, direction, from, limit)));
    }
    requireSameScans(history, all);
  }

  private void requireSameScans(TradeHistory history, List<Recorded<Trade>> all) {
    for (int i = 0; i < 10; i++) {
      Selection selection = some.selection();
      long after = random.nextInt(RECORDS);
      List<Long> seen = new ArrayList<>();
      long last =
          history.scan(
              selection,
              after,
              record -> {
                Recorded<Trade> whole = all.get((int) record.seq() - 1);
                assertThat(record.text("symbol")).contains(whole.fact().symbol().value());
                assertThat(record.decimal("price")).contains(whole.fact().price().value());
                assertThat(record.recordedAt()).isEqualTo(whole.recordedAt());
                assertThat(record.record().hash()).isEqualTo(whole.hash());
                return seen.add(record.seq());
              });
      assertThat(last).isEqualTo(RECORDS);
      assertThat(seen)
          .isEqualTo(
              all.stream()
                  .filter(each -> each.seq() > after && selection.matches(each))
                  .map(Recorded::seq)
                  .toList());
    }
  }

  @Test
  void stopsAScanWhereTheVisitorSaysSo() throws IOException {
    writeTrades("sealed");
    assertThat(trades().scan(Selection.all(), 700, record -> record.seq() < 900)).isEqualTo(900);
  }

  @Test
  void thinsACurveWithoutLosingAnExtreme() throws IOException {
    List<EquityPoint> points = writeEquity(6_000);
    EquityHistory history = equity();
    List<Recorded<EquityPoint>> all = all(history);
    assertThat(all).extracting(Recorded::fact).isEqualTo(points);
    for (int i = 0; i < 40; i++) {
      Selection selection = i == 0 ? Selection.all() : some.equitySelection();
      int most = 4 + random.nextInt(random.nextBoolean() ? 60 : 3_000);
      List<Recorded<EquityPoint>> matching = all.stream().filter(selection::matches).toList();
      assertThat(seqs(history.thinned(selection, most)))
          .as("%s %d", selection, most)
          .hasSizeLessThanOrEqualTo(most)
          .isEqualTo(seqs(io.orrery.testkit.Thinning.of(matching, most)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"missing", "truncated", "bit", "foreign", "empty", "folder", "unwritable"})
  void answersTheSameWhateverBecameOfItsIndexes(String what) throws IOException {
    writeTrades("sealed");
    Selection selection = Selection.all().withSymbol(new Symbol("SYM1"));
    List<Long> expected = seqs(trades().select(selection, Direction.OLDEST_FIRST, 0, 1000));
    Path folder = home.resolve("data/paper/index");
    List<Path> files = list(folder);
    assertThat(files).hasSizeGreaterThan(3);
    TradeHistory reader = trades();
    reader.select(selection, Direction.OLDEST_FIRST, 0, 1000);
    for (int i = 0; i < files.size(); i++) {
      spoil(what, files, i);
    }
    if (what.equals("unwritable")) {
      Files.delete(folder);
      Files.writeString(folder, "no folder");
    }

    for (TradeHistory history : List.of(trades(), reader)) {
      assertThat(seqs(history.select(selection, Direction.OLDEST_FIRST, 0, 1000)))
          .isEqualTo(expected);
    }
    if (!what.equals("unwritable") && !what.equals("folder")) {
      assertThat(list(folder)).isEqualTo(files);
    }
  }

  @Test
  @Tag("U14")
  void findsAnIndexThatLies() throws IOException {
    writeTrades("sealed");
    Selection selection = Selection.all().withSymbol(new Symbol("SYM1"));
    List<Long> expected = seqs(trades().select(selection, Direction.OLDEST_FIRST, 0, 1000));
    for (Path file : list(home.resolve("data/paper/index"))) {
      byte[] bytes = Files.readAllBytes(file);
      ByteBuffer content = ByteBuffer.wrap(bytes);
      int count = content.getInt(64);
      for (int at = 112; at < 112 + 8 * Math.min(count, 40); at += 8) {
        content.putLong(at, content.getLong(at) + 1);
      }
      java.util.zip.CRC32C checksum = new java.util.zip.CRC32C();
      checksum.update(bytes, 0, bytes.length - 4);
      content.putInt(bytes.length - 4, (int) checksum.getValue());
      Files.write(file, bytes);
    }

    assertThat(seqs(trades().select(selection, Direction.OLDEST_FIRST, 0, 1000)))
        .isEqualTo(expected);
    assertThat(seqs(trades().select(selection, Direction.OLDEST_FIRST, 0, 1000)))
        .isEqualTo(expected);
  }

  @Test
  @Tag("U14")
  void namesTheDamagedPlaceOfASealedSegmentAndAnswersWhatIsBefore() throws IOException {
    writeTrades("sealed");
    List<Path> segments =
        list(home.resolve("data/paper/sealed")).stream()
            .filter(path -> path.toString().endsWith(".jsonl"))
            .toList();
    Path second = segments.get(1);
    long first = Long.parseLong(second.getFileName().toString().replaceAll("[^0-9]", ""));
    TradeHistory reader = trades();
    reader.select(Selection.all(), Direction.OLDEST_FIRST, 0, 1000);
    List<byte[]> lines = Paper.lines(second);
    byte[] edited = lines.get(4);
    edited[Paper.text(edited).indexOf("\"qty\":\"") + 7] ^= 1;
    Paper.write(second, lines);
    long bad = first + 4;

    for (TradeHistory history : List.of(trades(), reader)) {
      List<Long> good = new ArrayList<>();
      assertThatThrownBy(() -> history.scan(Selection.all(), 0, each -> good.add(each.seq())))
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining(
              "line 5 of data/paper/sealed/" + second.getFileName() + ", at byte ")
          .hasMessageContaining("edited");
      assertThat(good).hasSize((int) bad - 1).endsWith(bad - 1);
      assertThat(seqs(history.after(bad - 3, 10))).containsExactly(bad - 2, bad - 1);
      assertThatThrownBy(() -> history.after(bad - 1, 10)).hasMessageContaining("line 5 of");
      assertThat(seqs(history.select(Selection.all(), Direction.NEWEST_FIRST, 0, 3)))
          .containsExactly((long) RECORDS, RECORDS - 1L, RECORDS - 2L);
      assertThat(seqs(history.select(Selection.all(), Direction.NEWEST_FIRST, bad, 2)))
          .containsExactly(bad - 1, bad - 2);
      assertThatThrownBy(() -> history.select(Selection.all(), Direction.NEWEST_FIRST, bad + 1, 2))
          .hasMessageContaining("line 5 of");
    }
  }

  private void spoil(String what, List<Path> files, int i) throws IOException {
    Path file = files.get(i);
    switch (what) {
      case "truncated" -> {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          channel.truncate(random.nextLong(Files.size(file)));
        }
      }
      case "bit" -> {
        byte[] bytes = Files.readAllBytes(file);
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, bytes);
      }
      case "foreign" ->
          Files.copy(files.get((i + 1) % files.size()), file, StandardCopyOption.REPLACE_EXISTING);
      case "empty" -> Files.write(file, new byte[0]);
      case "folder" -> {
        Files.delete(file);
        Files.createDirectories(file.resolve("inside"));
      }
      default -> Files.delete(file);
    }
  }

  private void writeTrades(String end) throws IOException {
    try (Segments segments = new Segments(home, Universe.PAPER, Stream.TRADES, SEGMENT)) {
      Session session = some.session();
      for (int i = 1; i <= RECORDS; i++) {
        session = i % 400 == 0 ? some.session() : session;
        segments.add(session, some.trade(), Paper.NOON.plusMillis(i * 100L));
        if (i == 1_450 && end.equals("unsealed")) {
          segments.leaveUnsealed();
        }
      }
      finish(segments, end);
    }
  }

  private void finish(Segments segments, String end) throws IOException {
    if (end.equals("sealed")) {
      segments.seal();
    }
    if (end.equals("leftover")) {
      segments.seal();
      List<Path> sealed =
          list(home.resolve("data/paper/sealed")).stream()
              .filter(path -> path.toString().endsWith(".jsonl"))
              .toList();
      Files.copy(
          sealed.get(sealed.size() - 1),
          home.resolve("data/paper/trades.jsonl"),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private List<EquityPoint> writeEquity(int count) throws IOException {
    List<EquityPoint> points = new ArrayList<>();
    try (Segments segments = new Segments(home, Universe.PAPER, Stream.EQUITY, 250_000)) {
      Session session = some.session();
      for (int i = 0; i < count; i++) {
        session = i % 1_700 == 1_699 ? some.session() : session;
        EquityPoint point = some.point(i);
        points.add(point);
        segments.add(session, point, Paper.NOON.plusMillis(i * 100L));
      }
    }
    return points;
  }

  private static <F extends Fact> List<Recorded<F>> filtered(
      List<Recorded<F>> all, Selection selection, Direction direction, long from, int limit) {
    boolean isRising = direction == Direction.OLDEST_FIRST;
    List<Recorded<F>> matching = new ArrayList<>(all.stream().filter(selection::matches).toList());
    if (!isRising) {
      Collections.reverse(matching);
    }
    return matching.stream()
        .filter(each -> isRising ? each.seq() > from : from == 0 || each.seq() < from)
        .limit(limit)
        .toList();
  }

  private static <F extends Fact> List<Recorded<F>> all(History<F> history) {
    List<Recorded<F>> all = new ArrayList<>();
    List<Recorded<F>> page = history.after(0, 1000);
    while (!page.isEmpty()) {
      all.addAll(page);
      page = history.after(all.size(), 1000);
    }
    return all;
  }

  private static <F extends Fact> List<Long> seqs(List<Recorded<F>> records) {
    return records.stream().map(Recorded::seq).toList();
  }

  private static List<Path> list(Path folder) throws IOException {
    try (java.util.stream.Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private TradeHistory trades() {
    return new FileStorage(home, Paper.CLOCK).archive(Universe.PAPER).trades();
  }

  private EquityHistory equity() {
    return new FileStorage(home, Paper.CLOCK).archive(Universe.PAPER).equity();
  }
}
