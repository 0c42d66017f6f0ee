package io.orrery.verifier;

import static io.orrery.verifier.JsonScan.BAD;

import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import io.orrery.universe.ValidityClass;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Decides whether a line is a record: strict JSON, a known schema, all members of the envelope in
 * their order and form. Remembers the constant parts of the line before, since successive records
 * of a session differ in few bytes of their envelope.
 */
final class EnvelopeScan {

  /** Bytes of {@code ,"hash":"}, 64 digits and {@code "}}. */
  static final int HASH_MEMBER = 75;

  private static final byte[] START = bytes("{\"schema_version\":1,\"seq\":");
  private static final byte[] HASH = bytes(",\"hash\":\"");
  private static final byte[][][] RESERVED = reservedByLength();
  private static final Pattern SESSION = Pattern.compile("[LPS]-[0-7][0-9A-HJKMNP-TV-Z]{25}");
  private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_]{0,63}");
  private static final Pattern UPPER = Pattern.compile("[A-Z]");

  /** What a line is. */
  enum Outcome {
    RECORD,
    NEWER,
    NO_RECORD
  }

  private final boolean digits;
  private final JsonScan json = new JsonScan();
  private final Timestamps timestamps = new Timestamps();
  private byte[] line = {};
  private byte[] head = {};
  private byte[] middle = {};
  private long seq;
  private Universe universe = Universe.LIVE;
  private Stream stream = Stream.TRADES;
  private String session = "";

  EnvelopeScan() {
    this(true);
  }

  /**
   * One that leaves the digits of the hash to whoever compares them, if {@code digits} is false.
   */
  EnvelopeScan(boolean digits) {
    this.digits = digits;
  }

  long seq() {
    return seq;
  }

  Universe universe() {
    return universe;
  }

  Stream stream() {
    return stream;
  }

  String session() {
    return session;
  }

  /** Looks at the bytes from {@code from} to before {@code to}, a line without its LF. */
  Outcome scan(byte[] buffer, int from, int to) {
    line = buffer;
    json.over(buffer, to);
    int afterStart = from + START.length;
    if (to - from < START.length + HASH_MEMBER
        || !Arrays.equals(buffer, from, afterStart, START, 0, START.length)) {
      return isNewer(from, to) ? Outcome.NEWER : Outcome.NO_RECORD;
    }
    int hashAt = to - HASH_MEMBER;
    return isHashMember(hashAt, to) && members(middle(head(seq(afterStart))), hashAt)
        ? Outcome.RECORD
        : Outcome.NO_RECORD;
  }

  private boolean isNewer(int from, int to) {
    int number = json.word(from, "{\"schema_version\":");
    int behind = number == BAD ? BAD : json.number(number);
    if (behind == BAD || line[number] == '-' || (behind - number == 1 && line[number] <= '1')) {
      return false;
    }
    return json.object(from, 1) == to;
  }

  private boolean isHashMember(int at, int to) {
    if (!Arrays.equals(line, at, at + HASH.length, HASH, 0, HASH.length)) {
      return false;
    }
    int bad = 0;
    for (int i = at + HASH.length; digits && i < to - 2; i++) {
      bad |= Hex.digit(line[i]);
    }
    return bad >= 0 && line[to - 2] == '"' && line[to - 1] == '}';
  }

  private int seq(int at) {
    int behind = json.number(at);
    if (behind == BAD || line[at] == '-' || line[at] == '0') {
      return BAD;
    }
    long value = 0;
    for (int i = at; i < behind; i++) {
      value = value * 10 + (line[i] - '0');
    }
    seq = value;
    return behind;
  }

  /** From behind {@code seq} to the first digit of {@code recorded_at}. */
  private int head(int at) {
    if (at == BAD) {
      return BAD;
    }
    int behind = at + head.length;
    if (head.length > 0 && isSame(head, at)) {
      return behind;
    }
    int next = newHead(at);
    head = next == BAD ? new byte[0] : Arrays.copyOfRange(line, at, next);
    middle = new byte[0];
    return next;
  }

  private boolean isSame(byte[] part, int at) {
    int behind = at + part.length;
    return behind <= line.length && Arrays.equals(line, at, behind, part, 0, part.length);
  }

  private int newHead(int at) {
    int next = universe(json.word(at, ",\"universe\":"));
    next = stream(next == BAD ? BAD : json.word(next, ",\"stream\":"));
    int from = next == BAD ? BAD : json.word(next, ",\"session_id\":");
    next = from == BAD ? BAD : json.string(from);
    if (next == BAD) {
      return BAD;
    }
    session = text(from, next);
    boolean good = SESSION.matcher(session).matches() && session.charAt(0) == universe.letter();
    return good ? json.word(next, ",\"recorded_at\":\"") : BAD;
  }

  private int universe(int at) {
    for (Universe each : at == BAD ? new Universe[0] : Universe.values()) {
      int behind = json.word(at, '"' + each.wireName() + '"');
      if (behind != BAD) {
        universe = each;
        return behind;
      }
    }
    return BAD;
  }

  private int stream(int at) {
    for (Stream each : at == BAD ? new Stream[0] : Stream.values()) {
      int behind = json.word(at, '"' + each.wireName() + '"');
      if (behind != BAD) {
        stream = each;
        return behind;
      }
    }
    return BAD;
  }

  /** From {@code recorded_at} to behind {@code type}. */
  private int middle(int at) {
    int behind = at == BAD ? BAD : timestamps.scan(line, at);
    if (behind == BAD || (middle.length > 0 && isSame(middle, behind))) {
      return behind == BAD ? BAD : behind + middle.length;
    }
    int next = newMiddle(behind);
    middle = next == BAD ? new byte[0] : Arrays.copyOfRange(line, behind, next);
    return next;
  }

  private int newMiddle(int at) {
    int next = json.word(at, "\",\"data_lineage_id\":");
    next = next == BAD ? BAD : json.string(next);
    next = validity(next == BAD ? BAD : json.word(next, ",\"validity_class\":"));
    if (next != BAD && json.word(next, ",\"validity_reasons\":[") != BAD) {
      next = reasons(json.word(next, ",\"validity_reasons\":["));
    }
    int from = next == BAD ? BAD : json.word(next, ",\"type\":");
    next = from == BAD ? BAD : json.string(from);
    return next != BAD && TYPE.matcher(text(from, next)).matches() ? next : BAD;
  }

  private int validity(int at) {
    for (ValidityClass each : at == BAD ? new ValidityClass[0] : ValidityClass.values()) {
      int behind = json.word(at, '"' + each.name() + '"');
      if (behind != BAD && each.universe() == universe) {
        return behind;
      }
    }
    return BAD;
  }

  private int reasons(int at) {
    int next = at;
    while (true) {
      int behind = json.string(next);
      if (behind == BAD || UPPER.matcher(text(next, behind)).find()) {
        return BAD;
      }
      if (json.is(behind, ']')) {
        return behind + 1;
      }
      if (!json.is(behind, ',')) {
        return BAD;
      }
      next = behind + 1;
    }
  }

  /** The fact's own members, up to the hash. */
  private boolean members(int at, int hashAt) {
    int next = at;
    long seen = 1;
    while (next != hashAt) {
      int key = next + 1;
      int behind = json.is(next, ',') ? json.string(key) : BAD;
      if (!json.is(behind, ':') || isReserved(key, behind)) {
        return false;
      }
      seen = json.note(key, behind, 0, seen);
      next = seen == 0 ? BAD : json.value(behind + 1, 2);
      if (next == BAD || next > hashAt) {
        return false;
      }
    }
    return json.endObject(0);
  }

  private boolean isReserved(int from, int to) {
    int length = to - from;
    if (length >= RESERVED.length) {
      return false;
    }
    for (byte[] name : RESERVED[length]) {
      if (Arrays.equals(name, 0, length, line, from, to)) {
        return true;
      }
    }
    return false;
  }

  private static byte[][][] reservedByLength() {
    List<String> names =
        List.of(
            "schema_version",
            "seq",
            "universe",
            "stream",
            "session_id",
            "recorded_at",
            "data_lineage_id",
            "validity_class",
            "validity_reasons",
            "type",
            "hash");
    byte[][][] byLength = new byte[20][][];
    for (int length = 0; length < byLength.length; length++) {
      int wanted = length - 2;
      byLength[length] =
          names.stream()
              .filter(name -> name.length() == wanted)
              .map(name -> bytes('"' + name + '"'))
              .toArray(byte[][]::new);
    }
    return byLength;
  }

  private String text(int from, int to) {
    return new String(line, from + 1, to - from - 2, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
