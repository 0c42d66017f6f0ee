package io.orrery.testkit;

import io.orrery.trade.EquityHistory;
import io.orrery.trade.EquityPoint;
import io.orrery.universe.Recorded;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A thinned curve in the plainest way, from all records: what fast ways are held against. */
public final class Thinning {

  private static final Comparator<Recorded<EquityPoint>> BY_EQUITY =
      Comparator.comparing(Thinning::equity);

  private Thinning() {}

  /** What {@link EquityHistory#thinned} must answer if these records fit, in their order. */
  public static List<Recorded<EquityPoint>> of(List<Recorded<EquityPoint>> all, int points) {
    if (points < EquityHistory.MIN_POINTS || points > EquityHistory.MAX_POINTS) {
      throw new IllegalArgumentException(
          "points must be %d to %d, was %d"
              .formatted(EquityHistory.MIN_POINTS, EquityHistory.MAX_POINTS, points));
    }
    if (all.size() <= points) {
      return List.copyOf(all);
    }
    long first = all.get(0).seq() - 1;
    long last = all.get(all.size() - 1).seq() - 1;
    long width = 1;
    while (last / width - first / width >= (points - 1) / 3) {
      width *= 2;
    }
    long chosen = width;
    Map<Long, List<Recorded<EquityPoint>>> buckets =
        all.stream().collect(Collectors.groupingBy(each -> (each.seq() - 1) / chosen));
    Map<Long, Recorded<EquityPoint>> kept = new TreeMap<>(Map.of(first + 1, all.get(0)));
    buckets.values().stream()
        .map(Thinning::extremes)
        .flatMap(Collection::stream)
        .forEach(each -> kept.put(each.seq(), each));
    return List.copyOf(kept.values());
  }

  /** The least and the greatest, of equals the earliest, and the last. */
  private static List<Recorded<EquityPoint>> extremes(List<Recorded<EquityPoint>> bucket) {
    Recorded<EquityPoint> least = bucket.stream().min(BY_EQUITY).orElseThrow();
    BigDecimal most =
        bucket.stream().map(Thinning::equity).max(BigDecimal::compareTo).orElseThrow();
    Recorded<EquityPoint> greatest =
        bucket.stream().filter(each -> equity(each).compareTo(most) == 0).findFirst().orElseThrow();
    return List.of(least, greatest, bucket.get(bucket.size() - 1));
  }

  private static BigDecimal equity(Recorded<EquityPoint> recorded) {
    return recorded.fact().equity().value();
  }
}
