package io.orrery.analytics;

import io.orrery.trade.EquityPoint;
import io.orrery.universe.Recorded;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes a curve of recorded points. */
final class RecordedCurve {

  private static final Comparator<Recorded<EquityPoint>> BY_TIME =
      Comparator.<Recorded<EquityPoint>, java.time.Instant>comparing(
              each -> each.fact().observedAt())
          .thenComparingLong(Recorded::seq);

  private RecordedCurve() {}

  static EquityCurve of(List<Recorded<EquityPoint>> points) {
    TreeMap<Long, Double> byMilli = new TreeMap<>();
    points.stream()
        .sorted(BY_TIME)
        .forEach(
            each ->
                byMilli.put(
                    each.fact().observedAt().toEpochMilli(),
                    Numbers.statistic(each.fact().equity().value())));
    long[] millis = byMilli.keySet().stream().mapToLong(Long::longValue).toArray();
    double[] equity = byMilli.entrySet().stream().mapToDouble(Map.Entry::getValue).toArray();
    return EquityCurve.of(millis, equity);
  }
}
