package io.orrery.feeds;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;
import static java.time.temporal.TemporalAdjusters.lastInMonth;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * When markets are closed, computed by rule and independently of their files: Easter after Gauss in
 * the form of Lichtenberg, equinoxes after the almanac's approximation.
 */
final class HolidayRules {

  private static final Map<String, Set<String>> EXCEPTIONS =
      Map.of(
          "US",
          Set.of(
              "2004-06-11", "2007-01-02", "2012-10-29", "2012-10-30", "2018-12-05", "2025-01-09"),
          "XLON",
          Set.of("2022-06-03", "2022-09-19", "2023-05-08"),
          "XETR",
          Set.of("2017-10-31"),
          "XTKS",
          Set.of("2020-10-01"));

  private HolidayRules() {}

  /** The weekdays of a year on which a market is closed. */
  static Set<LocalDate> closed(String mic, int year) {
    Set<LocalDate> closed =
        switch (mic) {
          case "XNYS", "XNAS" -> newYork(year);
          case "XLON" -> london(year);
          case "XETR" -> frankfurt(year);
          default -> tokyo(year);
        };
    EXCEPTIONS.getOrDefault(mic.startsWith("XN") ? "US" : mic, Set.of()).stream()
        .map(LocalDate::parse)
        .filter(date -> date.getYear() == year)
        .forEach(closed::add);
    closed.removeIf(HolidayRules::isWeekend);
    closed.removeIf(date -> date.getYear() != year);
    return closed;
  }

  /** The dates of a year on which a market closes early. */
  static Set<LocalDate> early(String mic, int year) {
    Stream<LocalDate> dates =
        switch (mic) {
          case "XNYS", "XNAS" ->
              Stream.of(
                      LocalDate.of(year, 7, 3),
                      LocalDate.of(year, 12, 24),
                      LocalDate.of(year, 11, 1).with(dayOfWeekInMonth(4, THURSDAY)).plusDays(1))
                  .filter(date -> !isWeekend(date) && !closed(mic, year).contains(date));
          case "XLON" -> Stream.of(weekdayBack(year, 12, 24), weekdayBack(year, 12, 31));
          case "XETR" -> Stream.of(weekdayBack(year, 12, 30));
          default -> Stream.empty();
        };
    return dates.collect(Collectors.toCollection(TreeSet::new));
  }

  static LocalDate easter(int year) {
    int a = year % 19;
    int k = year / 100;
    int m = 15 + (3 * k + 3) / 4 - (8 * k + 13) / 25;
    int d = (19 * a + m) % 30;
    int s = 2 - (3 * k + 3) / 4;
    int r = (d + a / 11) / 29;
    int og = 21 + d - r;
    int sz = 7 - (year + year / 4 + s) % 7;
    int oe = 7 - (og - sz) % 7;
    return LocalDate.of(year, 3, 1).plusDays(og + oe - 1L);
  }

  private static Set<LocalDate> newYork(int year) {
    Set<LocalDate> closed = new TreeSet<>();
    LocalDate newYear = LocalDate.of(year, 1, 1);
    closed.add(newYear.getDayOfWeek() == SUNDAY ? newYear.plusDays(1) : newYear);
    closed.add(LocalDate.of(year, 1, 1).with(dayOfWeekInMonth(3, MONDAY)));
    closed.add(LocalDate.of(year, 2, 1).with(dayOfWeekInMonth(3, MONDAY)));
    closed.add(easter(year).minusDays(2));
    closed.add(LocalDate.of(year, 5, 1).with(lastInMonth(MONDAY)));
    closed.add(LocalDate.of(year, 9, 1).with(dayOfWeekInMonth(1, MONDAY)));
    closed.add(LocalDate.of(year, 11, 1).with(dayOfWeekInMonth(4, THURSDAY)));
    if (year >= 2022) {
      closed.add(nearestWeekday(LocalDate.of(year, 6, 19)));
    }
    closed.add(nearestWeekday(LocalDate.of(year, 7, 4)));
    closed.add(nearestWeekday(LocalDate.of(year, 12, 25)));
    return closed;
  }

  private static Set<LocalDate> london(int year) {
    Set<LocalDate> closed = new TreeSet<>();
    LocalDate newYear = LocalDate.of(year, 1, 1);
    closed.add(isWeekend(newYear) ? newYear.with(dayOfWeekInMonth(1, MONDAY)) : newYear);
    closed.add(easter(year).minusDays(2));
    closed.add(easter(year).plusDays(1));
    closed.add(
        year == 2020
            ? LocalDate.of(2020, 5, 8)
            : LocalDate.of(year, 5, 1).with(dayOfWeekInMonth(1, MONDAY)));
    closed.add(
        year == 2022
            ? LocalDate.of(2022, 6, 2)
            : LocalDate.of(year, 5, 1).with(lastInMonth(MONDAY)));
    closed.add(LocalDate.of(year, 8, 1).with(lastInMonth(MONDAY)));
    int christmas = LocalDate.of(year, 12, 25).getDayOfWeek().getValue();
    // two weekdays always: those of 25 and 26, or the next that are free
    closed.add(LocalDate.of(year, 12, christmas >= 6 ? 27 : 25));
    closed.add(LocalDate.of(year, 12, christmas == 5 || christmas == 6 ? 28 : 26));
    return closed;
  }

