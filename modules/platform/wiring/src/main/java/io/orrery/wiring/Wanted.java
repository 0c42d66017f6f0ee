package io.orrery.wiring;

import io.orrery.universe.Universe;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Set;

/**
 * What an injection point is after, also through {@code Instance} and {@code Provider}.
 *
 * @param point the place
 * @param type what is wanted there
 * @param lookedUp whether through {@code Instance} or {@code Provider}
 */
record Wanted(InjectionPoint point, Type type, boolean lookedUp) {

  static Wanted at(InjectionPoint point) {
    Type type = point.getType();
    boolean lookedUp = false;
    while (Provider.class.isAssignableFrom(raw(type)) && type instanceof ParameterizedType of) {
      type = of.getActualTypeArguments()[0];
      lookedUp = true;
    }
    return new Wanted(point, type, lookedUp);
  }

  Class<?> rawType() {
    return raw(type);
  }

  /** The class of the first type argument, if there is one. */
  Class<?> rawArgument() {
    return type instanceof ParameterizedType of
        ? raw(of.getActualTypeArguments()[0])
        : Object.class;
  }

  Set<Annotation> qualifiers() {
    return point.getQualifiers();
  }

  Set<Universe> universes() {
    return Universe.among(qualifiers());
  }

  /** Whether it chooses when the program runs, and may choose any universe's. */
  boolean choosesAny() {
    return lookedUp && qualifiers().contains(Any.Literal.INSTANCE) && universes().isEmpty();
  }

  static Class<?> raw(Type type) {
    if (type instanceof Class<?> plain) {
      return plain;
    }
    if (type instanceof ParameterizedType of) {
      return raw(of.getRawType());
    }
    if (type instanceof WildcardType wildcard) {
      return raw(wildcard.getUpperBounds()[0]);
    }
    return type instanceof TypeVariable<?> variable ? raw(variable.getBounds()[0]) : Object.class;
  }
}
