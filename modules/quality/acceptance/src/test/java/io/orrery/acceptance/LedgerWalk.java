package io.orrery.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Walks along a ledger's segments in order and checks every record; when it is asked again, only
 * what is new.
 *
 * <p>After a crash between two steps of a recovery a segment may be there twice, sealed and as the
 * active file that was about to go: then both must agree, and each record counts once.
 */
public final class LedgerWalk {

  private static final int HASH_MEMBER = 76;

  private final Path home;
  private final Path folder;
  private final String universe;
  private final String stream;
  private final List<byte[]> hashes = new ArrayList<>();
  private final Map<Path, Long> lastOfSealed = new HashMap<>();
  private final SealCheck seals;
  private byte[] firstActiveLine = {};
  private long activeOffset;
  private long activeLast;
  private byte[] tail = {};

  /** A record as it was parsed, and its bytes without the line feed. */
  public record Entry(JsonObject record, byte[] line) {}

  /** A walk that has seen nothing yet. */
  public LedgerWalk(Path home, Path folder, String universe, String stream) {
    this.home = home;
    this.folder = folder;
    this.universe = universe;
    this.stream = stream;
    this.seals = new SealCheck(home, folder, universe, stream);
  }

  /** How many records there are. */
  public long size() {
    return Math.max(0, hashes.size() - 1);
  }

  /** The hash of a record in hex. */
  public String hash(long seq) {
    return HexFormat.of().formatHex(hashes.get((int) seq));
  }

  /** What stands behind the last good record, which no recovery has set aside yet. */
  public byte[] tail() {
    return tail.clone();
  }

  /**
   * Reads on to the end.
   *
   * @param seen gets each record once, in order
   */
  public void advance(Consumer<Entry> seen) {
    if (hashes.isEmpty()) {
      hashes.add(origin());
    }
    long last = 0;
    for (Path segment : sealed()) {
      last = walkSealed(segment, last, seen);
    }
    walkActive(last, seen);
    seals.check(hashes, lastOfSealed);
  }

  private long walkSealed(Path segment, long before, Consumer<Entry> seen) {
    Long known = lastOfSealed.get(segment);
    if (known != null) {
      return known;
    }
    Cut cut = cut(read(segment, 0), before, seen);
    String name = "%s-%012d.jsonl".formatted(stream, before + 1);
    require(segment.getFileName().toString().equals(name), "its name is " + name, segment);
    require(cut.last() > before, "a sealed segment has a record", segment);
    require(cut.rest().length == 0, "a sealed segment ends in a good record", segment);
    lastOfSealed.put(segment, cut.last());
    return cut.last();
  }

  private void walkActive(long before, Consumer<Entry> seen) {
    Path active = folder.resolve(stream + ".jsonl");
    tail = new byte[0];
    if (!Files.exists(active)) {
      return;
    }
    byte[] first = firstLine(active);
    if (first.length == 0 || !Arrays.equals(first, firstActiveLine)) {
      firstActiveLine = first;
      activeOffset = 0;
      activeLast = startOfActive(first, before);
    }
    byte[] content = read(active, activeOffset);
    Cut cut = cut(content, activeLast, seen);
    activeOffset += content.length - cut.rest().length;
    activeLast = cut.last();
    tail = cut.rest();
  }

  /** The active segment goes on after the sealed ones, or is the last of them once more. */
  private long startOfActive(byte[] firstLine, long before) {
    long first = firstLine.length == 0 ? before + 1 : seqOf(firstLine, before + 1);
    boolean isTheLastSealed =
        first <= before
            && Files.exists(
                folder.resolve("sealed").resolve("%s-%012d.jsonl".formatted(stream, first)));
    return isTheLastSealed ? first - 1 : before;
  }

  private static long seqOf(byte[] line, long otherwise) {
    try {
      return parse(line).getJsonNumber("seq").longValueExact();
    } catch (JsonException | NullPointerException | ClassCastException itIsTorn) {
      return otherwise;
    }
  }

