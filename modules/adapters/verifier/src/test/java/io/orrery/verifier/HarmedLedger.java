package io.orrery.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.trade.Fault;
import io.orrery.trade.Verdict;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/**
 * A ledger of three sealed segments (records 1 to 17, 18 to 28 of one session, 29 to 41 of another)
 * and an open one (42 to 50), to be harmed.
 */
abstract class HarmedLedger {

  static final int OPEN = 3;
  static final int[] FIRST = {1, 18, 29, 42};

  @TempDir private static Path root;
  static Victim victim;
  static Verifier alone;
  static Verifier checked;

  @BeforeAll
  static void write() {
    victim = Victim.write(root);
    alone = verifier(List.of());
    checked = verifier(List.of(Checkpoint.read("given", victim.checkpoint())));
  }

  static Verifier verifier(List<Checkpoint> checkpoints) {
    return new Verifier(victim.root(), Optional.empty(), checkpoints);
  }

  static int segmentOf(int seq) {
    int segment = OPEN;
    while (FIRST[segment] > seq) {
      segment--;
    }
    return segment;
  }

  static String text(byte[] line) {
    return new String(line, StandardCharsets.UTF_8);
  }

  static byte[] bytes(String line) {
    return line.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] hashOf(byte[] line) {
    String hash = new String(line, line.length - 67, 64, StandardCharsets.US_ASCII);
    return HexFormat.of().parseHex(hash);
  }

  static String sessionOf(byte[] line) {
    return text(line).replaceAll(".*session_id\":\"([^\"]*).*\n", "$1");
  }

  static byte[] forged(int seq, String session, byte[] previous) {
    String body =
        SampleLedger.body(Universe.PAPER, Stream.TRADES, seq, session, "\"symbol\":\"FORGED\"");
    return SampleLedger.line(Universe.PAPER, Stream.TRADES, body, previous);
  }

  static final byte[] NOWHERE = SampleHome.sha256(new byte[] {1});

  static String proven(int seq) {
    return "this line must be record %d as it was written; what follows continues the original"
        .formatted(seq);
  }

  /** The ledger's lines, to be harmed. */
  static final class Harm {
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
