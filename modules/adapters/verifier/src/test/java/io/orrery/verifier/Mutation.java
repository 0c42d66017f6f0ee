package io.orrery.verifier;

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
import java.util.Random;
import java.util.Set;

/**
 * One harm done to a ledger, and the names under which it may be found, decided by how it was done
 * and nothing else. An empty set of names: only bytes behind the last record, to be reported.
 */
record Mutation(String text, Map<Path, byte[]> files, Set<Fault> faults) {

  private static final int ACTIVE = 3;

  boolean isNamedBy(Verdict verdict) {
    return verdict instanceof Verdict.NotIntact broken
        ? faults.contains(broken.fault())
        : faults.isEmpty() && ((Verdict.Intact) verdict).tornBytes() > 0;
  }

  static Mutation random(Victim victim, Random random) {
    Maker maker = new Maker(victim, random);
    return switch (random.nextInt(10)) {
      case 0, 1 -> maker.flip();
      case 2 -> maker.delete();
      case 3 -> maker.swap();
      case 4 -> maker.forge();
      case 5 -> maker.garbage();
      case 6 -> maker.foreign();
      case 7 -> maker.duplicate();
      case 8 -> maker.truncate();
      default -> maker.removeSegments();
    };
  }

  private record Maker(Victim victim, Random random, List<List<byte[]>> lines) {

    Maker(Victim victim, Random random) {
      this(victim, random, victim.lines());
    }

    private Mutation of(String text, Fault... faults) {
      Map<Path, byte[]> files = new LinkedHashMap<>(victim.files());
      for (int i = 0; i < lines.size(); i++) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        lines.get(i).forEach(all::writeBytes);
        files.put(victim.segments().get(i), all.toByteArray());
      }
      return new Mutation(text, files, Set.of(faults));
    }

    private int segment() {
      return random.nextInt(lines.size());
    }

    private int lineOf(int segment) {
      return random.nextInt(lines.get(segment).size());
    }

    Mutation flip() {
      int segment = segment();
      int line = lineOf(segment);
      byte[] bytes = lines.get(segment).get(line).clone();
      int at = random.nextInt(4) == 0 ? bytes.length - 1 : random.nextInt(bytes.length);
      int bit = random.nextInt(8);
      bytes[at] ^= (byte) (1 << bit);
      lines.get(segment).set(line, bytes);
      return of("flip %d:%d byte %d bit %d".formatted(segment, line, at, bit), Fault.EDITED);
    }

    Mutation delete() {
      int segment = segment();
      int line = lineOf(segment);
      boolean last = line == lines.get(segment).size() - 1;
      lines.get(segment).remove(line);
      return of("delete %d:%d".formatted(segment, line), last ? Fault.TRUNCATED : Fault.REMOVED);
    }

    Mutation swap() {
      int first = segment();
      int a = lineOf(first);
      int second = random.nextBoolean() ? first : segment();
      int b = lineOf(second);
      if (first == second && random.nextBoolean()) {
        b = a + 1 < lines.get(first).size() ? a + 1 : a - 1;
      }
      if (first == second && a == b) {
        b = a == 0 ? 1 : 0;
      }
      byte[] kept = lines.get(first).get(a);
      lines.get(first).set(a, lines.get(second).get(b));
      lines.get(second).set(b, kept);
      return of("swap %d:%d %d:%d".formatted(first, a, second, b), Fault.REORDERED);
    }

    /** A well-formed line, with a hash that fits or one that does not. */
    Mutation forge() {
      int segment = segment();
      int at = random.nextInt(lines.get(segment).size() + 1);
      boolean atEnd = segment == ACTIVE && at == lines.get(segment).size();
      boolean fits = random.nextBoolean() && !atEnd;
      long seq = firstSeq(segment) + at;
      long stated = fits || random.nextBoolean() ? seq : 1 + random.nextInt(60);
      String session =
          text(lines.get(segment).get(0)).replaceAll(".*session_id\":\"([^\"]*).*\n", "$1");
      String body =
          SampleLedger.body(
              Universe.PAPER, Stream.TRADES, stated, session, "\"symbol\":\"FORGED\"");
      byte[] previous = fits ? hashBefore(segment, at) : SampleHome.sha256(new byte[] {(byte) at});
      byte[] line = SampleLedger.line(Universe.PAPER, Stream.TRADES, body, previous);
      lines.get(segment).add(at, line);
      String what = "forge %d:%d fits %s seq %d".formatted(segment, at, fits, stated);
      // nobody can tell a record of the open end that was edited from one that was put there
      return atEnd && stated == seq
          ? of(what, Fault.INSERTED, Fault.EDITED)
          : atEnd && stated > seq
              ? of(what, Fault.REMOVED, Fault.INSERTED)
              : of(what, Fault.INSERTED);
    }

