package io.orrery.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.trade.Fault;
import io.orrery.trade.Verdict;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Harm to the bytes of a line: its name, its place to the byte, and what is said of it. */
@Tag("U14")
final class EditedLineTest extends HarmedLedger {

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
}
