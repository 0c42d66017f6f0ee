package io.orrery.backtest;

import io.orrery.analytics.EquityCurve;
import io.orrery.analytics.RoundTrip;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects what a walk tells into the columns and lists of a result. */
final class Recorder implements WalkListener {

  private final RoundTrips roundTrips = new RoundTrips();
  private final List<Fill> fills = new ArrayList<>();
  private long[] starts = new long[1024];
  private double[] equities = new double[1024];
  private int size;

  @Override
  public void filled(Fill fill) {
    fills.add(fill);
    roundTrips.filled(fill);
  }

  @Override
  public void valued(long startMillis, long closeMillis, double equity, double cash) {
    if (size == 0 || starts[size - 1] != startMillis) {
      grow();
      size++;
    }
    starts[size - 1] = startMillis;
    equities[size - 1] = equity;
  }

  List<Fill> fills() {
    return fills;
  }

  List<RoundTrip> roundTrips() {
    return roundTrips.ended();
  }

  EquityCurve curve() {
    return EquityCurve.of(Arrays.copyOf(starts, size), Arrays.copyOf(equities, size));
  }

  private void grow() {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, size * 2);
      equities = Arrays.copyOf(equities, size * 2);
    }
  }
}
