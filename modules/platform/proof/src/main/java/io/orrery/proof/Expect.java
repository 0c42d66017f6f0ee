package io.orrery.proof;

import java.util.Arrays;
import java.util.List;

/** Tries something that must be refused, and says how it was. */
final class Expect {

  private Expect() {}

  /** What is tried. */
  interface Action {
    /** Does it. */
    void run() throws Exception;
  }

  /**
   * Held if {@code action} is refused with {@code refusal} and a sentence that names {@code named}.
   */
  static Finding refusal(Class<? extends Exception> refusal, List<String> named, Action action) {
    try {
      action.run();
    } catch (Exception e) {
      return judge(refusal, named, e);
    }
    return Finding.broken("it was let through, and had to be refused");
  }

  /** The same for a refusal that needs to name nothing. */
  static Finding refusal(Class<? extends Exception> refusal, Action action) {
    return refusal(refusal, List.of(), action);
  }

  private static Finding judge(
      Class<? extends Exception> refusal, List<String> named, Exception found) {
    String sentence = String.valueOf(found.getMessage());
    if (!refusal.isInstance(found)) {
      return Finding.broken(
          "it had to be refused with %s, and ended with %s: %s"
              .formatted(refusal.getSimpleName(), found.getClass().getSimpleName(), sentence));
    }
    List<String> missing = named.stream().filter(name -> !sentence.contains(name)).toList();
    return missing.isEmpty()
        ? Finding.held("refused: " + sentence)
        : Finding.broken("the refusal had to name %s, and said: %s".formatted(missing, sentence));
  }

  /** The first finding that does not hold; the last one if all do. */
  static Finding all(Finding... findings) {
    return Arrays.stream(findings)
        .filter(finding -> finding.outcome() != Outcome.HELD)
        .findFirst()
        .orElse(findings[findings.length - 1]);
  }
}
