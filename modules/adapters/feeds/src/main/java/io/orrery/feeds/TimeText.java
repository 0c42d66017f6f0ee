package io.orrery.feeds;

import io.orrery.market.BarGrid;
import io.orrery.market.DataFormat;
import io.orrery.market.MarketDataException;
import io.orrery.market.TradingDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * From the text of a bar's time to the milliseconds at which it starts, in one declared form. It
 * remembers the last date, because most bars have the date of the one before. Of use to one thread.
 */
final class TimeText {

  private static final long MINUTE = 60_000;
  private static final long DAY = 24 * 60 * MINUTE;

  private final BarGrid grid;
  private final DataFormat format;
  private final ZoneId zone;
  private final char[] lastDate = new char[10];
  private long lastEpochDay;

  /** Why the last text was refused. */
  private String flaw = "";

  TimeText(BarGrid grid, DataFormat format, ZoneId zone) {
    this.grid = grid;
    this.format = format;
    this.zone = zone;
  }

  /** Why the last text was refused; empty if it was not. */
  String flaw() {
    return flaw;
  }

  /** The start of a bar in milliseconds since 1970; if {@link #flaw()} is not empty, nothing. */
  long parse(char[] text, int offset, int length) {
    flaw = "";
    try {
      return switch (format) {
        case CSV_EPOCH_SECONDS -> started(Math.multiplyExact(whole(text, offset, length), 1000));
        case CSV_EPOCH_MILLIS -> started(whole(text, offset, length));
        case CSV_LOCAL_TIME -> started(local(text, offset, length));
        default -> length == 10 ? opening(text, offset) : started(instant(text, offset, length));
      };
    } catch (IllegalArgumentException | ArithmeticException | MarketDataException e) {
      flaw = String.valueOf(e.getMessage());
      return 0;
    }
  }

