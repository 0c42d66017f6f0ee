package io.orrery.market;

import io.orrery.basics.Mic;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** Small calendars for tests. */
final class Markets {

  static final LocalDate BEGIN = LocalDate.parse("2024-01-01");

  private Markets() {}

  static CalendarRules newYorkRules() {
    CalendarRules rules = rules("XNYS", "America/New_York");
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.getValue() <= 5) {
        rules.hours(BEGIN, day, LocalTime.of(9, 30), LocalTime.of(16, 0));
      }
    }
    return rules;
  }

  static TradingCalendar newYork() {
    return new TradingCalendar(
        newYorkRules()
            .holiday(LocalDate.parse("2024-07-04"), "Independence Day")
            .earlyClose(LocalDate.parse("2024-07-03"), LocalTime.of(13, 0), "the day before"),
        "test");
  }

  static TradingCalendar tokyo() {
    CalendarRules rules = rules("XTKS", "Asia/Tokyo");
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.getValue() <= 5) {
        rules.hours(BEGIN, day, LocalTime.of(9, 0), LocalTime.of(11, 30));
        rules.hours(BEGIN, day, LocalTime.of(12, 30), LocalTime.of(15, 0));
      }
    }
    LocalDate longer = LocalDate.parse("2024-11-05");
    for (DayOfWeek day : DayOfWeek.values()) {
      rules.hours(longer, day, LocalTime.of(9, 0), LocalTime.of(11, 30));
      rules.hours(longer, day, LocalTime.of(12, 30), LocalTime.of(15, 30));
    }
    return new TradingCalendar(rules, "test");
  }

  static TradingCalendar always(String zone) {
    CalendarRules rules = rules("24X7", zone);
    for (DayOfWeek day : DayOfWeek.values()) {
      rules.hours(BEGIN, day, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
    }
    return new TradingCalendar(rules, "test");
  }

  private static CalendarRules rules(String mic, String zone) {
    return new CalendarRules(new Mic(mic), ZoneId.of(zone), BEGIN, LocalDate.parse("2024-12-31"));
  }
}
