package io.orrery.benchmarks;

import io.orrery.trade.Verdict;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import io.orrery.verifier.Verifier;
import java.nio.file.Path;
import java.util.List;

/** How the benchmarks call the verifier. */
final class VerifierCall {

  private VerifierCall() {}

  /**
   * Verifies trades and equity points of the paper universe of {@code home} and says how many
   * milliseconds that took.
   */
  static double millis(Path home) {
    Verifier verifier = new Verifier(home);
    long before = System.nanoTime();
    for (Stream stream : List.of(Stream.TRADES, Stream.EQUITY)) {
      Verdict verdict = verifier.verify(Universe.PAPER, stream);
      if (!(verdict instanceof Verdict.Intact)) {
        throw new IllegalStateException("the ledger must be intact, but: " + verdict);
      }
    }
    return (System.nanoTime() - before) / 1e6;
  }
}
