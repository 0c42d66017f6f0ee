package io.orrery.market;

import io.orrery.basics.Check;
import io.orrery.basics.Mic;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a {@link TradingCalendar} is made of, collected entry by entry; each entry is checked as it
 * comes, so that a reader of a file can name the place of a wrong one. Of use to one thread.
 */
public final class CalendarRules {

  /** Hours of a day of the week on the market's clock; a close at midnight ends the day. */
  record Hours(LocalTime open, LocalTime close) {
    int closeSecond() {
      return close.equals(LocalTime.MIDNIGHT) ? 24 * 60 * 60 : close.toSecondOfDay();
    }
  }

  /** A day that ends earlier than its week says. */
  record EarlyClose(LocalTime close, String reason) {}

  final Mic mic;
  final ZoneId zone;
  final LocalDate validFrom;
  final LocalDate validUntil;
  final TreeMap<LocalDate, Map<DayOfWeek, List<Hours>>> weeks = new TreeMap<>();
  final TreeMap<LocalDate, String> holidays = new TreeMap<>();
  final TreeMap<LocalDate, EarlyClose> earlyCloses = new TreeMap<>();

  /**
   * Begins a calendar without hours.
   *
   * @param mic the market
   * @param zone the zone of its clock
   * @param validFrom the first date it answers for
   * @param validUntil the last date it answers for
   * @throws IllegalArgumentException if it ends before it begins
   */
  public CalendarRules(Mic mic, ZoneId zone, LocalDate validFrom, LocalDate validUntil) {
    if (validUntil.isBefore(validFrom)) {
      throw new IllegalArgumentException(
          "valid_until must not be before %s, was %s".formatted(validFrom, validUntil));
    }
    this.mic = mic;
    this.zone = zone;
    this.validFrom = validFrom;
    this.validUntil = validUntil;
  }

  /**
   * Adds hours to a day of the week.
   *
   * @param from the first date on which this week holds; it replaces the one before whole
   * @param open the opening on the market's clock
   * @param close the close on the same day, later than {@code open}; midnight is the day's end
   * @throws IllegalArgumentException if the hours do not end after they begin, or do not begin
   *     after those that the day has already; nothing was added
   */
  public CalendarRules hours(LocalDate from, DayOfWeek day, LocalTime open, LocalTime close) {
    Hours added = new Hours(open, close);
    if (added.closeSecond() <= open.toSecondOfDay()) {
      throw new IllegalArgumentException(
          "hours must end after %s, were until %s".formatted(open, close));
    }
    List<Hours> present = weeks.getOrDefault(from, Map.of()).getOrDefault(day, List.of());
    if (!present.isEmpty()
        && present.get(present.size() - 1).closeSecond() > open.toSecondOfDay()) {
      throw new IllegalArgumentException(
          "hours of %s must not begin before those before them end, began at %s"
              .formatted(day, open));
    }
    weeks
        .computeIfAbsent(from, f -> new TreeMap<>())
        .computeIfAbsent(day, d -> new ArrayList<>())
        .add(added);
    return this;
  }

  /**
   * Adds a date on which the market is closed although its week has hours.
   *
   * @throws IllegalArgumentException if the date is out of the calendar's validity, has no hours,
   *     or is there already; nothing was added
   */
  public CalendarRules holiday(LocalDate date, String reason) {
    requireHours(date);
    requireNew(date);
    holidays.put(date, named(reason));
    return this;
  }

  /**
   * Adds a date on which trading ends early.
   *
   * @throws IllegalArgumentException if the date is out of the calendar's validity, has no hours or
   *     none at {@code close}, or is there already; nothing was added
   */
  public CalendarRules earlyClose(LocalDate date, LocalTime close, String reason) {
    List<Hours> hours = requireHours(date);
    requireNew(date);
    int second = close.toSecondOfDay();
    if (second <= hours.get(0).open().toSecondOfDay()
        || second >= hours.get(hours.size() - 1).closeSecond()) {
      throw new IllegalArgumentException(
          "an early close must be within the hours of %s, was %s".formatted(date, close));
    }
    earlyCloses.put(date, new EarlyClose(close, named(reason)));
    return this;
  }

  /** The hours that the week gives a date; empty if none. */
  List<Hours> weekly(LocalDate date) {
    Map.Entry<LocalDate, Map<DayOfWeek, List<Hours>>> week = weeks.floorEntry(date);
    return week == null ? List.of() : week.getValue().getOrDefault(date.getDayOfWeek(), List.of());
  }

  private List<Hours> requireHours(LocalDate date) {
    if (date.isBefore(validFrom) || date.isAfter(validUntil)) {
      throw new IllegalArgumentException(
          "date must be from %s to %s, was %s".formatted(validFrom, validUntil, date));
    }
    List<Hours> hours = weekly(date);
    if (hours.isEmpty()) {
      throw new IllegalArgumentException(
          "date must be a day with hours, was %s, a %s".formatted(date, date.getDayOfWeek()));
    }
    return hours;
  }

  private void requireNew(LocalDate date) {
    if (holidays.containsKey(date) || earlyCloses.containsKey(date)) {
      throw new IllegalArgumentException("date must be given once, was given again: " + date);
    }
  }

  private static String named(String reason) {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("a reason must be given, was " + Check.shown(reason));
    }
    return reason;
  }
}
