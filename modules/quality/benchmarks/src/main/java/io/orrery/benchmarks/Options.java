package io.orrery.benchmarks;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the {@code test.} system properties ask of the ledger's benchmarks.
 *
 * @param folder {@code test.folder}: where to write, kept afterwards; a temporary folder below
 *     {@code target} if it is not given
 * @param records {@code test.records}: trades, and as many equity points, to read, open and verify
 * @param seconds {@code test.seconds}: length of one measured round
 * @param rounds {@code test.rounds}: measured rounds of each contestant
 * @param seed {@code test.seed}: of everything random
 */
record Options(Optional<Path> folder, long records, int seconds, int rounds, long seed) {

  /** Refuses sizes below one with {@link IllegalArgumentException}. */
  Options {
    if (records < 1 || seconds < 1 || rounds < 1) {
      throw new IllegalArgumentException(
          "test.records, test.seconds and test.rounds must be 1 or above, were %d, %d and %d"
              .formatted(records, seconds, rounds));
    }
  }

  static Options fromProperties() {
    return new Options(
        Optional.ofNullable(System.getProperty("test.folder")).map(Path::of),
        Long.getLong("test.records", 10_000_000),
        Integer.getInteger("test.seconds", 5),
        Integer.getInteger("test.rounds", 5),
        Long.getLong("test.seed", System.nanoTime()));
  }
}
