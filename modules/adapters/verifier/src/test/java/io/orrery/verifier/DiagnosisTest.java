package io.orrery.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.trade.Fault;
import io.orrery.trade.Verdict;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Harm to whole records: its name, its place to the byte, and what is said of it. */
@Tag("U14")
final class DiagnosisTest extends HarmedLedger {

  @Test
  void isIntactAsItWas() {
    Verdict verdict = new Harm().verdict();
    assertThat(verdict).as(verdict.sentence()).isInstanceOf(Verdict.Intact.class);
    assertThat(((Verdict.Intact) verdict).records()).isEqualTo(50);
    assertThat(((Verdict.Intact) verdict).tornBytes()).isZero();
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
}
