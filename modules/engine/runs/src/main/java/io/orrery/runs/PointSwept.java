package io.orrery.runs;

import io.orrery.analytics.Measure;
import io.orrery.backtest.Sample;
import io.orrery.universe.Fact;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Event: one set of parameters was run on one span of the data.
 *
 * @param fold which fold, from 0
 * @param set the number of the set in the grid, from 0
 * @param sample whether the span could have been used for choosing the set
 * @param parameters all parameters in force
 * @param metrics its figures
 */
public record PointSwept(
    int fold, int set, Sample sample, List<Named> parameters, List<RunFinished.Figure> metrics)
    implements Fact {

  /** The value of a figure; empty if it is undefined. */
  public Optional<BigDecimal> value(Measure measure) {
    String name = measure.wireName();
    return metrics.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .flatMap(RunFinished.Figure::value);
  }
}
