package io.orrery.wiring;

import io.orrery.universe.Recorded;
import io.orrery.universe.Universe;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.lang.annotation.Annotation;
import java.lang.reflect.Member;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An injection point that stands in no class: {@code @Inject @Paper Event<Recorded<F>>} for an F
 * that is known only when the program runs, which a {@code TypeLiteral} cannot say.
 */
record TargetPoint(Type type, Set<Annotation> qualifiers) implements InjectionPoint {

  static TargetPoint of(Universe universe, Class<?> factClass) {
    Type recorded = new Parameterized(Recorded.class, factClass);
    return new TargetPoint(new Parameterized(Event.class, recorded), Set.of(universe.qualifier()));
  }

  @Override
  public Type getType() {
    return type;
  }

  @Override
  public Set<Annotation> getQualifiers() {
    return qualifiers;
  }

  @Override
  public @Nullable Bean<?> getBean() {
    return null;
  }

  @Override
  public @Nullable Member getMember() {
    return null;
  }

  @Override
  public @Nullable Annotated getAnnotated() {
    return null;
  }

  @Override
  public boolean isDelegate() {
    return false;
  }

  @Override
  public boolean isTransient() {
    return false;
  }

  private record Parameterized(Class<?> raw, Type argument) implements ParameterizedType {

    @Override
    public Type[] getActualTypeArguments() {
      return new Type[] {argument};
    }

    @Override
    public Type getRawType() {
      return raw;
    }

    @Override
    public @Nullable Type getOwnerType() {
      return null;
    }

    @Override
    public String toString() {
      return raw.getTypeName() + "<" + argument.getTypeName() + ">";
    }
  }
}
