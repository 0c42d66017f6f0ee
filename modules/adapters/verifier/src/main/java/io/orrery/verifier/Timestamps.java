package io.orrery.verifier;

import static io.orrery.verifier.JsonScan.BAD;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Points in time in UTC as text: none, 3, 6 or 9 digits of a second, then {@code Z}. */
final class Timestamps {

  private static final int TO_MINUTE = 17; // 2026-01-27T12:00:
  private static final int TO_SECOND = 19;

  /** The last good minute; a good one to begin with, so that it is never anything else. */
  private final byte[] minute = "1970-01-01T00:00:".getBytes(StandardCharsets.US_ASCII);

  /** The index behind a good point in time that begins at {@code at}, or {@link JsonScan#BAD}. */
  int scan(byte[] line, int at) {
    if (at + TO_SECOND + 1 > line.length || !isMinute(line, at) || number(line, at + 17, 2) > 59) {
      return BAD;
    }
    int next = at + TO_SECOND;
    if (line[next] == '.') {
      int first = ++next;
      while (next < line.length && line[next] >= '0' && line[next] <= '9') {
        next++;
      }
      int digits = next - first;
      if (digits != 3 && digits != 6 && digits != 9) {
        return BAD;
      }
    }
    return next < line.length && line[next] == 'Z' ? next + 1 : BAD;
  }

  private boolean isMinute(byte[] line, int at) {
    if (Arrays.equals(minute, 0, TO_MINUTE, line, at, at + TO_MINUTE)) {
      return true;
    }
    int year = number(line, at, 4);
    int month = number(line, at + 5, 2);
    int day = number(line, at + 8, 2);
    boolean marks =
        line[at + 4] == '-'
            && line[at + 7] == '-'
            && line[at + 10] == 'T'
            && line[at + 13] == ':'
            && line[at + 16] == ':';
    boolean good =
        marks
            && year < 10_000
            && month >= 1
            && month <= 12
            && day >= 1
            && day <= days(year, month)
            && number(line, at + 11, 2) <= 23
            && number(line, at + 14, 2) <= 59;
    if (good) {
      System.arraycopy(line, at, minute, 0, TO_MINUTE);
    }
    return good;
  }

  private static int days(int year, int month) {
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2
        ? (leap ? 29 : 28)
        : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }

  /** The number that these digits say; too large for any use if there is something else. */
  private static int number(byte[] line, int at, int digits) {
    int value = 0;
    for (int i = at; i < at + digits; i++) {
      int digit = line[i] - '0';
      value = digit < 0 || digit > 9 ? 1_000_000 : value * 10 + digit;
    }
    return value;
  }
}
