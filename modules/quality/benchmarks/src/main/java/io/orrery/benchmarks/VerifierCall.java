package io.orrery.benchmarks;

import java.nio.file.Path;
import java.util.Optional;

/** How the benchmarks call the verifier. */
final class VerifierCall {

  private VerifierCall() {}

  /** Why it cannot be called; empty if it can. */
  static Optional<String> missing() {
    return Optional.of("the verifier is missing: no module modules/adapters/verifier yet");
  }

  /** Verifies the paper universe of {@code home} and says how many milliseconds that took. */
  static double millis(Path home) {
    throw new IllegalStateException(missing().orElse("") + ", asked for " + home);
  }
}
