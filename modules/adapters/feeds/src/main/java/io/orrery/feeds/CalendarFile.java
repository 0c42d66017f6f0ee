package io.orrery.feeds;

import io.orrery.basics.Check;
import io.orrery.basics.Mic;
import io.orrery.market.CalendarRules;
import io.orrery.market.MarketDataException;
import io.orrery.market.TradingCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The form of a calendar's file. Strict: what it does not know, it refuses. */
final class CalendarFile {

  private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

  private CalendarFile() {}

  /**
   * Reads a calendar.
   *
   * @param file its name in messages
   * @throws MarketDataException if the file is no calendar; the message names line, path and reason
   */
  static TradingCalendar read(String file, byte[] bytes) {
    JsonValue root =
        JsonValue.read(file, bytes)
            .only(
                "mic",
                "name",
                "zone",
                "source",
                "valid_from",
                "valid_until",
                "weeks",
                "holidays",
                "early_closes");
    root.get("name").text();
    LocalDate from = root.get("valid_from").as(LocalDate::parse);
    LocalDate until = root.get("valid_until").as(LocalDate::parse);
    Mic mic = root.get("mic").as(Mic::new);
    ZoneId zone = root.get("zone").as(CalendarFile::region);
    CalendarRules rules =
        root.get("valid_until").at(() -> new CalendarRules(mic, zone, from, until));
    readWeeks(root.get("weeks"), rules);
    readHolidays(root.get("holidays"), rules);
    readEarlyCloses(root.get("early_closes"), rules);
    return new TradingCalendar(rules, root.get("source").text());
  }

  /** A zone by its name in the time zone database; an offset or the machine's own is none. */
  static ZoneId region(String name) {
    if (!ZoneId.getAvailableZoneIds().contains(name)) {
      throw new IllegalArgumentException(
          "zone must be a name of the time zone database such as America/New_York, was "
              + Check.shown(name));
    }
    return ZoneId.of(name);
  }

  private static void readWeeks(JsonValue weeks, CalendarRules rules) {
    if (weeks.elements().isEmpty()) {
      throw weeks.refused("must have at least one week");
    }
    LocalDate before = LocalDate.MIN;
    for (JsonValue week : weeks.elements()) {
      week.only("from", "days", "hours");
      LocalDate from = week.get("from").as(LocalDate::parse);
      if (from.isBefore(before)) {
        throw week.get("from")
            .refused("weeks must be in order, was %s after %s".formatted(from, before));
      }
      before = from;
      week.get("days").elements().forEach(day -> readDay(from, day, week, rules));
    }
  }

  private static void readDay(LocalDate from, JsonValue day, JsonValue week, CalendarRules rules) {
    DayOfWeek weekday = day.as(CalendarFile::weekday);
    for (JsonValue hours : week.get("hours").elements()) {
      List<JsonValue> times = hours.elements();
      if (times.size() != 2) {
        throw hours.refused("hours must be an opening and a close, were " + times.size());
      }
      LocalTime open = times.get(0).as(CalendarFile::time);
      LocalTime close =
          times.get(1).as(text -> text.equals("24:00") ? LocalTime.MIDNIGHT : time(text));
      hours.at(() -> rules.hours(from, weekday, open, close));
    }
  }

  private static void readHolidays(JsonValue holidays, CalendarRules rules) {
    holidays
        .members()
        .forEach(
            (date, reason) -> reason.at(() -> rules.holiday(LocalDate.parse(date), reason.text())));
  }

  private static void readEarlyCloses(JsonValue closes, CalendarRules rules) {
    closes
        .members()
        .forEach(
            (date, entry) -> {
              entry.only("close", "reason");
              LocalTime close = entry.get("close").as(CalendarFile::time);
              String reason = entry.get("reason").text();
              entry.at(() -> rules.earlyClose(LocalDate.parse(date), close, reason));
            });
  }

  private static DayOfWeek weekday(String name) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().toLowerCase(Locale.ROOT).equals(name)) {
        return day;
      }
    }
    throw new IllegalArgumentException("day must be monday to sunday, was " + name);
  }

  private static LocalTime time(String text) {
    return LocalTime.parse(Check.matches("time", text, TIME, "of the form 09:30"));
  }
}
