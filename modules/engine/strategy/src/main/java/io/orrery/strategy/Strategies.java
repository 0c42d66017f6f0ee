package io.orrery.strategy;

import io.orrery.basics.Check;
import io.orrery.basics.StrategyName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The strategies that can be run here, by name: the built-in ones, those that a class loader brings
 * and those handed in. Immutable; safe for use by many threads if the providers are.
 */
public final class Strategies {

  private final SortedMap<String, StrategyProvider> providers = new TreeMap<>();

  private Strategies(Collection<? extends StrategyProvider> all) {
    all.forEach(this::add);
  }

  /** Momentum, mean reversion, breakout, RSI, and buy-and-hold. */
  public static Strategies builtIn() {
    return of(List.of());
  }

  /**
   * The built-in strategies and those handed in.
   *
   * @throws IllegalArgumentException if two providers have one name; both are named
   */
  public static Strategies of(Collection<? extends StrategyProvider> handedIn) {
    List<StrategyProvider> all = builtIns();
    all.addAll(handedIn);
    return new Strategies(all);
  }

  /**
   * The built-in strategies, the services of {@link StrategyProvider} that {@code loader} brings,
   * and those handed in.
   *
   * @throws IllegalArgumentException if two providers have one name, or a service cannot be made
   */
  public static Strategies load(
      ClassLoader loader, Collection<? extends StrategyProvider> handedIn) {
    List<StrategyProvider> all = new ArrayList<>(handedIn);
    try {
      ServiceLoader.load(StrategyProvider.class, loader).forEach(all::add);
    } catch (ServiceConfigurationError broken) {
      throw new IllegalArgumentException(
          "every service of StrategyProvider must be made, was " + broken.getMessage(), broken);
    }
    return of(all);
  }

  /** All of them, in the order of their names. */
  public List<StrategyProvider> all() {
    return List.copyOf(providers.values());
  }

  /**
   * The provider of this name.
   *
   * @throws IllegalArgumentException if there is none; those that there are, are named
   */
  public StrategyProvider provider(String name) {
    StrategyProvider found = providers.get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          "strategy must be one of %s, was %s"
              .formatted(String.join(", ", providers.keySet()), Check.shown(name)));
    }
    return found;
  }

  /**
   * Makes a strategy.
   *
   * @param name of which kind
   * @param parameters values as text, by name; those not named take their default
   * @throws IllegalArgumentException if there is no such strategy or parameter, a value is not
   *     allowed, or the provider made something else than it was asked for
   */
  public Strategy create(String name, Map<String, String> parameters) {
    StrategyProvider provider = provider(name);
    ParameterValues values =
        ParameterValues.parse(provider.name(), provider.parameters(), parameters);
    Strategy made = provider.create(values);
    requireAsAsked(made, provider.name(), values);
    return made;
  }

  /** What is recorded of a strategy must be what was asked for. */
  private static void requireAsAsked(Strategy made, StrategyName name, ParameterValues values) {
    if (!made.name().equals(name)) {
      throw new IllegalArgumentException(
          "provider %s must make strategies of its name, made %s".formatted(name, made.name()));
    }
    if (!made.parameters().equals(values.texts())) {
      throw new IllegalArgumentException(
          "%s must be in force with the parameters it was given, %s, was with %s"
              .formatted(name, values.texts(), made.parameters()));
    }
  }

  private void add(StrategyProvider provider) {
    StrategyProvider other = providers.putIfAbsent(provider.name().value(), provider);
    if (other != null) {
      throw new IllegalArgumentException(
          "name of a strategy must be its own, %s is provided by %s and by %s"
              .formatted(
                  provider.name(), other.getClass().getName(), provider.getClass().getName()));
    }
  }

  private static List<StrategyProvider> builtIns() {
    return new ArrayList<>(
        List.of(
            Momentum.provider(),
            MeanReversion.provider(),
            Breakout.provider(),
            Rsi.provider(),
            BuyAndHold.provider()));
  }
}
