package io.orrery.ledger;

import io.orrery.basics.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Checks a line in its place against the templates of lines before it, without making objects. What
 * it accepts is good; what it does not accept has to be read the slow way, which also says why.
 *
 * <p>For one thread.
 */
final class FastLine {

  private static final int HASH = 32;
  private static final int MOST_SLOTS = 256;

  private final LineTemplates templates;
  private final byte[] context;
  private final MessageDigest digest = Sha256.digest();
  private final int[] starts = new int[MOST_SLOTS];
  private final int[] stops = new int[MOST_SLOTS];
  private byte[] link = new byte[HASH];
  private byte[] scratch = new byte[HASH];
  private final InstantText recordedAt = new InstantText();
  private List<LineTemplate> known;
  private LineTemplate[] order;
  private byte[] bytes = new byte[0];
  private long seq;

  FastLine(LedgerId id, LineTemplates templates) {
    this.templates = templates;
    this.context =
        (id.universe().wireName() + '\0' + id.stream().wireName() + '\0')
            .getBytes(StandardCharsets.UTF_8);
    this.known = templates.known();
    this.order = known.toArray(LineTemplate[]::new);
  }

  /**
   * Whether the next line is good.
   *
   * @param previous its number must be one above this
   * @param previousLink the link of the record before it
   */
  boolean takes(LineReader reader, long previous, byte[] previousLink) {
    LineTemplate[] candidates = candidates();
    for (int i = 0; i < candidates.length; i++) {
      int from = reader.nextStart();
      int hashAt = candidates[i].match(reader.bytes(), from, reader.filled(), starts, stops);
      if (hashAt >= 0) {
        if (!isGood(reader, from, hashAt, previous, previousLink)) {
          return false;
        }
        moveToFront(candidates, i);
        swapLinks();
        bytes = reader.bytes();
        reader.take(hashAt + LineFormat.HASH_DIGITS + 2 - from);
        return true;
      }
    }
    return false;
  }

  /** What all lines like the one that was taken have in common. */
  LineTemplate template() {
    return order[0];
  }

  long seq() {
    return seq;
  }

  /** Its link, until the next line. */
  byte[] link() {
    return link;
  }

  Instant recordedAt() {
    return recordedAt.instant();
  }

  /** Where the value of a slot stands. */
  void span(int slot, Span into) {
    into.become(bytes, starts[slot], stops[slot], template().isText(slot));
  }

  private LineTemplate[] candidates() {
    List<LineTemplate> now = templates.known();
    if (now != known) {
      known = now;
      order = now.toArray(LineTemplate[]::new);
    }
    return order;
  }

  /** The link before stays as it is until the line behind it is known to be good. */
  private void swapLinks() {
    byte[] before = link;
    link = scratch;
    scratch = before;
  }

  private static void moveToFront(LineTemplate[] candidates, int i) {
    if (i > 0) {
      LineTemplate found = candidates[i];
      System.arraycopy(candidates, 0, candidates, 1, i);
      candidates[0] = found;
    }
  }

  private boolean isGood(
      LineReader reader, int from, int hashAt, long previous, byte[] previousLink) {
    byte[] line = reader.bytes();
    int end = hashAt + LineFormat.HASH_DIGITS;
    return end + 3 <= reader.filled()
        && line[end] == '"'
        && line[end + 1] == '}'
        && line[end + 2] == '\n'
        && end + 3 - from <= LineFormat.MAX_BYTES
        && isNumber(line, previous + 1)
        && recordedAt.read(line, starts[LineTemplate.RECORDED_AT], stops[LineTemplate.RECORDED_AT])
        && hasLink(line, from, hashAt, previousLink);
  }

  private boolean isNumber(byte[] line, long expected) {
    long value = 0;
    for (int i = starts[LineTemplate.SEQ]; i < stops[LineTemplate.SEQ]; i++) {
      value = value * 10 + line[i] - '0';
    }
    seq = value;
    return value == expected;
  }

  /**
   * The digest's input is made where the line stands: what it begins with goes over bytes that
   * nobody needs any more, and a brace over a comma for as long as it takes.
   */
  private boolean hasLink(byte[] line, int from, int hashAt, byte[] previousLink) {
    int comma = hashAt - LineFormat.HASH_MEMBER_LENGTH;
    int begin = from - HASH - context.length;
    System.arraycopy(context, 0, line, begin, context.length);
    System.arraycopy(previousLink, 0, line, from - HASH, HASH);
    line[comma] = '}';
    digest.update(line, begin, comma + 1 - begin);
    line[comma] = ',';
    try {
      digest.digest(scratch, 0, HASH);
    } catch (DigestException e) {
      throw new IllegalStateException("a SHA-256 digest has 32 bytes", e);
    }
    return Words.areDigitsOf(line, hashAt, scratch);
  }

  /** The bytes of the line that was taken, without its line feed. */
  static byte[] copy(LineReader reader) {
    return Arrays.copyOfRange(reader.bytes(), reader.start(), reader.start() + reader.length());
  }
}
