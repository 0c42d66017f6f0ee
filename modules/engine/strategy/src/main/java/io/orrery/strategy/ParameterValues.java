package io.orrery.strategy;

import io.orrery.basics.Check;
import io.orrery.basics.StrategyName;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The parameters of one strategy, read and checked: a value for each of its {@link Parameter}s, the
 * default where none was given. Immutable.
 */
public final class ParameterValues {

  private final StrategyName strategy;
  private final Map<String, Parameter> schema = new TreeMap<>();
  private final Map<String, BigDecimal> values = new TreeMap<>();

  private ParameterValues(StrategyName strategy, List<Parameter> parameters) {
    this.strategy = strategy;
    for (Parameter parameter : parameters) {
      if (schema.put(parameter.name(), parameter) != null) {
        throw new IllegalArgumentException(
            "parameters of %s must have names of their own, %s is there twice"
                .formatted(strategy, parameter.name()));
      }
    }
  }

  /**
   * Reads parameters as they came from outside.
   *
   * @param parameters what the strategy can be told
   * @param given values by name; those not named take their default
   * @throws IllegalArgumentException if a name is unknown, a value is of the wrong type or outside
   *     its range; the sentence names strategy, parameter, rule and what was found
   */
  public static ParameterValues parse(
      StrategyName strategy, List<Parameter> parameters, Map<String, String> given) {
    ParameterValues read = new ParameterValues(strategy, parameters);
    given.keySet().forEach(read::known);
    for (Parameter parameter : parameters) {
      String text = given.getOrDefault(parameter.name(), parameter.defaultText());
      read.values.put(parameter.name(), read.value(parameter, text));
    }
    return read;
  }

  /** A whole number. */
  public int integer(String name) {
    return of(name, Parameter.Type.INTEGER).intValueExact();
  }

  /** A decimal as the double that the strategy computes with: the conversion point. */
  public double decimal(String name) {
    return of(name, Parameter.Type.DECIMAL).doubleValue();
  }

  /** A yes or no. */
  public boolean flag(String name) {
    return of(name, Parameter.Type.BOOLEAN).signum() != 0;
  }

  /** All values by name, as text in the one form in which {@link Strategy#parameters} has them. */
  public SortedMap<String, String> texts() {
    SortedMap<String, String> texts = new TreeMap<>();
    values.forEach((name, value) -> texts.put(name, text(name, value)));
    return texts;
  }

  private String text(String name, BigDecimal value) {
    return known(name).type() == Parameter.Type.BOOLEAN
        ? Boolean.toString(value.signum() != 0)
        : Numbers.plain(value);
  }

  private BigDecimal value(Parameter parameter, String text) {
    try {
      return parameter.parse(text);
    } catch (IllegalArgumentException refused) {
      throw new IllegalArgumentException(strategy + ": " + refused.getMessage(), refused);
    }
  }

  private BigDecimal of(String name, Parameter.Type type) {
    Parameter parameter = known(name);
    BigDecimal value = values.get(name);
    if (parameter.type() != type || value == null) {
      throw new IllegalArgumentException(
          "%s of %s is of type %s and must be asked so, was asked as %s"
              .formatted(name, strategy, parameter.type(), type));
    }
    return value;
  }

  private Parameter known(String name) {
    Parameter parameter = schema.get(name);
    if (parameter == null) {
      throw new IllegalArgumentException(
          "%s: parameter must be one of %s, was %s"
              .formatted(
                  strategy,
                  schema.isEmpty()
                      ? "none"
                      : schema.keySet().stream().collect(Collectors.joining(", ")),
                  Check.shown(name)));
    }
    return parameter;
  }
}
