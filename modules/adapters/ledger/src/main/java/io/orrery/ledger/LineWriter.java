package io.orrery.ledger;

import io.orrery.basics.Sha256;
import io.orrery.universe.Provenance;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Writes records as lines, one behind the other into one buffer, each with its link to the one
 * before. For one thread; it makes no objects but the links.
 */
final class LineWriter {

  private static final int INITIAL_BYTES = 1 << 16;
  private static final byte[] LINE_END = "\"}\n".getBytes(StandardCharsets.US_ASCII);

  private static final byte[] SCHEMA =
      ("{\"" + Envelope.SCHEMA_VERSION + "\":").getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SEQ =
      (",\"" + Envelope.SEQ + "\":").getBytes(StandardCharsets.US_ASCII);

  private final LedgerId id;
  private final MessageDigest digest = Sha256.digest();
  private final byte[] domain;
  private final JsonBytes lines = new JsonBytes(INITIAL_BYTES);
  private final JsonBytes parts = new JsonBytes(INITIAL_BYTES / 16);
  private byte[] beforeTime = new byte[0];
  private byte[] afterTime = new byte[0];
  private @Nullable Provenance written;

  LineWriter(LedgerId id) {
    this.id = id;
    String names = id.universe().wireName() + '\0' + id.stream().wireName() + '\0';
    this.domain = names.getBytes(StandardCharsets.UTF_8);
  }

  /** The lines since the last {@link #reset}. */
  ByteBuffer bytes() {
    return ByteBuffer.wrap(lines.array(), 0, lines.length());
  }

  /** How many bytes the lines have. */
  int length() {
    return lines.length();
  }

  /** Forgets all lines. */
  void reset() {
    lines.cut(0);
  }

  /** Forgets the lines behind the first {@code length} bytes. */
  void cut(int length) {
    lines.cut(length);
  }

  /**
   * Adds the line of a record and answers its link.
   *
   * @param fact its members, type first, as {@link FactCodec} writes them
   * @param previous the link of the record before it
   * @throws IllegalArgumentException if the line is too long; nothing is added
   */
  byte[] add(Provenance provenance, byte[] fact, long seq, Instant at, byte[] previous) {
    int start = lines.length();
    requireRoom(fact.length, start);
    envelope(provenance, seq, at);
    lines.raw(fact);
    byte[] link = link(previous, start);
    lines.raw(LineFormat.HASH_MEMBER);
    lines.hex(link);
    lines.raw(LINE_END);
    requireRoom(lines.length() - start, start);
    return link;
  }

  /** The link of the line that was added last, as text. */
  Sha256 lastHash() {
    int end = lines.length() - LINE_END.length;
    int from = end - LineFormat.HASH_DIGITS;
    return new Sha256(
        new String(lines.array(), from, LineFormat.HASH_DIGITS, StandardCharsets.ISO_8859_1));
  }

  private void requireRoom(int bytes, int start) {
    if (bytes > LineFormat.MAX_BYTES) {
      lines.cut(start);
      throw new IllegalArgumentException(
          "a record must have at most %d bytes, had %d".formatted(LineFormat.MAX_BYTES, bytes));
    }
  }

  private void envelope(Provenance provenance, long seq, Instant at) {
    if (provenance != written) {
      prepare(provenance);
    }
    lines.raw(SCHEMA);
    lines.number(provenance.schemaVersion());
    lines.raw(SEQ);
    lines.number(seq);
    lines.raw(beforeTime);
    lines.instant(at);
    lines.raw(afterTime);
  }

  /** What stands around number and time is the same for all records of one provenance. */
  private void prepare(Provenance provenance) {
    parts.cut(0);
    member(Envelope.UNIVERSE, id.universe().wireName());
    member(Envelope.STREAM, id.stream().wireName());
    member(Envelope.SESSION_ID, provenance.sessionId().value());
    name(Envelope.RECORDED_AT);
    beforeTime = parts.copy(0);
    parts.cut(0);
    member(Envelope.DATA_LINEAGE_ID, provenance.lineageId());
    member(Envelope.VALIDITY_CLASS, provenance.validityClass().name());
    if (!provenance.validityReasons().isEmpty()) {
      name(Envelope.VALIDITY_REASONS);
      parts.value(provenance.validityReasons().stream().map(Forms::wireName).toList());
    }
    parts.put((byte) ',');
    afterTime = parts.copy(0);
    written = provenance;
  }

  private void member(String name, String value) {
    name(name);
    parts.string(value);
  }

  private void name(String name) {
    parts.put((byte) ',');
    parts.string(name);
    parts.put((byte) ':');
  }

  /** The digest is over the line as an object without its hash, so a brace ends it for a moment. */
  private byte[] link(byte[] previous, int start) {
    lines.put((byte) '}');
    digest.update(domain, 0, domain.length);
    digest.update(previous, 0, previous.length);
    digest.update(lines.array(), start, lines.length() - start);
    lines.cut(lines.length() - 1);
    byte[] link = new byte[digest.getDigestLength()];
    try {
      digest.digest(link, 0, link.length);
    } catch (DigestException e) {
      throw new IllegalStateException("a SHA-256 digest has 32 bytes", e);
    }
    return link;
  }
}
