package io.orrery.trade;

import io.orrery.basics.SnakeCase;
import io.orrery.universe.Fact;
import io.orrery.universe.UntypedFact;
import io.orrery.universe.ValidityClass;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A fact's fields as they go over the wire, by the rules of {@link Fact}. */
public final class FactFields {

  private static final ClassValue<List<Component>> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected List<Component> computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents()).map(Component::of).toList();
        }
      };

  private FactFields() {}

  /** The fields in recorded order; optional ones that are empty are left out. */
  public static Map<String, Object> of(Fact fact) {
    return fact instanceof UntypedFact untyped ? untyped.fields() : members(fact);
  }

  /** A value as it stands in JSON: text, a whole number, a boolean, a list or a map. */
  public static Object value(Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    if (value instanceof String || value instanceof Long || value instanceof Boolean) {
      return value;
    }
    if (value instanceof Integer number) {
      return number.longValue();
    }
    if (value instanceof Instant || value instanceof Duration) {
      return value.toString();
    }
    return structured(value);
  }

  private static Object structured(Object value) {
    if (value instanceof ValidityClass validityClass) {
      return validityClass.name();
    }
    if (value instanceof Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(FactFields::value).toList();
    }
    if (value instanceof Record record) {
      List<Component> components = COMPONENTS.get(record.getClass());
      return components.size() == 1 ? value(components.get(0).read(record)) : members(record);
    }
    throw new IllegalStateException("a fact must not have a " + value.getClass().getName());
  }

  private static Map<String, Object> members(Object record) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (Component component : COMPONENTS.get(record.getClass())) {
      Object value = component.read(record);
      Object known = value instanceof Optional<?> optional ? optional.orElse(null) : value;
      if (known != null) {
        members.put(component.name(), value(known));
      }
    }
    return members;
  }

  private record Component(String name, Method accessor) {

    static Component of(RecordComponent component) {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      return new Component(SnakeCase.of(component.getName()), accessor);
    }

    Object read(Object record) {
      try {
        return accessor.invoke(record);
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException("an accessor of a record answers", e);
      }
    }
  }
}
