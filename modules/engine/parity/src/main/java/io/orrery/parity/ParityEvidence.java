package io.orrery.parity;

import io.orrery.basics.Sha256;
import io.orrery.universe.RunId;
import io.orrery.universe.SessionId;
import io.orrery.universe.ValidityClass;
import java.util.List;
import java.util.Optional;

/**
 * What a comparison amounts to, to be put on record or handed on: two sessions by reference, a
 * verdict, and the digest of the report that it sums up. Nothing of the sessions' records is in it.
 *
 * @param left the session that was measured against
 * @param leftRun the run whose session it is, if it is a run's
 * @param right the session that was measured
 * @param rightRun the run whose session it is, if it is a run's
 * @param leftStrategies what decided on the left, by hash
 * @param rightStrategies what decided on the right, by hash
 * @param digest the SHA-256 of {@link ParityReport#canonical}
 * @param comparisonValidityClass the weaker of both sides' classes
 * @param answer the verdict in a word
 * @param numbers each number that it rests on, with its bound
 * @param reasons why it is not {@code within}; empty if it is
 */
public record ParityEvidence(
    SessionId left,
    Optional<RunId> leftRun,
    SessionId right,
    Optional<RunId> rightRun,
    List<ComparedSession.DecidedBy> leftStrategies,
    List<ComparedSession.DecidedBy> rightStrategies,
    Sha256 digest,
    ValidityClass comparisonValidityClass,
    ParityVerdict.Answer answer,
    List<ParityVerdict.Judged> numbers,
    List<String> reasons) {

  /** Copies the lists. */
  public ParityEvidence {
    leftStrategies = List.copyOf(leftStrategies);
    rightStrategies = List.copyOf(rightStrategies);
    numbers = List.copyOf(numbers);
    reasons = List.copyOf(reasons);
  }

  /** Whether the verdict is {@code within}. */
  public boolean isWithin() {
    return answer == ParityVerdict.Answer.WITHIN;
  }
}
