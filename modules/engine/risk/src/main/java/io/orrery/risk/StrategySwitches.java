package io.orrery.risk;

import io.orrery.basics.StrategyName;
import io.orrery.universe.Fact;
import io.orrery.universe.UntypedFact;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which strategies were disabled: until a person enables them, and no session, restart or day does.
 * Immutable; restored by giving it the recorded facts in their order.
 */
public final class StrategySwitches {

  private static final StrategySwitches ALL_ENABLED = new StrategySwitches(Map.of());

  private final Map<StrategyName, String> disabled;

  private StrategySwitches(Map<StrategyName, String> disabled) {
    this.disabled = disabled;
  }

  /** None is disabled. */
  public static StrategySwitches allEnabled() {
    return ALL_ENABLED;
  }

  /** Why a strategy is disabled, as a sentence; empty if it is not. */
  public Optional<String> disabledBecause(StrategyName strategy) {
    return Optional.ofNullable(disabled.get(strategy));
  }

  /** Which strategies are disabled, each with the reason as a sentence; by name. */
  public Map<StrategyName, String> disabled() {
    Map<StrategyName, String> sorted = new TreeMap<>(Comparator.comparing(StrategyName::value));
    sorted.putAll(disabled);
    return Collections.unmodifiableMap(sorted);
  }

  /** What is to be recorded when the throttle, or a person, disables a strategy. */
  public StrategyDisabled disable(StrategyName strategy, String reason, Instant at) {
    return new StrategyDisabled(strategy, reason, at);
  }

  /**
   * What is to be recorded when a person enables a strategy.
   *
   * @throws IllegalStateException if it is not disabled
   * @throws IllegalArgumentException if person or reason is missing or no line of text
   */
  public StrategyEnabled enable(StrategyName strategy, String person, String reason, Instant at) {
    PersonsWord.require(person, reason);
    if (!disabled.containsKey(strategy)) {
      throw new IllegalStateException(
          "strategy %s must be disabled to be enabled, is not".formatted(strategy));
    }
    return new StrategyEnabled(strategy, person, reason, at);
  }

  /** As they are after a recorded fact, read with its type or without; the same for any other. */
  public StrategySwitches after(Fact fact) {
    if (fact instanceof StrategyDisabled off) {
      return with(off.strategy(), off.reason() + ", at " + off.disabledAt());
    }
    if (fact instanceof StrategyEnabled on) {
      return with(on.strategy(), null);
    }
    return fact instanceof UntypedFact untyped ? afterRecorded(untyped) : this;
  }

  private StrategySwitches afterRecorded(UntypedFact fact) {
    return switch (fact.type()) {
      case "strategy_disabled" ->
          with(
              new StrategyName(text(fact, "strategy")),
              text(fact, "reason") + ", at " + text(fact, "disabled_at"));
      case "strategy_enabled" -> with(new StrategyName(text(fact, "strategy")), null);
      default -> this;
    };
  }

  private static String text(UntypedFact fact, String name) {
    if (fact.fields().get(name) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException(fact.type() + " must have a text " + name);
  }

  private StrategySwitches with(StrategyName strategy, @Nullable String reason) {
    Map<StrategyName, String> changed = new LinkedHashMap<>(disabled);
    if (reason == null) {
      changed.remove(strategy);
    } else {
      changed.putIfAbsent(strategy, reason);
    }
    return new StrategySwitches(Map.copyOf(changed));
  }
}
