package io.orrery.basics;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 digest.
 *
 * @param value 64 lower-case hexadecimal digits
 */
public record Sha256(String value) {

  private static final int DIGITS = 64;

  /** 1 for every ASCII character but the lower-case hexadecimal digits. */
  private static final byte[] OTHERS = new byte[128];

  static {
    for (int c = 0; c < OTHERS.length; c++) {
      OTHERS[c] = (byte) ("0123456789abcdef".indexOf(c) < 0 ? 1 : 0);
    }
  }

  /** Refuses a value of another form with {@link IllegalArgumentException}. */
  public Sha256 {
    if (!isDigest(value)) {
      throw new IllegalArgumentException(
          "sha256 must be 64 lower-case hexadecimal digits, was " + Check.shown(value));
    }
  }

  private static boolean isDigest(String value) {
    if (value.length() != DIGITS) {
      return false;
    }
    int wrong = 0; // looking at all of them is faster than asking after each
    for (int i = 0; i < DIGITS; i++) {
      char c = value.charAt(i);
      wrong |= c < OTHERS.length ? OTHERS[c] : 1;
    }
    return wrong == 0;
  }

  /** The digest of {@code bytes}. */
  public static Sha256 of(byte[] bytes) {
    return of(digest().digest(bytes), HexFormat.of());
  }

  /** The digest whose 32 raw bytes are given. */
  public static Sha256 ofRaw(byte[] raw) {
    return of(raw, HexFormat.of());
  }

  /** A fresh SHA-256 to feed piece by piece. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The 32 raw bytes. */
  public byte[] raw() {
    return HexFormat.of().parseHex(value);
  }

  private static Sha256 of(byte[] raw, HexFormat hex) {
    return new Sha256(hex.formatHex(raw));
  }

  @Override
  public String toString() {
    return value;
  }
}
