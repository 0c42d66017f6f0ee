package io.orrery.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.trade.LedgerException;
import io.orrery.trade.TradeHistory;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger that somebody or something changed does not open, and says where and how. */
@Tag("U14")
final class DamageTest {

  private static final int RECORDS = 8;

  @TempDir private Path home;
  private Path ledger;
  private List<byte[]> lines;

  @BeforeEach
  void recordTrades() throws IOException {
    Paper.record(home, Universe.PAPER, RECORDS);
    ledger = Paper.trades(home);
    lines = new ArrayList<>(Paper.lines(ledger));
  }

  @Test
  void findsASingleFlippedBitInTheMiddle() throws IOException {
    long seed = Long.getLong("test.seed", new Random().nextLong());
    System.out.println("random damage: seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      int line = random.nextInt(RECORDS - 2);
      byte[] bytes = lines.get(line).clone();
      int at = random.nextInt(bytes.length);
      bytes[at] ^= (byte) (1 << random.nextInt(8));
      List<byte[]> spoiled = new ArrayList<>(lines);
      spoiled.set(line, bytes);
      Paper.write(ledger, spoiled);

      String where = "seed %d, round %d, line %d, byte %d".formatted(seed, round, line + 1, at);
      assertThatThrownBy(() -> Paper.reopen(home))
          .as(where)
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("line " + (line + 1) + " of data/paper/trades.jsonl");
      assertThat(ledger).as(where).hasBinaryContent(join(spoiled));
    }
  }

  @Test
  void namesLineByteAndKindOfAnEditedRecord() throws IOException {
    edit(3, "\"qty\":\"4\"", "\"qty\":\"5\"");

    assertDamaged(4, "edited").hasMessageContaining("at byte " + (length(0, 3)));
  }

  @Test
  void findsAnEditedLastRecord() throws IOException {
    edit(RECORDS - 1, "\"qty\":\"8\"", "\"qty\":\"9\"");

    assertDamaged(RECORDS, "edited");
  }

  @Test
  void findsAnEditedFirstRecord() throws IOException {
    edit(0, "\"qty\":\"1\"", "\"qty\":\"9\"");

    assertDamaged(1, "edited").hasMessageContaining("identity.json");
  }

  @Test
  void findsARecomputedHashByTheNextRecord() throws IOException {
    edit(3, "\"qty\":\"4\"", "\"qty\":\"5\"");
    byte[] edited = lines.get(3);
    byte[] previous = LineFormatTest.hashOf(lines.get(2));
    lines.set(3, LineFormatTest.rehashed("paper", "trades", previous, edited));
    Paper.write(ledger, lines);

    assertDamaged(5, "edited, or from another session");
  }

  @Test
  void findsADeletedLine() throws IOException {
    lines.remove(3);
    Paper.write(ledger, lines);

    assertDamaged(4, "number 5 where 4 must be").hasMessageContaining("removed");
  }

  @Test
  void findsADeletedLineBeforeTheLast() throws IOException {
    lines.remove(RECORDS - 2);
    Paper.write(ledger, lines);

    assertDamaged(RECORDS - 1, "number 8 where 7 must be");
  }

  @Test
  void findsSwappedLines() throws IOException {
    Collections.swap(lines, 2, 3);
    Paper.write(ledger, lines);

    assertDamaged(3, "number 4 where 3 must be");
  }

  @Test
  void findsADuplicatedLine() throws IOException {
    lines.add(3, lines.get(2));
    Paper.write(ledger, lines);

    assertDamaged(4, "number 3 again where 4 must be").hasMessageContaining("duplicated");
  }

  @Test
  void findsADuplicatedLastLine() throws IOException {
    lines.add(lines.get(RECORDS - 1));
    Paper.write(ledger, lines);

    assertDamaged(RECORDS + 1, "number 8 again");
  }

  @Test
  void findsGarbageBetweenRecords() throws IOException {
    lines.add(2, "not JSON\n".getBytes(StandardCharsets.UTF_8));
    Paper.write(ledger, lines);

    assertDamaged(3, "not a record");
  }

  @Test
  void findsALineThatIsTooLongBetweenRecords() throws IOException {
    lines.add(2, ("x".repeat(200_000) + "\n").getBytes(StandardCharsets.UTF_8));
    Paper.write(ledger, lines);

    assertDamaged(3, "longer than 65536 bytes");
  }

  @Test
  @Tag("U5")
  void namesTheUniverseOfAFileThatWasCopiedIn() throws IOException {
    Paper.record(home, Universe.LIVE, 3);
    Path live = Paper.file(home, Universe.LIVE, Stream.TRADES);
    Files.copy(live, ledger, StandardCopyOption.REPLACE_EXISTING);

    assertDamaged(1, "from another universe: it names live");
  }

