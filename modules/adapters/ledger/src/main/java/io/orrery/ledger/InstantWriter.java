package io.orrery.ledger;

import java.time.Instant;
import java.util.function.Supplier;

/** Writes instants as {@link Instant#toString} does, without making objects. */
final class InstantWriter {

  private static final long SECONDS_A_DAY = 86_400;
  private static final long DAYS_TO_EPOCH_FROM_0000_03_01 = 719_468;
  private static final int DAYS_AN_ERA = 146_097;
  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant BEHIND = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private InstantWriter() {}

  /**
   * Writes to {@code to} from {@code at} on, at most 30 bytes, and answers where it ended.
   *
   * @throws IllegalArgumentException if the year has not four digits, naming {@code where}
   */
  static int write(Instant instant, byte[] to, int at, Supplier<String> where) {
    if (instant.isBefore(FIRST) || instant.isAfter(BEHIND)) {
      throw new IllegalArgumentException(
          where.get() + " must be in the years 0 to 9999, was " + instant);
    }
    long seconds = instant.getEpochSecond();
    int date = date(Math.floorDiv(seconds, SECONDS_A_DAY), to, at);
    int time = time((int) Math.floorMod(seconds, SECONDS_A_DAY), to, date);
    int end = fraction(instant.getNano(), to, time);
    to[end] = 'Z';
    return end + 1;
  }

  /** The civil date of a day: eras of 400 years that begin on 1 March, as in ISO 8601. */
  private static int date(long epochDay, byte[] to, int at) {
    long days = epochDay + DAYS_TO_EPOCH_FROM_0000_03_01;
    long era = Math.floorDiv(days, DAYS_AN_ERA);
    int dayOfEra = Math.floorMod(days, DAYS_AN_ERA);
    int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int monthFromMarch = (5 * dayOfYear + 2) / 153;
    int day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
    int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
    int year = (int) (yearOfEra + era * 400) + (month <= 2 ? 1 : 0);
    int next = digits(year, 4, to, at);
    to[next] = '-';
    next = digits(month, 2, to, next + 1);
    to[next] = '-';
    return digits(day, 2, to, next + 1);
  }

  private static int time(int secondOfDay, byte[] to, int at) {
    to[at] = 'T';
    int next = digits(secondOfDay / 3600, 2, to, at + 1);
    to[next] = ':';
    next = digits(secondOfDay / 60 % 60, 2, to, next + 1);
    to[next] = ':';
    return digits(secondOfDay % 60, 2, to, next + 1);
  }

  private static int fraction(int nanos, byte[] to, int at) {
    if (nanos == 0) {
      return at;
    }
    to[at] = '.';
    if (nanos % 1_000_000 == 0) {
      return digits(nanos / 1_000_000, 3, to, at + 1);
    }
    return nanos % 1000 == 0 ? digits(nanos / 1000, 6, to, at + 1) : digits(nanos, 9, to, at + 1);
  }

  private static int digits(int value, int count, byte[] to, int at) {
    int rest = value;
    for (int i = at + count - 1; i >= at; i--) {
      to[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return at + count;
  }
}
