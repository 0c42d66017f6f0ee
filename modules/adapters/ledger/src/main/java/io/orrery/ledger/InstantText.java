package io.orrery.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Reads the one form that a time has in a record, without making objects; for one thread.
 *
 * <p>It remembers the minute that it read last: neighbours mostly share it.
 */
final class InstantText {

  private static final int MINUTE = 16;
  private static final int SHORTEST = 20;
  private static final int LONGEST = 30;

  private long firstHalf;
  private long secondHalf;
  private long minuteSeconds;
  private boolean hasMinute;
  private long seconds;
  private int nanos;

  /**
   * Reads the bytes from {@code from} to {@code to}, behind which eight more may be looked at.
   *
   * @return false if they are no time in its one form; what was read last is void then
   */
  boolean read(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length < SHORTEST || length > LONGEST || bytes[to - 1] != 'Z') {
      return false;
    }
    int second = number(bytes, from + 17, 2);
    return bytes[from + MINUTE] == ':'
        && second >= 0
        && second <= 59
        && readMinute(bytes, from)
        && readFraction(bytes, from + 19, to - 1)
        && keep(second);
  }

  /** Seconds since 1970. */
  long seconds() {
    return seconds;
  }

  /** Nanoseconds in the second. */
  int nanos() {
    return nanos;
  }

  Instant instant() {
    return Instant.ofEpochSecond(seconds, nanos);
  }

  private boolean keep(int second) {
    seconds = minuteSeconds + second;
    return true;
  }

  private boolean readMinute(byte[] bytes, int from) {
    long first = Words.at(bytes, from);
    long second = Words.at(bytes, from + 8);
    if (hasMinute && first == firstHalf && second == secondHalf) {
      return true;
    }
    hasMinute = parseMinute(bytes, from);
    firstHalf = first;
    secondHalf = second;
    return hasMinute;
  }

  private boolean parseMinute(byte[] bytes, int from) {
    int year = number(bytes, from, 4);
    int month = number(bytes, from + 5, 2);
    int day = number(bytes, from + 8, 2);
    int hour = number(bytes, from + 11, 2);
    int minute = number(bytes, from + 14, 2);
    boolean isTime =
        bytes[from + 4] == '-'
            && bytes[from + 7] == '-'
            && bytes[from + 10] == 'T'
            && bytes[from + 13] == ':'
            && year >= 0
            && month >= 1
            && month <= 12
            && day >= 1
            && hour >= 0
            && hour <= 23
            && minute >= 0
            && minute <= 59
            && day <= YearMonth.of(year, month).lengthOfMonth();
    if (isTime) {
      minuteSeconds =
          (LocalDate.of(year, month, day).toEpochDay() * 24 + hour) * 3600 + minute * 60L;
    }
    return isTime;
  }

  /** None, 3, 6 or 9 digits; never zeros that could be left out. */
  private boolean readFraction(byte[] bytes, int from, int to) {
    nanos = 0;
    if (from == to) {
      return true;
    }
    int digits = to - from - 1;
    if (bytes[from] != '.' || digits % 3 != 0 || digits == 0) {
      return false;
    }
    int value = number(bytes, from + 1, digits);
    boolean isShortest = value >= 0 && value % 1000 != 0;
    nanos = digits == 3 ? value * 1_000_000 : digits == 6 ? value * 1000 : value;
    return isShortest;
  }

  /** A number of so many digits, or below 0. */
  private static int number(byte[] bytes, int from, int digits) {
    int value = 0;
    for (int i = from; i < from + digits; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }
}
