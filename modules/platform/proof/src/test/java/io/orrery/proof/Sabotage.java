package io.orrery.proof;

import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.dynamic.loading.ClassReloadingStrategy;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/** Mechanisms of one class that are switched off in this process until it is closed. */
@SuppressWarnings("UnusedVariable") // what advice assigns is used where it is woven in
final class Sabotage implements AutoCloseable {

  private final Class<?> changed;

  /** Switches methods off: they do nothing and answer nothing, zero or false. */
  static Sabotage skip(String type, String... methods) {
    return new Sabotage(Skipped.class, type, methods);
  }

  /** Changes methods by advice. */
  static Sabotage by(Class<?> advice, String type, String... methods) {
    return new Sabotage(advice, type, methods);
  }

  private Sabotage(Class<?> advice, String type, String... methods) {
    ByteBuddyAgent.install();
    try {
      this.changed = Class.forName(type);
    } catch (ClassNotFoundException e) {
      throw new AssertionError("a mechanism has another name now: " + type, e);
    }
    for (String method : methods) {
      if (Arrays.stream(changed.getDeclaredMethods()).noneMatch(m -> m.getName().equals(method))) {
        throw new AssertionError("a mechanism has another name now: " + type + "." + method);
      }
    }
    new ByteBuddy()
        .redefine(changed)
        .visit(Advice.to(advice).on(namedOneOf(methods)))
        .make()
        .load(changed.getClassLoader(), ClassReloadingStrategy.fromInstalledAgent());
  }

  @Override
  public void close() {
    try {
      ClassReloadingStrategy.fromInstalledAgent().reset(changed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Does nothing. */
  static final class Skipped {
    private Skipped() {}

    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean enter() {
      return true;
    }
  }

  /** Lets the second argument pass, whatever it is. */
  static final class SecondArgument {
    private SecondArgument() {}

    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean enter() {
      return true;
    }

    @Advice.OnMethodExit
    static void exit(
        @Advice.Argument(1) String value, @Advice.Return(readOnly = false) String answer) {
      answer = value;
    }
  }

  /** Finds nothing. */
  static final class Nothing {
    private Nothing() {}

    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean enter() {
      return true;
    }

    @Advice.OnMethodExit
    static void exit(
        @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Optional<?> answer) {
      answer = Optional.empty();
    }
  }

  /** Takes any time for the beginning of 1970. */
  static final class SomeTime {
    private SomeTime() {}

    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean enter() {
      return true;
    }

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) Instant answer) {
      answer = Instant.EPOCH;
    }
  }

  /** Shows one bar more than has closed. */
  static final class OneBarMore {
    private OneBarMore() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(value = 1, readOnly = false) int to) {
      to = to + 1;
    }
  }

  /** Takes PAPER for what it does not know. */
  static final class DefaultUniverse {
    private DefaultUniverse() {}

    @Advice.OnMethodExit(onThrowable = Throwable.class)
    static void exit(
        @Advice.Thrown(readOnly = false) @Nullable Throwable thrown,
        @Advice.Return(readOnly = false) io.orrery.universe.Universe answer) {
      if (thrown != null) {
        thrown = null;
        answer = io.orrery.universe.Universe.PAPER;
      }
    }
  }

  /** Gives every simulation the class that is wanted. */
  static final class Flattered {
    private Flattered() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) io.orrery.universe.Validity answer) {
      answer =
          new io.orrery.universe.Validity(
              io.orrery.universe.ValidityClass.SIM_VALID_FOR_TRAINING, List.of());
    }
  }
}
