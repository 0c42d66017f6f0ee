package io.orrery.analytics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The figures of what was traded. */
final class Dealings {

  private final Optional<Activity> activity;
  private final EquityCurve curve;
  private final List<Day> days;

  private record Span(long from, long to) {}

  Dealings(Optional<Activity> activity, EquityCurve curve, List<Day> days) {
    this.activity = activity;
    this.curve = curve;
    this.days = days;
  }

  Answer count() {
    return known(trades -> Answer.of(trades.roundTrips().size()));
  }

  Answer winRate() {
    return ofTrips(trips -> Answer.of((double) wins(trips) / trips.size()));
  }

  Answer profitFactor() {
    return ofTrips(
        trips ->
            Returns.ratio(
                trips.stream().mapToDouble(RoundTrip::gain).filter(gain -> gain > 0).sum(),
                -trips.stream().mapToDouble(RoundTrip::gain).filter(gain -> gain < 0).sum(),
                "no round trip lost"));
  }

  Answer expectancy() {
    return ofTrips(
        trips -> Answer.of(trips.stream().mapToDouble(RoundTrip::gain).sum() / trips.size()));
  }

  Answer exposure() {
    return known(
        trades ->
            curve.size() < 2
                ? Answer.undefined("the curve has fewer than two points")
                : Answer.of((double) heldMillis(trades) / (end() - start())));
  }

  Answer turnover(double years) {
    double mean = days.stream().mapToDouble(Day::equity).average().orElse(0);
    if (curve.size() < 2 || mean <= 0) {
      return Answer.undefined("the curve has fewer than two points, or a mean not above zero");
    }
    return known(trades -> Answer.of(Math.min(bought(trades), sold(trades)) / mean / years));
  }

  private Answer known(Function<Activity, Answer> figure) {
    return activity.map(figure).orElse(Answer.undefined("nobody said what was traded"));
  }

  private Answer ofTrips(Function<List<RoundTrip>, Answer> figure) {
    return known(
        trades ->
            trades.roundTrips().isEmpty()
                ? Answer.undefined("no round trip was closed")
                : figure.apply(trades.roundTrips()));
  }

  private static long wins(List<RoundTrip> trips) {
    return trips.stream().filter(trip -> trip.gain() > 0).count();
  }

  private static double bought(Activity trades) {
    return trades.roundTrips().stream().mapToDouble(t -> t.quantity() * t.entryPrice()).sum()
        + trades.openPositions().stream().mapToDouble(p -> p.quantity() * p.entryPrice()).sum();
  }

  private static double sold(Activity trades) {
    return trades.roundTrips().stream().mapToDouble(t -> t.quantity() * t.exitPrice()).sum();
  }

  /** How long anything was held between the curve's ends; spans that overlap count once. */
  private long heldMillis(Activity trades) {
    List<Span> spans = new ArrayList<>();
    trades.roundTrips().forEach(trip -> spans.add(span(trip.enteredAt(), millis(trip.exitedAt()))));
    trades.openPositions().forEach(position -> spans.add(span(position.enteredAt(), end())));
    spans.sort(Comparator.comparingLong(Span::from));
    long held = 0;
    long until = start();
    for (Span span : spans) {
      held += Math.max(0, span.to() - Math.max(until, span.from()));
      until = Math.max(until, span.to());
    }
    return held;
  }

  private Span span(Instant from, long to) {
    return new Span(Math.max(start(), millis(from)), Math.min(end(), to));
  }

  private static long millis(Instant instant) {
    return instant.toEpochMilli();
  }

  private long start() {
    return curve.millis(0);
  }

  private long end() {
    return curve.millis(curve.size() - 1);
  }
}
