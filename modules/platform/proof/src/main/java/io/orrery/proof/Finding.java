package io.orrery.proof;

/**
 * What an attempt found.
 *
 * @param outcome what came of it
 * @param evidence by what that is known, as a sentence
 */
record Finding(Outcome outcome, String evidence) {

  private static final int LONGEST = 400;

  /** Cuts evidence that is too long for a record. */
  Finding {
    evidence = evidence.length() > LONGEST ? evidence.substring(0, LONGEST) + "..." : evidence;
  }

  Finding with(String otherEvidence) {
    return new Finding(outcome, otherEvidence);
  }

  static Finding held(String evidence) {
    return new Finding(Outcome.HELD, evidence);
  }

  static Finding broken(String evidence) {
    return new Finding(Outcome.BROKEN, evidence);
  }

  static Finding notAttempted(String because) {
    return new Finding(Outcome.NOT_ATTEMPTED, because);
  }

  /** Held if {@code holds}, else broken; {@code evidence} says in both cases what was found. */
  static Finding of(boolean holds, String evidence) {
    return holds ? held(evidence) : broken(evidence);
  }
}
