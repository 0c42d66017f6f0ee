package io.orrery.strategy;

import io.orrery.basics.StrategyName;
import java.util.List;
import java.util.function.Function;

/**
 * Makes one kind of strategy from parameters. Register it as a service of {@link
 * java.util.ServiceLoader} or as a CDI bean, and it is in the command line, the API and the
 * console.
 */
public interface StrategyProvider {

  /** The name of its strategies, which no other provider has. */
  StrategyName name();

  /** What its strategies do, in one sentence for people. */
  String description();

  /** What its strategies can be told; none unless overridden. */
  default List<Parameter> parameters() {
    return List.of();
  }

  /**
   * Makes a strategy of this name, in force with exactly these parameters.
   *
   * @param values a value for each of {@link #parameters()}, each within its own range
   * @throws IllegalArgumentException if the values do not fit each other
   */
  Strategy create(ParameterValues values);

  /** A provider of these parts. */
  static StrategyProvider of(
      StrategyName name,
      String description,
      List<Parameter> parameters,
      Function<ParameterValues, Strategy> factory) {
    return new ProviderOfParts(name, description, parameters, factory);
  }
}
