package io.orrery.proof;

import io.orrery.universe.Universe;
import java.util.Optional;

/**
 * One thing that the contract forbids, and how it is tried.
 *
 * @param invariant what it tries to break
 * @param name what is tried, in snake case
 * @param way by what
 * @param universe the universe of the deployment that it touches; empty if it touches none, because
 *     it happens on a twin
 * @param trial tries it
 */
record Attempt(
    Invariant invariant, String name, Way way, Optional<Universe> universe, Trial trial) {

  /** By what something is tried. */
  enum Way {
    /** By calls inside the server. */
    LIBRARY,
    /** By requests to the server's own door. */
    HTTP,
    /** By files. */
    FILES
  }

  /** Tries something. */
  interface Trial {
    /** Answers what was found; what it throws is an attempt that could not be judged: broken. */
    @SuppressWarnings("IllegalThrows")
    Finding run(Scene scene) throws Exception;
  }

  /** By calls, on a twin. */
  static Attempt onTwin(Invariant invariant, String name, Trial trial) {
    return new Attempt(invariant, name, Way.LIBRARY, Optional.empty(), trial);
  }

  /** By files, on a twin. */
  static Attempt onFiles(Invariant invariant, String name, Trial trial) {
    return new Attempt(invariant, name, Way.FILES, Optional.empty(), trial);
  }

  /** By calls, on the deployment itself. */
  static Attempt onDeployment(Invariant invariant, String name, Universe universe, Trial trial) {
    return new Attempt(invariant, name, Way.LIBRARY, Optional.of(universe), trial);
  }

  /** By requests, to the deployment itself. */
  static Attempt overHttp(Invariant invariant, String name, Universe universe, Trial trial) {
    return new Attempt(invariant, name, Way.HTTP, Optional.of(universe), trial);
  }
}
