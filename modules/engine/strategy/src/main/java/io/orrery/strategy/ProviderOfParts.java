package io.orrery.strategy;

import io.orrery.basics.StrategyName;
import java.util.List;
import java.util.function.Function;

/** A provider of four parts. */
record ProviderOfParts(
    StrategyName name,
    String description,
    List<Parameter> parameters,
    Function<ParameterValues, Strategy> factory)
    implements StrategyProvider {

  ProviderOfParts {
    parameters = List.copyOf(parameters);
  }

  @Override
  public Strategy create(ParameterValues values) {
    return factory.apply(values);
  }

  @Override
  public String toString() {
    return "provider of " + name;
  }
}