  private static Set<LocalDate> frankfurt(int year) {
    Set<LocalDate> closed = new TreeSet<>();
    Stream.of("--01-01", "--05-01", "--12-24", "--12-25", "--12-26", "--12-31")
        .forEach(day -> closed.add(MonthDay.parse(day).atYear(year)));
    closed.add(easter(year).minusDays(2));
    closed.add(easter(year).plusDays(1));
    if (year <= 2021) {
      closed.add(easter(year).plusDays(50));
      closed.add(LocalDate.of(year, 10, 3));
    }
    return closed;
  }

  private static Set<LocalDate> tokyo(int year) {
    Set<LocalDate> national = nationalDaysOfJapan(year);
    Set<LocalDate> closed = new TreeSet<>(national);
    for (LocalDate day : national) {
      if (day.getDayOfWeek() == SUNDAY) {
        LocalDate free = day.plusDays(1);
        while (national.contains(free)) {
          free = free.plusDays(1);
        }
        closed.add(free);
      }
      if (national.contains(day.plusDays(2)) && day.plusDays(1).getDayOfWeek() != SUNDAY) {
        closed.add(day.plusDays(1));
      }
    }
    Stream.of("--01-02", "--01-03", "--12-31")
        .forEach(day -> closed.add(MonthDay.parse(day).atYear(year)));
    return closed;
  }

  private static Set<LocalDate> nationalDaysOfJapan(int year) {
    Map<String, LocalDate> days = new TreeMap<>();
    Stream.of(
            "--01-01", "--02-11", "--04-29", "--05-03", "--05-04", "--05-05", "--11-03", "--11-23")
        .forEach(day -> days.put(day, MonthDay.parse(day).atYear(year)));
    days.put("adults", LocalDate.of(year, 1, 1).with(dayOfWeekInMonth(2, MONDAY)));
    days.put("aged", LocalDate.of(year, 9, 1).with(dayOfWeekInMonth(3, MONDAY)));
    days.put("sea", LocalDate.of(year, 7, 1).with(dayOfWeekInMonth(3, MONDAY)));
    days.put("sports", LocalDate.of(year, 10, 1).with(dayOfWeekInMonth(2, MONDAY)));
    days.put("spring", LocalDate.of(year, 3, equinox(year, 20.8431)));
    days.put("autumn", LocalDate.of(year, 9, equinox(year, 23.2488)));
    if (year >= 2016) {
      days.put("mountain", LocalDate.of(year, 8, 11));
    }
    if (year != 2019) {
      days.put("emperor", year < 2019 ? LocalDate.of(year, 12, 23) : LocalDate.of(year, 2, 23));
    }
    days.putAll(
        switch (year) {
          case 2019 ->
              Map.of("new emperor", LocalDate.of(2019, 5, 1), "rite", LocalDate.of(2019, 10, 22));
          case 2020 ->
              Map.of(
                  "sea", LocalDate.of(2020, 7, 23),
                  "sports", LocalDate.of(2020, 7, 24),
                  "mountain", LocalDate.of(2020, 8, 10));
          case 2021 ->
              Map.of(
                  "sea", LocalDate.of(2021, 7, 22),
                  "sports", LocalDate.of(2021, 7, 23),
                  "mountain", LocalDate.of(2021, 8, 8));
          default -> Map.<String, LocalDate>of();
        });
    return new TreeSet<>(days.values());
  }

  private static int equinox(int year, double base) {
    int leapDays = (year - 1980) / 4;
    return (int) (base + 0.242194 * (year - 1980) - leapDays);
  }

  private static LocalDate nearestWeekday(LocalDate date) {
    DayOfWeek day = date.getDayOfWeek();
    return day == SATURDAY ? date.minusDays(1) : day == SUNDAY ? date.plusDays(1) : date;
  }

  private static LocalDate weekdayBack(int year, int month, int day) {
    LocalDate date = LocalDate.of(year, month, day);
    while (isWeekend(date)) {
      date = date.minusDays(1);
    }
    return date;
  }

  private static boolean isWeekend(LocalDate date) {
    return date.getDayOfWeek().getValue() > FRIDAY.getValue();
  }
}
