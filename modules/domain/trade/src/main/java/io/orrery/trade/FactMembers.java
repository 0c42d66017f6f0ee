package io.orrery.trade;

import io.orrery.basics.SnakeCase;
import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import io.orrery.universe.UntypedFact;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What a selection asks of a fact, whether it was read with its type or without. */
final class FactMembers {

  private FactMembers() {}

  /** When it happened. */
  static Instant time(Recorded<?> recorded) {
    Fact fact = recorded.fact();
    if (fact instanceof Trade trade) {
      return trade.executedAt();
    }
    return fact instanceof EquityPoint point ? point.observedAt() : recorded.recordedAt();
  }

  /** The member of this name as it is recorded; empty if there is none or it is no text. */
  static Optional<String> text(Fact fact, String name) {
    if (fact instanceof Trade trade) {
      return ofTrade(trade, name);
    }
    return member(fact, name)
        .map(FactMembers::bare)
        .filter(String.class::isInstance)
        .map(String.class::cast);
  }

  /** The name of the request that brought it in. */
  static Optional<String> idempotencyKey(Fact fact) {
    return member(fact, "origin").flatMap(FactMembers::keyOf);
  }

  private static Optional<String> keyOf(Object origin) {
    if (origin instanceof Origin typed) {
      return Optional.of(typed.idempotencyKey().value());
    }
    return origin instanceof Map<?, ?> untyped
            && untyped.get("idempotency_key") instanceof String key
        ? Optional.of(key)
        : Optional.empty();
  }

  private static Optional<String> ofTrade(Trade trade, String name) {
    return switch (name) {
      case "symbol" -> Optional.of(trade.symbol().value());
      case "strategy" -> trade.strategy().map(strategy -> strategy.value());
      default -> trade.orderId().map(order -> order.value());
    };
  }

  private static Optional<Object> member(Fact fact, String name) {
    if (fact instanceof UntypedFact untyped) {
      return Optional.ofNullable(untyped.fields().get(name));
    }
    RecordComponent[] components = fact.getClass().getRecordComponents();
    if (components == null) {
      return Optional.empty();
    }
    for (RecordComponent component : components) {
      if (SnakeCase.of(component.getName()).equals(name)) {
        return value(component.getAccessor(), fact);
      }
    }
    return Optional.empty();
  }

  private static Optional<Object> value(Method accessor, Object of) {
    try {
      accessor.setAccessible(true);
      Object value = accessor.invoke(of);
      return value instanceof Optional<?> optional
          ? optional.map(each -> each)
          : Optional.of(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("an accessor of a record throws nothing checked", e);
    }
  }

  /** A record of one component stands as that component. */
  private static Object bare(Object value) {
    RecordComponent[] components = value.getClass().getRecordComponents();
    return components != null && components.length == 1
        ? value(components[0].getAccessor(), value).orElse(value)
        : value;
  }
}
