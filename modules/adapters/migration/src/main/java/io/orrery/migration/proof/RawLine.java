package io.orrery.migration.proof;

import io.orrery.basics.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One record as it stands in its file; its bytes are valid only while it is being told of.
 *
 * @param number which record of the file, from 1: of lines the line
 * @param position where it begins in the file, in bytes
 * @param buffer what holds its bytes
 * @param offset where they begin
 * @param length how many there are, a line feed at the end left out
 * @param sha256 their digest
 */
public record RawLine(
    long number, long position, byte[] buffer, int offset, int length, Sha256 sha256) {

  /** Its bytes as text; what is no UTF-8 is replaced. */
  public String text() {
    return new String(buffer, offset, length, StandardCharsets.UTF_8);
  }

  /** A copy of its bytes. */
  public byte[] bytes() {
    return Arrays.copyOfRange(buffer, offset, offset + length);
  }
}
