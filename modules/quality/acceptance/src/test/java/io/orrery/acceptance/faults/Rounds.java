package io.orrery.acceptance.faults;

import java.util.Random;

/** How many rounds of a family to run, their one source of chance, and their last line. */
final class Rounds {

  private final String family;
  private final long seed = Long.getLong("test.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private int rounds;
  private long acknowledged;

  Rounds(String family) {
    this.family = family;
    System.out.println("faults " + family + ": seed " + seed);
  }

  /** Whether this is the full run and not the normal build's short one. */
  static boolean isFullRun() {
    return Boolean.getBoolean("test.faults.full");
  }

  /** The count that {@code -D} gives, or that of a short run. */
  static int count(String property, int shortRun) {
    return Integer.getInteger(property, shortRun);
  }

  Random random() {
    return random;
  }

  void add(long acknowledgedInThisRound) {
    rounds++;
    acknowledged += acknowledgedInThisRound;
  }

  int done() {
    return rounds;
  }

  /** What an assertion's description says about where it failed. */
  String where() {
    return "%s, round %d, seed %d".formatted(family, rounds + 1, seed);
  }

  /** Says that all went well: every check before this one throws if a record is lost or twice. */
  void report() {
    System.out.printf(
        "faults %s: %d rounds, %d acknowledged, 0 lost, 0 twice, seed %d%n",
        family, rounds, acknowledged, seed);
  }
}
