package io.orrery.migration.proof;

import io.orrery.migration.source.ByteScan;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What can be wrong with the bytes of a line before anybody reads them as a row. */
final class LineBytes {

  private LineBytes() {}

  /** The first thing that is wrong; empty if nothing is. */
  static Optional<Reason> fault(byte[] bytes, int offset, int length) {
    int end = offset + length;
    if (ByteScan.hasZero(bytes, offset, end)) {
      return Optional.of(Reason.NUL_BYTE);
    }
    if (isBlank(bytes, offset, end)) {
      return Optional.of(Reason.BLANK_LINE);
    }
    return ByteScan.isAscii(bytes, offset, end)
        ? Optional.empty()
        : encoding(bytes, offset, length);
  }

  private static boolean isBlank(byte[] bytes, int from, int to) {
    for (int at = from; at < to; at++) {
      if (bytes[at] != ' ' && bytes[at] != '\t' && bytes[at] != '\r') {
        return false;
      }
    }
    return true;
  }

  private static Optional<Reason> encoding(byte[] bytes, int offset, int length) {
    try {
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes, offset, length));
    } catch (CharacterCodingException e) {
      return Optional.of(Reason.NOT_UTF8);
    }
    return hasMark(bytes, offset, length) ? Optional.of(Reason.MISPLACED_BOM) : Optional.empty();
  }

  /** Whether a byte order mark of UTF-8 begins here. */
  static boolean hasMark(byte[] bytes, int offset, int length) {
    return length >= 3
        && bytes[offset] == (byte) 0xEF
        && bytes[offset + 1] == (byte) 0xBB
        && bytes[offset + 2] == (byte) 0xBF;
  }
}
