package io.orrery.backtest;

import io.orrery.analytics.EquityCurve;
import io.orrery.analytics.OpenPosition;
import io.orrery.analytics.RoundTrip;
import io.orrery.universe.Assumptions;
import java.util.List;

/**
 * What came of a run. Statistics, not money: doubles, in the account's currency.
 *
 * @param sample whether the data could have been used for choosing the parameters
 * @param assumptions the execution model on record; with the data's lineage it gives the validity
 * @param bars how many bars went through, those of history and warm-up too
 * @param curve what the account was worth when the bars of each moment in the window were over;
 *     each point is labelled with the start of those bars
 * @param fills every fill in its order
 * @param roundTrips every position that ended, in the order of their ends
 * @param openPositions what was still held at the end, at the last close that is known
 * @param cash what was held in money at the end
 */
public record BacktestResult(
    Sample sample,
    Assumptions assumptions,
    long bars,
    EquityCurve curve,
    List<Fill> fills,
    List<RoundTrip> roundTrips,
    List<OpenPosition> openPositions,
    double cash) {

  /** Copies the lists. */
  public BacktestResult {
    fills = List.copyOf(fills);
    roundTrips = List.copyOf(roundTrips);
    openPositions = List.copyOf(openPositions);
  }

  /** What the account was worth at the end. */
  public double finalEquity() {
    return curve.equity(curve.size() - 1);
  }
}
