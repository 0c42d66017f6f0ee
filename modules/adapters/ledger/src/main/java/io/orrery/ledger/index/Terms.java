package io.orrery.ledger.index;

import java.nio.charset.StandardCharsets;

/**
 * Terms: 64 bits for what records can be found by, such as their symbol. Two different ones can in
 * theory be the same, so a record that was found has to be looked at.
 */
public enum Terms {
  /** What a record is about. */
  SYMBOL,
  /** Which strategy decided. */
  STRATEGY,
  /** Which order it belongs to. */
  ORDER,
  /** Under which name its request came. */
  KEY,
  /** What it may be used for. */
  VALIDITY,
  /** Which session recorded it. */
  SESSION;

  private static final long PRIME = 0x100000001b3L;
  private static final long START = 0xcbf29ce484222325L;

  /** The term for a text in UTF-8. */
  public long of(byte[] text, int from, int to) {
    long hash = (START ^ (ordinal() + 1)) * PRIME;
    for (int i = from; i < to; i++) {
      hash = (hash ^ (text[i] & 0xff)) * PRIME;
    }
    return mixed(hash);
  }

  /** The term for a text. */
  public long of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return of(bytes, 0, bytes.length);
  }

  /** Spreads what is known over all bits: the file is searched by the uppermost. */
  private static long mixed(long hash) {
    long mixed = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 33);
  }
}
