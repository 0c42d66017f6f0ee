package io.orrery.strategy.sample;

import io.orrery.basics.StrategyName;
import io.orrery.strategy.Parameter;
import io.orrery.strategy.ParameterValues;
import io.orrery.strategy.Strategy;
import io.orrery.strategy.StrategyProvider;
import java.util.List;

/** A service of the test's class path. */
public final class AboveMeanProvider implements StrategyProvider {

  @Override
  public StrategyName name() {
    return AboveMean.NAME;
  }

  @Override
  public String description() {
    return "Holds what is above its mean";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        Parameter.integer("period", "bars", 1, 500, 50, "How many closes the mean is of."));
  }

  @Override
  public Strategy create(ParameterValues values) {
    return new AboveMean(values);
  }
}