    private long firstSeq(int segment) {
      return 1 + lines.subList(0, segment).stream().mapToInt(List::size).sum();
    }

    private byte[] hashBefore(int segment, int at) {
      if (segment == 0 && at == 0) {
        return SampleHome.sha256(identity());
      }
      List<byte[]> of = at == 0 ? lines.get(segment - 1) : lines.get(segment);
      byte[] line = of.get(at == 0 ? of.size() - 1 : at - 1);
      return HexFormat.of()
          .parseHex(new String(line, line.length - 67, 64, StandardCharsets.US_ASCII));
    }

    private byte[] identity() {
      try {
        return java.nio.file.Files.readAllBytes(victim.root().resolve("data/paper/identity.json"));
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    Mutation garbage() {
      int segment = segment();
      int at = random.nextInt(lines.get(segment).size() + 1);
      boolean atEnd = segment == ACTIVE && at == lines.get(segment).size();
      byte[] bytes = new byte[random.nextInt(300)];
      random.nextBytes(bytes);
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = bytes[i] == '\n' ? (byte) ' ' : bytes[i];
      }
      byte[] line = Arrays.copyOf(bytes, bytes.length + 1);
      line[bytes.length] = '\n';
      lines.get(segment).add(at, line);
      String what = "garbage %d:%d of %d bytes".formatted(segment, at, line.length);
      return atEnd ? of(what) : of(what, Fault.INSERTED);
    }

    Mutation foreign() {
      int segment = segment();
      int at = random.nextInt(lines.get(segment).size() + 1);
      int kind = random.nextInt(3);
      byte[] line;
      if (kind == 0) {
        line = victim.otherUniverse().get(random.nextInt(60));
      } else if (kind == 1) {
        line = victim.otherSession().get(random.nextInt(60));
      } else {
        int other = otherSegment(segment);
        line = lines.get(other).get(lineOf(other));
      }
      lines.get(segment).add(at, line);
      return of(
          "foreign kind %d to %d:%d".formatted(kind, segment, at),
          kind == 0 ? Fault.FOREIGN_UNIVERSE : Fault.FOREIGN_SESSION);
    }

    private int otherSegment(int segment) {
      int other = segment();
      while (victim.sessions().get(other).equals(victim.sessions().get(segment))) {
        other = segment();
      }
      return other;
    }

    /** Right behind, later or earlier, in the same session. */
    Mutation duplicate() {
      int from = segment();
      int line = lineOf(from);
      int to = random.nextBoolean() ? from : segment();
      if (!victim.sessions().get(to).equals(victim.sessions().get(from))) {
        to = from;
      }
      int at = random.nextInt(lines.get(to).size() + 1);
      if (to == from && random.nextInt(3) == 0) {
        at = line + 1;
      }
      lines.get(to).add(at, lines.get(from).get(line));
      return of("duplicate %d:%d to %d:%d".formatted(from, line, to, at), Fault.DUPLICATED);
    }

    Mutation truncate() {
      int segment = segment();
      int keep = lineOf(segment);
      List<byte[]> kept = lines.get(segment);
      byte[] next = kept.get(keep);
      kept.subList(keep, kept.size()).clear();
      int bytes = random.nextBoolean() ? 0 : random.nextInt(next.length);
      if (bytes > 0) {
        kept.add(Arrays.copyOf(next, bytes));
      }
      return of(
          "truncate %d after %d and %d bytes".formatted(segment, keep, bytes), Fault.TRUNCATED);
    }

    /** The last sealed segments with their seals, and the active one or not. */
    Mutation removeSegments() {
      int from = random.nextInt(ACTIVE);
      boolean active = random.nextBoolean();
      if (active) {
        lines.get(ACTIVE).clear();
      }
      Mutation all =
          of(
              "segments from %d, active %s".formatted(from, active),
              active ? Fault.TRUNCATED : Fault.REMOVED);
      for (int i = from; i < ACTIVE; i++) {
        Path segment = victim.segments().get(i);
        all.files().remove(segment);
        all.files().remove(Path.of(segment.toString().replace(".jsonl", ".seal.json")));
      }
      return all;
    }

    private static String text(byte[] line) {
      return new String(line, StandardCharsets.UTF_8);
    }
  }
}
