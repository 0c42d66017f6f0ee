package io.orrery.wiring;

import io.orrery.universe.CrossUniverse;
import io.orrery.universe.Recorded;
import io.orrery.universe.Universe;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.enterprise.inject.spi.ProcessObserverMethod;
import jakarta.enterprise.inject.spi.ProcessSyntheticObserverMethod;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An observer of the application.
 *
 * @param method what CDI knows of it
 * @param declaration where it is written; null if an extension made it
 */
record Observer(ObserverMethod<?> method, @Nullable AnnotatedMethod<?> declaration) {

  static Observer of(ProcessObserverMethod<?, ?> process) {
    return new Observer(
        process.getObserverMethod(),
        process instanceof ProcessSyntheticObserverMethod ? null : process.getAnnotatedMethod());
  }

  Class<?> beanClass() {
    return method.getBeanClass();
  }

  Type type() {
    return method.getObservedType();
  }

  Class<?> rawType() {
    return Wanted.raw(type());
  }

  Set<Universe> universes() {
    return Universe.among(method.getObservedQualifiers());
  }

  /** Whether its type lets the events of universes through. */
  boolean takesRecords() {
    return rawType().isAssignableFrom(Recorded.class);
  }

  /** Whether it asks for a qualifier that no event of a universe has. */
  boolean asksForAnother() {
    for (Annotation qualifier : method.getObservedQualifiers()) {
      if (!(qualifier instanceof Any) && Universe.among(Set.of(qualifier)).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  boolean isCrossUniverse() {
    return beanClass().isAnnotationPresent(CrossUniverse.class) || isCrossUniverseMethod();
  }

  boolean isCrossUniverseMethod() {
    return declaration != null && declaration.isAnnotationPresent(CrossUniverse.class);
  }

  String place() {
    return declaration == null
        ? "an observer of " + type().getTypeName() + " made by " + beanClass().getName()
        : Places.of(declaration.getJavaMember());
  }
}