  /** What a segment has: the number of its last good record, and the bytes behind that. */
  private record Cut(long last, byte[] rest) {}

  private Cut cut(byte[] content, long before, Consumer<Entry> seen) {
    long last = before;
    int start = 0;
    for (int at = 0; at < content.length; at++) {
      if (content[at] == '\n') {
        byte[] line = Arrays.copyOfRange(content, start, at);
        if (!accept(line, last + 1, seen)) {
          break;
        }
        last++;
        start = at + 1;
      }
    }
    byte[] rest = Arrays.copyOfRange(content, start, content.length);
    requireNoRecordIn(rest);
    return new Cut(last, rest);
  }

  private boolean accept(byte[] line, long seq, Consumer<Entry> seen) {
    if (!isRecord(line)) {
      return false;
    }
    JsonObject record = parse(line);
    byte[] hash = hash(hashes.get((int) seq - 1), line);
    String where = new String(line, UTF_8);
    require(record.getString("hash").equals(HexFormat.of().formatHex(hash)), "its hash", where);
    require(record.getJsonNumber("seq").longValueExact() == seq, "it is number " + seq, where);
    require(record.getString("universe").equals(universe), "it is of " + universe, where);
    require(record.getString("stream").equals(stream), "it is of " + stream, where);
    if (seq < hashes.size()) {
      require(Arrays.equals(hash, hashes.get((int) seq)), "it is what it was before", where);
    } else {
      hashes.add(hash);
      seen.accept(new Entry(record, line));
    }
    return true;
  }

  private static void requireNoRecordIn(byte[] rest) {
    for (String line : new String(rest, UTF_8).split("\n", -1)) {
      require(!isRecord(line.getBytes(UTF_8)), "a torn tail has no whole record", line);
    }
  }

  /** Whether a line could be one: what it says is checked by the caller. */
  private static boolean isRecord(byte[] line) {
    if (line.length < HASH_MEMBER || line[line.length - 1] != '}') {
      return false;
    }
    try {
      return parse(line).containsKey("hash");
    } catch (JsonException itIsNone) {
      return false;
    }
  }

  private byte[] hash(byte[] previous, byte[] line) {
    byte[] body = Arrays.copyOf(line, line.length - HASH_MEMBER + 2);
    body[body.length - 1] = '}';
    return Digests.sha256((universe + "\0" + stream + "\0").getBytes(UTF_8), previous, body);
  }

  private byte[] origin() {
    return Digests.sha256(read(home.resolve("data/" + universe + "/identity.json"), 0));
  }

  private List<Path> sealed() {
    Path sealed = folder.resolve("sealed");
    if (!Files.isDirectory(sealed)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(sealed)) {
      return entries
          .filter(file -> file.getFileName().toString().matches(stream + "-\\d{12}\\.jsonl"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] firstLine(Path file) {
    byte[] start = Arrays.copyOf(read(file, 0, 1 << 16), 1 << 16);
    int feed = 0;
    while (feed < start.length && start[feed] != '\n') {
      feed++;
    }
    return feed == start.length ? new byte[0] : Arrays.copyOf(start, feed);
  }

  private static byte[] read(Path file, long from) {
    return read(file, from, Integer.MAX_VALUE);
  }

  private static byte[] read(Path file, long from, int atMost) {
    try (FileChannel channel = FileChannel.open(file)) {
      channel.position(from);
      return Channels.newInputStream(channel).readNBytes(atMost);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonObject parse(byte[] line) {
    try (var reader = Json.createReader(new StringReader(decode(line)))) {
      return reader.readObject();
    }
  }

  private static String decode(byte[] line) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
    } catch (CharacterCodingException e) {
      throw new JsonException("it must be UTF-8", e);
    }
  }

  static void require(boolean holds, String what, Object where) {
    if (!holds) {
      throw new AssertionError("must hold: " + what + ", for " + where);
    }
  }
}
