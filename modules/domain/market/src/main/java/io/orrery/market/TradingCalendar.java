package io.orrery.market;

import io.orrery.basics.Mic;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a market trades: its weekly hours in its own zone, holidays and early closes, for a span of
 * dates. Outside of that span it answers nothing: every question then throws {@link
 * MarketDataException} with the span and the date. Immutable and safe for use by many threads.
 *
 * <p>Hours are on the market's clock, so the instants of an opening move with its daylight saving
 * time. Of hours, the opening is inside and the close is outside.
 */
public final class TradingCalendar {

  private static final Duration DAY = Duration.ofDays(1);

  private final CalendarRules rules;
  private final String source;
  private final List<TradingDay> days;

  /** The hours of all days in the order of time, in milliseconds since 1970. */
  private final long[] opens;

  private final long[] closes;

  /**
   * A calendar of the rules collected so far.
   *
   * @param rules not changed any more by whoever collected them
   * @param source who says so
   */
  public TradingCalendar(CalendarRules rules, String source) {
    this.rules = rules;
    this.source = source;
    this.days =
        rules.validFrom.datesUntil(rules.validUntil.plusDays(1)).flatMap(this::made).toList();
    List<OpenHours> hours = days.stream().flatMap(day -> day.hours().stream()).toList();
    this.opens = hours.stream().mapToLong(each -> each.open().toEpochMilli()).toArray();
    this.closes = hours.stream().mapToLong(each -> each.close().toEpochMilli()).toArray();
  }

  /** The market. */
  public Mic mic() {
    return rules.mic;
  }

  /** The zone of the market's clock. */
  public ZoneId zone() {
    return rules.zone;
  }

  /** Who says so. */
  public String source() {
    return source;
  }

  /** The first date it answers for. */
  public LocalDate validFrom() {
    return rules.validFrom;
  }

  /** The last date it answers for. */
  public LocalDate validUntil() {
    return rules.validUntil;
  }

  /** Whether the market trades at {@code instant}; false in a lunch break. */
  public boolean isOpenAt(Instant instant) {
    dateAt(instant);
    return hoursAt(instant.toEpochMilli()) >= 0;
  }

  /** The date of {@code instant} on the market's clock, a trading day or not. */
  public LocalDate dateAt(Instant instant) {
    return answered(instant.atZone(rules.zone).toLocalDate());
  }

  /** The hours of a date; empty if the market is closed on it. */
  public Optional<TradingDay> day(LocalDate date) {
    int at = dayAtOrAfter(answered(date));
    return at < days.size() && days.get(at).date().equals(date)
        ? Optional.of(days.get(at))
        : Optional.empty();
  }

  /** The trading days from {@code first} to {@code last}, both inclusive, in order. */
  public List<TradingDay> days(LocalDate first, LocalDate last) {
    int from = dayAtOrAfter(answered(first));
    int to = dayAtOrAfter(answered(last).plusDays(1));
    return from < to ? days.subList(from, to) : List.of();
  }

  /** The first opening after {@code instant}, also the one after a lunch break. */
  public Instant nextOpen(Instant instant) {
    dateAt(instant);
    int next = firstAfter(opens, instant.toEpochMilli());
    if (next == opens.length) {
      throw outside(rules.validUntil.plusDays(1));
    }
    return Instant.ofEpochMilli(opens[next]);
  }

  /** The last opening before {@code instant}, also the one after a lunch break. */
  public Instant previousOpen(Instant instant) {
    dateAt(instant);
    int found = Arrays.binarySearch(opens, instant.toEpochMilli());
    int previous = (found >= 0 ? found : -found - 1) - 1;
    if (previous < 0) {
      throw outside(rules.validFrom.minusDays(1));
    }
    return Instant.ofEpochMilli(opens[previous]);
  }

  /** The first close after {@code instant}, also the one before a lunch break. */
  public Instant nextClose(Instant instant) {
    dateAt(instant);
    int next = firstAfter(closes, instant.toEpochMilli());
    if (next == closes.length) {
      throw outside(rules.validUntil.plusDays(1));
    }
    return Instant.ofEpochMilli(closes[next]);
  }