  @Test
  @Tag("U5")
  void namesTheUniverseOfALineThatWasCopiedBehindTheLast() throws IOException {
    Paper.record(home, Universe.LIVE, 1);
    lines.addAll(Paper.lines(Paper.file(home, Universe.LIVE, Stream.TRADES)));
    Paper.write(ledger, lines);

    assertDamaged(RECORDS + 1, "from another universe: it names live");
  }

  @Test
  void namesTheStreamOfAFileThatWasCopiedIn() throws IOException {
    Files.copy(
        ledger,
        Paper.file(home, Universe.PAPER, Stream.EQUITY),
        StandardCopyOption.REPLACE_EXISTING);

    assertThatThrownBy(() -> Paper.reopen(home))
        .hasMessageContainingAll("ledger of equity", "from another ledger", "stream trades");
  }

  @Test
  @Tag("U5")
  void findsTheSameUniverseOfAnotherDeployment(@TempDir Path other) throws IOException {
    Paper.record(other, Universe.PAPER, RECORDS);
    Files.copy(Paper.trades(other), ledger, StandardCopyOption.REPLACE_EXISTING);

    assertDamaged(1, "from another deployment");
  }

  @Test
  @Tag("U21")
  void refusesANewerSchemaLoudlyEvenAtTheEnd() throws IOException {
    edit(RECORDS - 1, "\"schema_version\":1", "\"schema_version\":2");

    assertDamaged(RECORDS, "of schema_version 2, and this program reads up to 1");
  }

  @Test
  @Tag("U21")
  void refusesANewerSchemaWhateverElseIsNewInIt() throws IOException {
    lines.add("{\"schema_version\":9,\"anything\":[\"else\"]}\n".getBytes(StandardCharsets.UTF_8));
    Paper.write(ledger, lines);

    assertDamaged(RECORDS + 1, "of schema_version 9");
  }

  @Test
  void changesNoOtherLedgerWhenOneIsDamaged() throws IOException {
    edit(3, "\"qty\":\"4\"", "\"qty\":\"5\"");
    Path audit = Paper.file(home, Universe.PAPER, Stream.AUDIT);
    Files.writeString(audit, "torn");

    assertDamaged(4, "edited");
    assertThat(audit).hasContent("torn");
    assertThat(home.resolve("logs/paper/torn")).doesNotExist();
  }

  @Test
  void givesTheUniverseBackWhenItDoesNotOpen() throws IOException {
    byte[] whole = join(lines);
    edit(3, "\"qty\":\"4\"", "\"qty\":\"5\"");
    assertDamaged(4, "edited");

    Files.write(ledger, whole);

    assertThat(Paper.reopen(home).tornTails()).isEmpty();
  }

  @Test
  void readsWhatIsBeforeTheBadPlaceAndThenSaysTheSameSentence() throws IOException {
    edit(3, "\"qty\":\"4\"", "\"qty\":\"5\"");
    String sentence = sentence();
    TradeHistory history = new FileStorage(home, Paper.CLOCK).archive(Universe.PAPER).trades();

    assertThat(history.lastSeq()).isEqualTo(3);
    assertThat(Paper.quantities(history.after(0, 100))).containsExactly(1L, 2L, 3L);
    assertThat(Paper.quantities(history.after(2, 1))).containsExactly(3L);
    assertThatThrownBy(() -> history.after(3, 1))
        .isInstanceOf(LedgerException.class)
        .hasMessage(sentence);
  }

  @Test
  void noticesDamageToWhatItHasReadBefore() throws IOException {
    TradeHistory history = new FileStorage(home, Paper.CLOCK).archive(Universe.PAPER).trades();
    assertThat(history.lastSeq()).isEqualTo(RECORDS);
    edit(3, "\"qty\":\"4\"", "\"qty\":\"5\"");

    assertThat(Paper.quantities(history.after(0, 100))).containsExactly(1L, 2L, 3L);
    assertThatThrownBy(() -> history.after(3, 1)).hasMessage(sentence());
  }

  private void edit(int line, String from, String to) throws IOException {
    String text = Paper.text(lines.get(line));
    assertThat(text).contains(from);
    lines.set(line, text.replace(from, to).getBytes(StandardCharsets.UTF_8));
    Paper.write(ledger, lines);
  }

  private org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> assertDamaged(
      int line, String kind) {
    return assertThatThrownBy(() -> Paper.reopen(home))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("line " + line + " of data/paper/trades.jsonl, at byte ")
        .hasMessageContaining(kind);
  }

  private String sentence() {
    return String.valueOf(
        org.assertj.core.api.Assertions.catchThrowable(() -> Paper.reopen(home)).getMessage());
  }

  private long length(int from, int to) {
    return lines.subList(from, to).stream().mapToLong(line -> line.length).sum();
  }

  private static byte[] join(List<byte[]> lines) {
    java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
    lines.forEach(all::writeBytes);
    return all.toByteArray();
  }
}
