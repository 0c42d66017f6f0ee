package io.orrery.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.basics.Sha256;
import io.orrery.universe.Session;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fast way to check a line takes exactly what the strict way takes, and finds the same. */
final class FastLineTest {

  private static final LedgerId ID = new LedgerId(Universe.PAPER, Stream.TRADES);
  private static final byte[] GENESIS = Sha256.of(new byte[] {1}).raw();
  private static final int TAIL = 75;
  private static final String[] INSERTS = {
    "\"",
    "\\",
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "0",
    "9",
    "-",
    ".",
    "e",
    "E",
    " ",
    "\t",
    "\0",
    "\u001f",
    "\u007f",
    "\u00e9",
    "\ud83d\ude00",
    "null",
    "true",
    "\\u0041",
    "\\ud800",
    "\\n",
    "\"a\":1,",
    "\"symbol\":\"X\",",
    "\"hash\":\"0\",",
    "00",
    "1.5",
    "\u2028",
    "Z",
    "T",
    "24",
    "60",
    "000"
  };

  @TempDir private Path dir;
  private final LineFormat format = new LineFormat();
  private final Random random;

  FastLineTest() {
    long seed = Long.getLong("test.seed", System.nanoTime());
    System.out.println("mutated lines: seed " + seed);
    random = new Random(seed);
  }

  @Test
  @Tag("U14")
  void takesExactlyWhatTheStrictWayTakes() throws IOException {
    List<byte[]> good = good();
    int taken = 0;
    for (int i = 0; i < 6_000; i++) {
      byte[] mutated = mutated(bodyOf(good.get(2)));
      byte[] line =
          linked(
              mutated,
              LineFormat.expectedLink(ID, linkOf(good.get(1)), mutated, 0, mutated.length + TAIL));
      taken += requireSame(good, line) ? 1 : 0;
    }
    assertThat(taken).isBetween(100, 5_900);
  }

  @Test
  @Tag("U14")
  void takesNoLineWhoseBytesAreNotThoseOfItsHash() throws IOException {
    List<byte[]> good = good();
    for (int i = 0; i < 1_000; i++) {
      byte[] line = good.get(2).clone();
      int at = random.nextInt(line.length - 1);
      line[at] ^= (byte) (1 << random.nextInt(7));
      LedgerCursor cursor = cursor(List.of(good.get(0), good.get(1), line));
      cursor.next();
      cursor.next();
      assertThat(cursor.next()).as(Paper.text(line)).isNotEqualTo(LedgerCursor.Step.RECORD);
      assertThat(cursor.seq()).isEqualTo(2);
    }
  }

  @Test
  void isTheWayOfLinesThatAreAlike() throws IOException {
    LineTemplates templates = new LineTemplates();
    LedgerCursor first = cursor(good(), templates);
    while (first.next() == LedgerCursor.Step.RECORD) {
      assertThat(first.line().seq()).isEqualTo(first.seq());
    }
    assertThat(templates.known()).hasSize(1);
  }

  /** Whether both take the third line; they must agree. */
  private boolean requireSame(List<byte[]> good, byte[] line) throws IOException {
    LedgerCursor cursor = cursor(List.of(good.get(0), good.get(1), line));
    cursor.next();
    cursor.next();
    boolean isTaken = cursor.next() == LedgerCursor.Step.RECORD;
    Line strict = strictly(line);
    boolean isRecord =
        strict != null && strict.id().equals(ID) && strict.seq() == 3 && line.length <= 65_536;
    assertThat(isTaken).as(Paper.text(line)).isEqualTo(isRecord);
    if (strict != null && isTaken) {
      assertThat(cursor.line().fact()).isEqualTo(strict.fact());
      assertThat(cursor.recordedAt()).isEqualTo(strict.recordedAt());
      assertThat(cursor.sample().fact().type()).isEqualTo(strict.fact().type());
      assertThat(cursor.sample().provenance().sessionId())
          .isEqualTo(strict.provenance().sessionId());
      requireSameMembers(cursor, strict);
    }
    return isTaken;
  }

