package io.orrery.wiring;

import jakarta.enterprise.inject.spi.AnnotatedParameter;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Member;
import java.util.Arrays;
import java.util.stream.Collectors;

/** How messages name a place in the program, as its author knows it. */
final class Places {

  private Places() {}

  /** Such as {@code io.acme.Desk.trades} or {@code parameter 1 of io.acme.Desk(TradeLedger)}. */
  static String of(InjectionPoint point) {
    return point.getAnnotated() instanceof AnnotatedParameter<?> parameter
        ? "parameter "
            + (parameter.getPosition() + 1)
            + " of "
            + of(parameter.getDeclaringCallable().getJavaMember())
        : of(point.getMember());
  }

  /** Such as {@code io.acme.Desk.trades} or {@code io.acme.Desk.hear(Recorded)}. */
  static String of(Member member) {
    String owner = member.getDeclaringClass().getName();
    if (!(member instanceof Executable executable)) {
      return owner + "." + member.getName();
    }
    String parameters =
        Arrays.stream(executable.getParameterTypes())
            .map(Class::getSimpleName)
            .collect(Collectors.joining(", ", "(", ")"));
    return member instanceof Constructor
        ? owner + parameters
        : owner + "." + member.getName() + parameters;
  }
}
