package io.orrery.wiring;

import jakarta.enterprise.inject.spi.DefinitionException;
import jakarta.enterprise.inject.spi.DeploymentException;
import java.util.List;

/**
 * Why a deployment is refused. Each problem is reported as one sentence that begins with its code,
 * names the place, and says what to write; all that are found are reported together.
 *
 * <p>What is injected is checked where it is declared: at fields and parameters, also inside {@code
 * Instance} and {@code Provider}. A program that looks up beans through {@code CDI.current()} or
 * {@code BeanManager} is not seen here; events that it fires that way are refused when they arrive.
 */
public enum DeploymentProblem {
  /**
   * ORRERY-001: something that every universe has its own of is injected, and no universe is named:
   * write {@code @Inject @Live}, {@code @Inject @Paper} or {@code @Inject @Simulation}.
   */
  NO_UNIVERSE("ORRERY-001"),
  /** ORRERY-002: one injection point names more than one universe. */
  TWO_UNIVERSES("ORRERY-002"),
  /**
   * ORRERY-003: a class reaches more than one universe, by its own qualifiers, by what it is
   * injected with, by what it produces and observes, or through the beans that it is injected with,
   * and is not annotated {@code @CrossUniverse("why")}. {@code @Any Instance} of what every
   * universe has its own of reaches all, and so do {@code Universes}, {@code UniverseLifecycle} and
   * {@code Storage}. What a {@code @CrossUniverse} bean reaches does not count for those who inject
   * it.
   */
  MIXED_UNIVERSES("ORRERY-003"),
  /**
   * ORRERY-004: an observer would hear every universe's events, or names more than one universe.
   * One that has to hear all of them names none and is {@code @CrossUniverse("why")}.
   */
  OBSERVER_WITHOUT_UNIVERSE("ORRERY-004"),
  /**
   * ORRERY-005: {@code Event} of a fact is injected: events are fired by {@link UniverseEvents}.
   */
  BARE_EVENT("ORRERY-005"),
  /** ORRERY-006: a {@link UniverseSessionScoped} bean has no universe, or more than one. */
  SCOPED_WITHOUT_UNIVERSE("ORRERY-006"),
  /**
   * ORRERY-007: an observer would never be called: it observes a fact that does not come as {@code
   * Recorded}, or {@code Recorded} of a type that no record has.
   */
  DEAF_OBSERVER("ORRERY-007");

  private final String code;

  DeploymentProblem(String code) {
    this.code = code;
  }

  /** The code with which its sentences begin. */
  public String code() {
    return code;
  }

  String sentence(String text, Object... values) {
    return code + " " + text.formatted(values);
  }

  static DefinitionException definition(List<String> sentences) {
    return new DefinitionException(together(sentences));
  }

  static DeploymentException deployment(List<String> sentences) {
    return new DeploymentException(together(sentences));
  }

  private static String together(List<String> sentences) {
    return "this deployment could mix universes and is refused:\n  "
        + String.join("\n  ", sentences);
  }
}