  /**
   * The moment a bar is over and its close is known: an interval behind its start, or when trading
   * stops if that is earlier; the bar of a day when the day closes, breaks or not.
   *
   * @param start when the bar began; one that began while the market was closed is over an interval
   *     later
   * @param interval the length of a bar, above zero
   */
  public Instant closeOf(Instant start, Duration interval) {
    Instant end = start.plus(interval);
    Optional<TradingDay> day = day(dateAt(start)).filter(each -> each.isOpenAt(start));
    if (day.isEmpty()) {
      return end;
    }
    return interval.compareTo(DAY) >= 0 ? day.get().close() : day.get().endWithin(start, end);
  }

  /** Why the market is closed at {@code instant}, as a sentence; empty if it is open. */
  public Optional<String> closedBecause(Instant instant) {
    if (isOpenAt(instant)) {
      return Optional.empty();
    }
    LocalDate date = dateAt(instant);
    return Optional.of("%s is closed at %s: %s".formatted(mic(), instant, reason(date, instant)));
  }

  /** The hours of the whole calendar, in order: index 0 is the first, for walks over all. */
  int hoursCount() {
    return opens.length;
  }

  /** When hours open, in milliseconds since 1970; the index is below {@link #hoursCount()}. */
  long openMillis(int index) {
    return opens[index];
  }

  /** When hours close, in milliseconds since 1970; the index is below {@link #hoursCount()}. */
  long closeMillis(int index) {
    return closes[index];
  }

  /** The index of the hours that contain {@code millis}; below zero if none. */
  int hoursAt(long millis) {
    int at = firstAfter(opens, millis) - 1;
    return at >= 0 && millis < closes[at] ? at : -1;
  }

  private String reason(LocalDate date, Instant instant) {
    String holiday = rules.holidays.get(date);
    if (holiday != null) {
      return "holiday, " + holiday;
    }
    Optional<TradingDay> day = day(date);
    if (day.isEmpty()) {
      return "no trading on a " + date.getDayOfWeek();
    }
    if (instant.isBefore(day.get().open())) {
      return "it opens at " + day.get().open();
    }
    if (instant.isBefore(day.get().close())) {
      return "a break until " + nextOpen(instant);
    }
    CalendarRules.EarlyClose early = rules.earlyCloses.get(date);
    String because = early == null ? "" : " (" + early.reason() + ")";
    return "it closed at " + day.get().close() + because;
  }

  private Stream<TradingDay> made(LocalDate date) {
    if (rules.holidays.containsKey(date)) {
      return Stream.empty();
    }
    CalendarRules.EarlyClose early = rules.earlyCloses.get(date);
    List<OpenHours> hours = new ArrayList<>();
    for (CalendarRules.Hours each : rules.weekly(date)) {
      LocalTime close = each.close();
      if (early != null && early.close().toSecondOfDay() < each.closeSecond()) {
        close = early.close();
      }
      if (early == null || each.open().isBefore(early.close())) {
        hours.add(new OpenHours(at(date, each.open()), closing(date, close)));
      }
    }
    return hours.isEmpty() ? Stream.empty() : Stream.of(new TradingDay(date, hours));
  }

  private Instant closing(LocalDate date, LocalTime close) {
    return close.equals(LocalTime.MIDNIGHT)
        ? date.plusDays(1).atStartOfDay(rules.zone).toInstant()
        : at(date, close);
  }

  private Instant at(LocalDate date, LocalTime time) {
    return date.atTime(time).atZone(rules.zone).toInstant();
  }

  private int dayAtOrAfter(LocalDate date) {
    int low = 0;
    int high = days.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (days.get(middle).date().isBefore(date)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static int firstAfter(long[] sorted, long millis) {
    int found = Arrays.binarySearch(sorted, millis);
    return found >= 0 ? found + 1 : -found - 1;
  }

  private LocalDate answered(LocalDate date) {
    if (date.isBefore(rules.validFrom) || date.isAfter(rules.validUntil)) {
      throw outside(date);
    }
    return date;
  }

  private MarketDataException outside(LocalDate date) {
    return new MarketDataException(
        "calendar %s answers from %s to %s (valid_from, valid_until), was asked about %s: renew the calendar's file"
            .formatted(mic(), rules.validFrom, rules.validUntil, date));
  }

  @Override
  public String toString() {
    return "calendar %s, %s to %s".formatted(mic(), rules.validFrom, rules.validUntil);
  }
}
