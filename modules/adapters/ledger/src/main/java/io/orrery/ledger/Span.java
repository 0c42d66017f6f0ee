package io.orrery.ledger;

import java.nio.charset.StandardCharsets;

/** Where the value of a member stands, for a moment: whoever is asked next may move it. */
final class Span {

  private byte[] bytes = new byte[0];
  private int start;
  private int end;
  private boolean isText;

  void become(byte[] newBytes, int newStart, int newEnd, boolean nowText) {
    bytes = newBytes;
    start = newStart;
    end = newEnd;
    isText = nowText;
  }

  byte[] bytes() {
    return bytes;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  boolean isText() {
    return isText;
  }

  String text() {
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }
}
