package io.orrery.analytics;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one month of the market's zone did to an account.
 *
 * @param month the month
 * @param fraction the returns of its days, compounded
 */
public record MonthReturn(YearMonth month, double fraction) {

  /** The months that have a day with a return, oldest first. */
  public static List<MonthReturn> of(List<Day> days) {
    Map<YearMonth, Double> growth = new TreeMap<>();
    for (Day day : days) {
      if (day.returned().isPresent()) {
        growth.merge(YearMonth.from(day.date()), 1 + day.returned().getAsDouble(), (a, b) -> a * b);
      }
    }
    List<MonthReturn> months = new ArrayList<>();
    growth.forEach((month, factor) -> months.add(new MonthReturn(month, factor - 1)));
    return List.copyOf(months);
  }
}