  private static void requireSameMembers(LedgerCursor cursor, Line strict) {
    Span span = new Span();
    strict
        .fact()
        .fields()
        .forEach(
            (name, value) -> {
              boolean isScalar = value instanceof String || value instanceof Long;
              assertThat(cursor.find(name, span)).as(name).isEqualTo(isScalar);
              if (isScalar) {
                assertThat(span.text()).isEqualTo(value.toString());
                assertThat(span.isText()).isEqualTo(value instanceof String);
              }
            });
    assertThat(cursor.find("no_such_member", span)).isFalse();
    assertThat(cursor.find(Envelope.SEQ, span)).isFalse();
  }

  private @Nullable Line strictly(byte[] line) {
    try {
      boolean isOneLine =
          line[line.length - 1] == '\n'
              && new String(line, StandardCharsets.ISO_8859_1).indexOf('\n') == line.length - 1;
      return isOneLine ? format.read(line, 0, line.length - 1) : null;
    } catch (StrictJson.MalformedException | NewerSchemaException e) {
      return null;
    }
  }

  private List<byte[]> good() {
    Session session = Paper.begin(Universe.PAPER).session();
    List<byte[]> lines = new ArrayList<>();
    byte[] previous = GENESIS;
    LineWriter writer = new LineWriter(ID);
    for (long i = 1; i <= 4; i++) {
      writer.reset();
      previous =
          writer.add(
              session.mint(Paper.trade(i)).provenance(),
              new FactCodec().encode(Paper.trade(i)),
              i,
              Paper.NOON.plusMillis(i * 37),
              previous);
      lines.add(Arrays.copyOf(writer.bytes().array(), writer.length()));
    }
    return lines;
  }

  private byte[] mutated(byte[] body) {
    byte[] result = body;
    for (int n = 1 + random.nextInt(2); n > 0; n--) {
      int at = random.nextInt(result.length + 1);
      int cut = random.nextInt(4) == 0 ? 0 : random.nextInt(3);
      int end = Math.min(result.length, at + cut);
      byte[] insert =
          switch (random.nextInt(4)) {
            case 0 -> new byte[0];
            case 1 -> new byte[] {(byte) (' ' + random.nextInt(95))};
            case 2 -> Arrays.copyOfRange(body, random.nextInt(body.length), body.length);
            default -> INSERTS[random.nextInt(INSERTS.length)].getBytes(StandardCharsets.UTF_8);
          };
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(result, 0, at);
      out.write(insert, 0, Math.min(insert.length, 40));
      out.write(result, end, result.length - end);
      result = out.toByteArray();
    }
    return result;
  }

  private static byte[] bodyOf(byte[] line) {
    return Arrays.copyOf(line, line.length - TAIL - 1);
  }

  private static byte[] linkOf(byte[] line) {
    return HexFormat.of()
        .parseHex(new String(line, line.length - 67, 64, StandardCharsets.US_ASCII));
  }

  private static byte[] linked(byte[] body, byte[] link) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    line.writeBytes(body);
    line.writeBytes(
        (",\"hash\":\"" + HexFormat.of().formatHex(link) + "\"}\n")
            .getBytes(StandardCharsets.US_ASCII));
    return line.toByteArray();
  }

  private LedgerCursor cursor(List<byte[]> lines) throws IOException {
    return cursor(lines, new LineTemplates());
  }

  private LedgerCursor cursor(List<byte[]> lines, LineTemplates templates) throws IOException {
    Path file = dir.resolve("lines.jsonl");
    Paper.write(file, lines);
    FileChannel channel = FileChannel.open(file);
    return new LedgerCursor(
        ID, format, channel, new Head(0, 0, GENESIS), Files.size(file), templates);
  }
}
