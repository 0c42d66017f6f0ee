package io.orrery.analytics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A curve by days of the market's zone. The latest time of a day wins. */
final class Daily {

  private final List<Day> days;
  private final double[] returns;
  private final Optional<String> flaw;

  private Daily(List<Day> days, Optional<String> flaw) {
    this.days = List.copyOf(days);
    this.flaw = flaw;
    this.returns =
        days.stream()
            .map(Day::returned)
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .toArray();
  }

  static Daily of(EquityCurve curve, ZoneId zone) {
    List<Day> days = new ArrayList<>();
    int ruin = ruin(curve);
    int first = 0;
    while (first < curve.size()) {
      LocalDate date = date(curve, first, zone);
      int last = lastOf(curve, first, date, zone);
      days.add(new Day(date, curve.equity(last), returned(curve, first, last, ruin)));
      first = last + 1;
    }
    return new Daily(days, flaw(curve, ruin, zone));
  }

  /** The first point at or below zero; the curve's size if there is none. */
  private static int ruin(EquityCurve curve) {
    int i = 0;
    while (i < curve.size() && curve.equity(i) > 0) {
      i++;
    }
    return i;
  }

  private static int lastOf(EquityCurve curve, int first, LocalDate date, ZoneId zone) {
    long end = date.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
    int last = first;
    while (last + 1 < curve.size() && curve.millis(last + 1) < end) {
      last++;
    }
    return last;
  }

  private static OptionalDouble returned(EquityCurve curve, int first, int last, int ruin) {
    int from = Math.max(0, first - 1);
    if (from == last || ruin <= from) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(ruin <= last ? -1 : curve.equity(last) / curve.equity(from) - 1);
  }

  private static Optional<String> flaw(EquityCurve curve, int ruin, ZoneId zone) {
    if (curve.size() < 2) {
      return Optional.of("the curve has fewer than two points");
    }
    if (ruin == 0) {
      return Optional.of("the curve does not begin above zero");
    }
    return ruin == curve.size()
        ? Optional.empty()
        : Optional.of("the account was wiped out on " + date(curve, ruin, zone));
  }

  private static LocalDate date(EquityCurve curve, int index, ZoneId zone) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(curve.millis(index)), zone);
  }

  List<Day> days() {
    return days;
  }

  /** The returns of the days that have one, oldest first. */
  double[] returns() {
    return returns;
  }

  /** Why its returns do not describe an account that goes on; empty if they do. */
  Optional<String> flaw() {
    return flaw;
  }
}