  /** A daily bar may be labelled with the midnight that begins its date in the market's zone. */
  private long started(long millis) {
    if (!grid.isDaily() || grid.index(millis) >= 0) {
      return millis;
    }
    LocalDateTime there =
        LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), grid.calendar().zone());
    return there.toLocalTime().toSecondOfDay() == 0 ? opening(there.toLocalDate()) : millis;
  }

  private long opening(char[] text, int offset) {
    if (!grid.isDaily()) {
      throw new IllegalArgumentException(
          "must be an instant, a bar of %s has no date alone".formatted(grid.interval()));
    }
    if (!zone.equals(grid.calendar().zone())) {
      throw new IllegalArgumentException(
          "the zone of dates must be the calendar's %s, was %s"
              .formatted(grid.calendar().zone(), zone));
    }
    return opening(LocalDate.ofEpochDay(epochDay(text, offset)));
  }

  private long opening(LocalDate date) {
    Optional<TradingDay> day = grid.calendar().day(date);
    if (day.isEmpty()) {
      throw new IllegalArgumentException(
          "must be a trading day of %s, was %s, a %s"
              .formatted(grid.calendar().mic(), date, date.getDayOfWeek()));
    }
    return day.get().open().toEpochMilli();
  }

  private long instant(char[] text, int offset, int length) {
    int end = offset + length;
    if (length < 20) {
      throw new IllegalArgumentException(
          "must be a date or an instant with offset such as 2024-01-02T14:30:00Z");
    }
    long millis = epochDay(text, offset) * DAY + timeOfDay(text, offset + 10, 9);
    int at = offset + 19;
    if (text[at] == '.') {
      at = fraction(text, at + 1, end);
      if (at == offset + 20) {
        throw new IllegalArgumentException("must have digits behind the point of its seconds");
      }
      millis += fractionMillis(text, offset + 20, at);
    }
    return millis - zoneOffset(text, at, end);
  }

  private static int fraction(char[] text, int from, int end) {
    int at = from;
    while (at < end && isDigit(text[at])) {
      at++;
    }
    return at;
  }

  private static long fractionMillis(char[] text, int from, int to) {
    long millis = 0;
    for (int at = from; at < to; at++) {
      int place = at - from;
      if (place >= 3 && text[at] != '0') {
        throw new IllegalArgumentException("must be whole milliseconds");
      }
      millis += place < 3 ? (text[at] - '0') * (place == 0 ? 100L : place == 1 ? 10L : 1L) : 0;
    }
    return millis;
  }

  private static long zoneOffset(char[] text, int at, int end) {
    if (end - at == 1 && text[at] == 'Z') {
      return 0;
    }
    if (end - at == 6 && (text[at] == '+' || text[at] == '-') && text[at + 3] == ':') {
      long minutes = number(text, at + 1, 2, 18) * 60 + number(text, at + 4, 2, 59);
      return (text[at] == '-' ? -minutes : minutes) * MINUTE;
    }
    throw new IllegalArgumentException("must end in Z or an offset such as -05:00");
  }

  private long local(char[] text, int offset, int length) {
    if (length != 16 && length != 19) {
      throw new IllegalArgumentException("must be a local time such as 2024-01-02 09:30:00");
    }
    long millis = epochDay(text, offset) * DAY + timeOfDay(text, offset + 10, length - 10);
    LocalDateTime time = LocalDateTime.ofEpochSecond(millis / 1000, 0, ZoneOffset.UTC);
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time);
    if (offsets.size() != 1) {
      throw new IllegalArgumentException(
          "local time must be one instant in %s, was %s at a change of its clock: give instants"
              .formatted(zone, offsets.isEmpty() ? "none" : "two"));
    }
    return millis - offsets.get(0).getTotalSeconds() * 1000L;
  }

  private long epochDay(char[] text, int offset) {
    if (!java.util.Arrays.equals(text, offset, offset + 10, lastDate, 0, 10)) {
      if (text[offset + 4] != '-' || text[offset + 7] != '-') {
        throw new IllegalArgumentException("date must be of the form 2024-01-02");
      }
      LocalDate date =
          date(
              number(text, offset, 4, 9999),
              number(text, offset + 5, 2, 12),
              number(text, offset + 8, 2, 31));
      lastEpochDay = date.toEpochDay();
      System.arraycopy(text, offset, lastDate, 0, 10);
    }
    return lastEpochDay;
  }

  private static LocalDate date(int year, int month, int day) {
    try {
      return LocalDate.of(year, month, day);
    } catch (java.time.DateTimeException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** Of {@code T14:30} or {@code T14:30:00}; a space may stand for the T. */
  private static long timeOfDay(char[] text, int at, int length) {
    boolean formed = (text[at] == 'T' || text[at] == ' ') && text[at + 3] == ':';
    if (!formed || (length == 9 && text[at + 6] != ':')) {
      throw new IllegalArgumentException("time must be of the form 14:30:00");
    }
    long seconds = number(text, at + 1, 2, 23) * 3600L + number(text, at + 4, 2, 59) * 60L;
    return (seconds + (length == 9 ? number(text, at + 7, 2, 59) : 0)) * 1000;
  }

  private static long whole(char[] text, int offset, int length) {
    if (length < 1 || length > 15) {
      throw new IllegalArgumentException("must be a whole number since 1970-01-01T00:00Z");
    }
    long value = 0;
    for (int at = offset; at < offset + length; at++) {
      if (!isDigit(text[at])) {
        throw new IllegalArgumentException("must be a whole number since 1970-01-01T00:00Z");
      }
      value = value * 10 + (text[at] - '0');
    }
    return value;
  }

  private static int number(char[] text, int offset, int length, int most) {
    int value = 0;
    for (int at = offset; at < offset + length; at++) {
      if (!isDigit(text[at])) {
        throw new IllegalArgumentException("must have digits in date and time");
      }
      value = value * 10 + (text[at] - '0');
    }
    if (value > most) {
      throw new IllegalArgumentException(
          "must be a date and time, had %d where %d is the most".formatted(value, most));
    }
    return value;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
