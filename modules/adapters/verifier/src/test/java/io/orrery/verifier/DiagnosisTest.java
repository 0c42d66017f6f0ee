package io.orrery.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.trade.Fault;
import io.orrery.trade.Verdict;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each kind of harm to a ledger of three sealed segments (records 1 to 17, 18 to 28 of one session,
 * 29 to 41 of another) and an open one (42 to 50): its name, its place to the byte, and what is
 * said of it.
 */
@Tag("U14")
final class DiagnosisTest {

  private static final int OPEN = 3;
  private static final int[] FIRST = {1, 18, 29, 42};

  @TempDir private static Path root;
  private static Victim victim;
  private static Verifier alone;
  private static Verifier checked;

  @BeforeAll
  static void write() {
    victim = Victim.write(root);
    alone = verifier(List.of());
    checked = verifier(List.of(Checkpoint.read("given", victim.checkpoint())));
  }

  private static Verifier verifier(List<Checkpoint> checkpoints) {
    return new Verifier(victim.root(), Optional.empty(), checkpoints);
  }

  private static int segmentOf(int seq) {
    int segment = OPEN;
    while (FIRST[segment] > seq) {
      segment--;
    }
    return segment;
  }

  private static String text(byte[] line) {
    return new String(line, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String line) {
    return line.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] hashOf(byte[] line) {
    String hash = new String(line, line.length - 67, 64, StandardCharsets.US_ASCII);
    return HexFormat.of().parseHex(hash);
  }

  private static String sessionOf(byte[] line) {
    return text(line).replaceAll(".*session_id\":\"([^\"]*).*\n", "$1");
  }

  private static byte[] forged(int seq, String session, byte[] previous) {
    String body =
        SampleLedger.body(Universe.PAPER, Stream.TRADES, seq, session, "\"symbol\":\"FORGED\"");
    return SampleLedger.line(Universe.PAPER, Stream.TRADES, body, previous);
  }

  private static final byte[] NOWHERE = SampleHome.sha256(new byte[] {1});

  private static String proven(int seq) {
    return "this line must be record %d as it was written; what follows continues the original"
        .formatted(seq);
  }

  @Test
  void isIntactAsItWas() {
    Verdict verdict = new Harm().verdict();
    assertThat(verdict).as(verdict.sentence()).isInstanceOf(Verdict.Intact.class);
    assertThat(((Verdict.Intact) verdict).records()).isEqualTo(50);
    assertThat(((Verdict.Intact) verdict).tornBytes()).isZero();
  }

  @Test
  void findsALineFeedThatWasEditedAtTheEndOfAFile() {
    Harm sealed = new Harm();
    byte[] last = sealed.record(17).clone();
    last[last.length - 1] = 'x';
    sealed.replace(17, last);
    sealed.isFound(Fault.EDITED, 0, 17, 17, "record 17 must end in LF");

    Harm open = new Harm();
    last = open.record(50).clone();
    last[last.length - 1] = 'x';
    open.replace(50, last);
    open.isFound(Fault.EDITED, OPEN, 9, 50, "record 50 must end in LF");
  }

  @Test
  void findsALineFeedThatWasEditedWithOtherBytesByTheLengthThatTheSealSays() {
    for (int seq : new int[] {17, 28, 41}) {
      Harm harm = new Harm();
      harm.replace(seq, "\"buy\"", "\"bUy\"");
      byte[] last = harm.record(seq).clone();
      last[last.length - 1] = 'x';
      harm.replace(seq, last);
      int segment = segmentOf(seq);
      harm.isFound(
          Fault.EDITED,
          segment,
          seq - FIRST[segment] + 1,
          seq,
          "record %d must end in LF".formatted(seq));
    }
  }

  @Test
  void findsThatAFileEndsWithinARecord() {
    for (int seq : new int[] {17, 50, 28}) {
      for (int gone : new int[] {1, 2, 200}) {
        Harm harm = new Harm();
        byte[] line = harm.record(seq);
        harm.replace(seq, Arrays.copyOf(line, line.length - gone));
        int segment = segmentOf(seq);
        int number = seq - FIRST[segment] + 1;
        harm.isFound(Fault.TRUNCATED, segment, number, seq, "the file ends within record " + seq);
      }
    }
  }

  @Test
  void findsThatAFileEndsBehindARecord() {
    Harm harm = new Harm();
    harm.of(0).subList(10, 17).clear();
    harm.isFound(
        Fault.TRUNCATED,
        0,
        11,
        11,
        "record 11 must stand here, as a seal, a checkpoint or a later segment shows; the file ends");

    Harm open = new Harm();
    open.of(OPEN).subList(4, 9).clear();
    open.isFound(Fault.TRUNCATED, OPEN, 5, 46, "a checkpoint shows 50 records (given), found 45");
    open = new Harm();
    open.of(OPEN).clear();
    open.isFound(Fault.TRUNCATED, OPEN, 1, 42, "a checkpoint shows 50 records (given), found 41");
  }

  @Test
  void findsThatTornBytesHideWhatACheckpointShows() {
    Harm open = new Harm();
    open.of(OPEN).subList(4, 9).clear();
    open.of(OPEN).add(bytes("{\"schema"));
    open.isFound(Fault.TRUNCATED, OPEN, 5, 46, "the file ends within record 46");
  }

  @Test
  void findsNoRecordThatWasPutIn() {
    for (int seq : new int[] {1, 5, 17, 18, 42, 50}) {
      Harm harm = new Harm();
      harm.insertBefore(seq, bytes("nothing\n"));
      int segment = segmentOf(seq);
      harm.isFound(
          Fault.INSERTED,
          segment,
          seq - FIRST[segment] + 1,
          seq,
          "record %d must stand here, which follows".formatted(seq));
    }
    Harm empty = new Harm();
    empty.insertBefore(5, bytes("\n"));
    empty.isFound(Fault.INSERTED, 0, 5, 5, "record 5 must stand here, which follows");
    Harm tooLong = new Harm();
    tooLong.insertBefore(5, bytes("x".repeat(70_000) + "\n"));
    tooLong.isFound(Fault.INSERTED, 0, 5, 5, "record 5 must stand here, which follows");
  }

  @Test
  void findsWhatWasPutBehindTheEndOfASegment() {
    Harm harm = new Harm();
    harm.of(0).add(bytes("nothing\n"));
    harm.isFound(Fault.INSERTED, 0, 18, 18, "record 18 must stand here, which follows");
    harm = new Harm();
    harm.of(0).add(bytes("nothing"));
    harm.isFound(Fault.INSERTED, 0, 18, 18, "record 18 must stand here, which follows");
    harm = new Harm();
    harm.of(0).add(forged(18, sessionOf(harm.record(1)), NOWHERE));
    harm.isFound(
        Fault.INSERTED, 0, 18, 18, "record 18 must stand here, found what says to be record 18");
    harm = new Harm();
    harm.of(2).add(harm.record(42));
    harm.of(OPEN).clear();
    harm.withoutCheckpoint()
        .isFound(
            Fault.REORDERED,
            2,
            14,
            42,
            "record 42 must stand here, found record 42, which is missing in its place");
    harm = new Harm();
    byte[] foreign = victim.otherSession().get(7);
    harm.of(2).add(foreign);
    harm.isFound(
        Fault.FOREIGN_SESSION,
        2,
        14,
        42,
        "it must be of session %s, was of %s"
            .formatted(sessionOf(harm.record(29)), sessionOf(foreign)));
    harm = new Harm();
    harm.of(2).add(bytes("nothing"));
    harm.of(OPEN).clear();
    harm.withoutCheckpoint()
        .isFound(Fault.INSERTED, 2, 14, 42, "record 42 must stand here, which follows");
  }

  @Test
  void findsRecordsOfAnotherUniverse() {
    String detail = "it must be of paper, was of live";
    Harm harm = new Harm();
    harm.insertBefore(5, victim.otherUniverse().get(4));
    harm.isFound(Fault.FOREIGN_UNIVERSE, 0, 5, 5, detail);
    harm = new Harm();
    harm.replace(5, victim.otherUniverse().get(4));
    harm.isFound(Fault.FOREIGN_UNIVERSE, 0, 5, 5, detail);
  }

  @Test
  void findsRecordsOfAnotherSession() {
    byte[] foreign = victim.otherSession().get(7);
    for (int seq : new int[] {5, 18, 42, 43}) {
      Harm harm = new Harm();
      int segment = segmentOf(seq);
      String detail =
          "it must be of session %s, was of %s"
              .formatted(sessionOf(harm.record(seq)), sessionOf(foreign));
      harm.insertBefore(seq, foreign);
      harm.isFound(Fault.FOREIGN_SESSION, segment, seq - FIRST[segment] + 1, seq, detail);
    }
    Harm harm = new Harm();
    String detail =
        "it must be of session %s, was of %s"
            .formatted(sessionOf(harm.record(5)), sessionOf(foreign));
    harm.replace(5, foreign);
    harm.isFound(Fault.FOREIGN_SESSION, 0, 5, 5, detail);
    harm = new Harm();
    harm.insertBefore(5, harm.record(30));
    detail =
        "it must be of session %s, was of %s"
            .formatted(sessionOf(harm.record(1)), sessionOf(harm.record(30)));
    harm.isFound(Fault.FOREIGN_SESSION, 0, 5, 5, detail);
  }

  @Test
  void findsARecordThatStandsThereTwice() {
    Harm harm = new Harm();
    harm.insertBefore(9, harm.record(4));
    harm.isFound(Fault.DUPLICATED, 0, 9, 9, "record 9 must stand here, found record 4 once more");
    harm = new Harm();
    harm.insertBefore(6, harm.record(5));
    harm.isFound(Fault.DUPLICATED, 0, 6, 6, "record 6 must stand here, found record 5 once more");
    harm = new Harm();
    harm.of(OPEN).add(harm.record(50));
    harm.isFound(
        Fault.DUPLICATED, OPEN, 10, 51, "record 51 must stand here, found record 50 once more");
    harm = new Harm();
    harm.replace(9, harm.record(4));
    harm.isFound(Fault.DUPLICATED, 0, 9, 9, "record 9 must stand here, found record 4 once more");
    harm = new Harm();
    harm.replace(9, harm.record(12));
    harm.isFound(Fault.DUPLICATED, 0, 9, 9, "record 9 must stand here, found record 12 once more");
  }

  @Test
  void findsARecordInAnotherPlaceThanItsOwn() {
    Harm swapped = new Harm();
    byte[] fifth = swapped.record(5);
    swapped.replace(5, swapped.record(9));
    swapped.replace(9, fifth);
    String detail = "record %d must stand here, found record %d, which is missing in its place";
    swapped.isFound(Fault.REORDERED, 0, 5, 5, detail.formatted(5, 9));

    Harm firstOfAll = new Harm();
    byte[] first = firstOfAll.record(1);
    firstOfAll.remove(1);
    firstOfAll.of(0).add(8, first);
    firstOfAll.isFound(Fault.REORDERED, 0, 1, 1, detail.formatted(1, 2));

    Harm acrossSegments = new Harm();
    byte[] moved = acrossSegments.record(18);
    acrossSegments.remove(18);
    acrossSegments.remove(17);
    acrossSegments.insertBefore(5, moved);
    acrossSegments.isFound(Fault.REORDERED, 0, 5, 5, detail.formatted(5, 18));
  }

  @Test
  void findsARecordThatWasMadeUp() {
    String detail = "record %d must stand here, found what says to be record %d";
    for (int stated : new int[] {1, 5, 6, 18, 60}) {
      Harm harm = new Harm();
      harm.insertBefore(5, forged(stated, sessionOf(harm.record(1)), NOWHERE));
      harm.isFound(Fault.INSERTED, 0, 5, 5, detail.formatted(5, stated));
    }
    Harm lower = new Harm();
    lower.replace(9, forged(2, sessionOf(lower.record(1)), NOWHERE));
    lower.isFound(Fault.INSERTED, 0, 9, 9, detail.formatted(9, 2));
    Harm otherStream = new Harm();
    String body =
        SampleLedger.body(
            Universe.PAPER, Stream.EQUITY, 6, sessionOf(otherStream.record(1)), "\"x\":1");
    byte[] previous = hashOf(otherStream.record(5));
    otherStream.insertBefore(5, SampleLedger.line(Universe.PAPER, Stream.EQUITY, body, previous));
    otherStream.isFound(Fault.INSERTED, 0, 5, 5, detail.formatted(5, 6));
  }

  @Test
  void believesNoRecordThatWasMadeUpInPlaceOfOneThatIsGone() {
    String detail = "record 5 must stand here, found what says to be record %d";
    for (int gone : new int[] {10, 18}) {
      Harm harm = new Harm();
      harm.remove(gone);
      harm.insertBefore(5, forged(gone, sessionOf(harm.record(1)), NOWHERE));
      harm.isFound(Fault.INSERTED, 0, 5, 5, detail.formatted(gone));
    }
    Harm otherNumber = new Harm();
    byte[] previous = hashOf(otherNumber.record(17));
    otherNumber.insertBefore(5, forged(60, sessionOf(otherNumber.record(1)), previous));
    otherNumber.isFound(Fault.INSERTED, 0, 5, 5, detail.formatted(60));
  }

  @Test
  void findsARecordWithAHashThatFitsBeforeTheOneThatWasWritten() {
    for (int seq : new int[] {5, 18, 50}) {
      Harm harm = new Harm();
      byte[] forged = forged(seq, sessionOf(harm.record(seq)), hashOf(harm.record(seq - 1)));
      harm.insertBefore(seq, forged);
      int segment = segmentOf(seq);
      harm.isFound(
          Fault.INSERTED,
          segment,
          seq - FIRST[segment] + 1,
          seq,
          "record %d stands here and in the next line, and only one was written".formatted(seq));
    }
  }

  @Test
  void findsAnEditedRecordByWhatFollows() {
    for (int seq : new int[] {1, 5, 17, 18, 28, 41, 49}) {
      int segment = segmentOf(seq);
      int number = seq - FIRST[segment] + 1;
      Harm member = new Harm();
      member.replace(seq, "\"buy\"", "\"bUy\"");
      member.isFound(Fault.EDITED, segment, number, seq, proven(seq));
      Harm hash = new Harm();
      byte[] line = hash.record(seq).clone();
      line[line.length - 4] ^= 1;
      hash.replace(seq, line);
      hash.isFound(Fault.EDITED, segment, number, seq, proven(seq));
      Harm form = new Harm();
      form.replace(seq, "{\"schema", "[\"schema");
      form.isFound(Fault.EDITED, segment, number, seq, proven(seq));
      Harm newer = new Harm();
      newer.replace(seq, "{\"schema_version\":1", "{\"schema_version\":2");
      newer.isFound(Fault.EDITED, segment, number, seq, proven(seq));
    }
  }

  @Test
  void findsALineFeedThatWasEditedBetweenTwoRecords() {
    for (int seq : new int[] {5, 16, 40, 48}) {
      Harm harm = new Harm();
      byte[] line = harm.record(seq).clone();
      line[line.length - 1] = ' ';
      harm.replace(seq, line);
      int segment = segmentOf(seq);
      harm.isFound(Fault.EDITED, segment, seq - FIRST[segment] + 1, seq, proven(seq));
    }
  }

  @Test
  void findsAnEditedRecordBySealAloneAndByCheckpointAlone() {
    Harm bySeal = new Harm().withoutCheckpoint();
    bySeal.of(OPEN).clear();
    bySeal.replace(41, "\"buy\"", "\"bUy\"");
    bySeal.isFound(Fault.EDITED, 2, 13, 41, proven(41));
    Harm merged = new Harm().withoutCheckpoint();
    merged.of(OPEN).clear();
    byte[] line = merged.record(40).clone();
    line[line.length - 1] = ' ';
    merged.replace(40, line);
    merged.isFound(Fault.EDITED, 2, 12, 40, proven(40));
    Harm bothSides = new Harm().withoutCheckpoint();
    bothSides.replace(17, "\"buy\"", "\"bUy\"");
    bothSides.replace(18, bytes("nothing\n"));
    bothSides.isFound(Fault.EDITED, 0, 17, 17, proven(17));
    Harm byCheckpoint = new Harm();
    byCheckpoint.replace(50, "\"buy\"", "\"bUy\"");
    byCheckpoint.isFound(Fault.EDITED, OPEN, 9, 50, proven(50));
    Harm byNothing = new Harm().withoutCheckpoint();
    byNothing.replace(50, "\"buy\"", "\"bUy\"");
    byNothing.isFound(Fault.EDITED, OPEN, 9, 50, "record 50 does not have its hash");
  }

  @Test
  void findsARecordThatWasOverwrittenWithAnother() {
    Harm harm = new Harm();
    harm.replace(5, forged(5, sessionOf(harm.record(1)), NOWHERE));
    harm.isFound(Fault.EDITED, 0, 5, 5, "record 5 does not have its hash");
    harm = new Harm();
    harm.replace(17, forged(17, sessionOf(harm.record(1)), NOWHERE));
    harm.isFound(Fault.EDITED, 0, 17, 17, "record 17 does not have its hash");
    harm = new Harm();
    harm.replace(50, forged(50, sessionOf(harm.record(50)), NOWHERE));
    harm.isFound(Fault.EDITED, OPEN, 9, 50, "record 50 does not have its hash");
    for (String nothing : new String[] {"nothing\n", "\n", "{}\n", "x".repeat(70_000) + "\n"}) {
      harm = new Harm();
      harm.replace(5, bytes(nothing));
      harm.isFound(Fault.EDITED, 0, 5, 5, "record 5 must stand here, found no record");
    }
  }

  @Test
  void findsRecordsThatAreGone() {
    String detail = "records %d to %d must stand before this line, and are gone";
    Harm one = new Harm();
    one.remove(5);
    one.isFound(Fault.REMOVED, 0, 5, 5, detail.formatted(5, 5));
    Harm three = new Harm();
    three.of(1).subList(0, 3).clear();
    three.isFound(Fault.REMOVED, 1, 1, 18, detail.formatted(18, 20));
    Harm beforeTheLast = new Harm();
    beforeTheLast.of(0).subList(1, 16).clear();
    beforeTheLast.isFound(Fault.REMOVED, 0, 2, 2, detail.formatted(2, 16));
    Harm open = new Harm();
    open.remove(42);
    open.isFound(Fault.REMOVED, OPEN, 1, 42, detail.formatted(42, 42));
  }

  @Test
  void guessesAtNoNewerSchema() {
    String detail = "schema_version must be 1, was newer";
    Harm fits = new Harm();
    String body =
        SampleLedger.body(Universe.PAPER, Stream.TRADES, 51, sessionOf(fits.record(50)), "\"x\":1")
            .replace("\"schema_version\":1", "\"schema_version\":2");
    byte[] newer = SampleLedger.line(Universe.PAPER, Stream.TRADES, body, hashOf(fits.record(50)));
    fits.of(OPEN).add(newer);
    fits.isFound(Fault.SCHEMA_UNKNOWN, OPEN, 10, 51, detail);
    Harm instead = new Harm();
    instead.replace(5, newer);
    instead.isFound(Fault.SCHEMA_UNKNOWN, 0, 5, 5, detail);
    Harm before = new Harm();
    before.insertBefore(5, newer);
    before.isFound(Fault.INSERTED, 0, 5, 5, "record 5 must stand here, which follows");
  }

  @Test
  void callsNothingDamageThatACrashCanLeave() {
    for (String torn : new String[] {"{", "nothing\n", "\n\n", "nothing\nnothing"}) {
      Harm harm = new Harm();
      harm.of(OPEN).add(bytes(torn));
      Verdict verdict = harm.verdict();
      assertThat(verdict).as(verdict.sentence()).isInstanceOf(Verdict.Intact.class);
      assertThat(((Verdict.Intact) verdict).tornBytes()).isEqualTo(torn.length());
      assertThat(((Verdict.Intact) verdict).records()).isEqualTo(50);
    }
    Harm record = new Harm();
    record.of(OPEN).add(bytes("nothing\n"));
    record.of(OPEN).add(victim.otherSession().get(50));
    record.isFound(Fault.EDITED, OPEN, 10, 51, "record 51 must stand here, found no record");
  }

  /** The ledger's lines, to be harmed. */
  private static final class Harm {
    private final List<List<byte[]>> lines = victim.lines();
    private Verifier verifier = checked;

    List<byte[]> of(int segment) {
      return lines.get(segment);
    }

    byte[] record(int seq) {
      int segment = segmentOf(seq);
      return lines.get(segment).get(seq - FIRST[segment]);
    }

    void replace(int seq, byte[] line) {
      int segment = segmentOf(seq);
      lines.get(segment).set(seq - FIRST[segment], line);
    }

    void replace(int seq, String part, String other) {
      String line = text(record(seq));
      assertThat(line).contains(part);
      replace(seq, line.replace(part, other).getBytes(StandardCharsets.UTF_8));
    }

    void insertBefore(int seq, byte[] line) {
      int segment = segmentOf(seq);
      lines.get(segment).add(seq - FIRST[segment], line);
    }

    void remove(int seq) {
      int segment = segmentOf(seq);
      lines.get(segment).remove(seq - FIRST[segment]);
    }

    Harm withoutCheckpoint() {
      verifier = alone;
      return this;
    }

    Verdict verdict() {
      Map<Path, byte[]> files = new LinkedHashMap<>(victim.files());
      for (int i = 0; i < lines.size(); i++) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        lines.get(i).forEach(all::writeBytes);
        files.put(victim.segments().get(i), all.toByteArray());
      }
      victim.put(files);
      return verifier.verify(Universe.PAPER, Stream.TRADES);
    }

    /**
     * Line {@code number} of the segment must be the first bad place, where {@code seq} belongs.
     */
    void isFound(Fault fault, int segment, int number, long seq, String detail) {
      Verdict verdict = verdict();
      assertThat(verdict).as(verdict.sentence()).isInstanceOf(Verdict.NotIntact.class);
      Verdict.NotIntact broken = (Verdict.NotIntact) verdict;
      assertThat(broken.fault()).as(verdict.sentence()).isEqualTo(fault);
      long offset =
          lines.get(segment).subList(0, number - 1).stream().mapToLong(line -> line.length).sum();
      String file =
          segment == OPEN
              ? "data/paper/trades.jsonl"
              : "data/paper/sealed/trades-%012d.jsonl".formatted(FIRST[segment]);
      assertThat(broken.place()).isEqualTo(new Verdict.Place(file, number, offset, seq));
      assertThat(broken.detail()).isEqualTo(detail);
    }
  }
}
