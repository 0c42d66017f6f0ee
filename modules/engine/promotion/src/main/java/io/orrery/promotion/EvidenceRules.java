package io.orrery.promotion;

import io.orrery.backtest.Sample;
import io.orrery.basics.Sha256;
import io.orrery.universe.ValidityClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How strong evidence must be; says of each weakness what must hold and what was found. */
final class EvidenceRules {

  private final StrategyVersion version;
  private final List<String> reasons = new ArrayList<>();

  EvidenceRules(StrategyVersion version) {
    this.version = version;
  }

  /** All that is wrong; empty if nothing is. */
  List<String> reasons() {
    return List.copyOf(reasons);
  }

  void inSample(RecordedRun run) {
    comesFromThis(run, "the in-sample run");
    require(
        run.statement().sample() == Sample.IN_SAMPLE,
        "the in-sample run must be in sample, %s is out of sample",
        run.statement().run());
  }

  /** Behind all data on which parameters were chosen, and as realistic as training needs it. */
  void outOfSample(RecordedRun run, RecordedRun inSample) {
    RunStatement result = run.statement();
    comesFromThis(run, "the out-of-sample run");
    require(
        result.sample() == Sample.OUT_OF_SAMPLE,
        "the out-of-sample run must be out of sample, %s is in sample",
        result.run());
    require(
        result.validity() == ValidityClass.SIM_VALID_FOR_TRAINING,
        "the out-of-sample run must be SIM_VALID_FOR_TRAINING, %s is %s (%s)",
        result.run(),
        result.validity(),
        result.validityReasons());
    require(
        !result.firstAt().isBefore(inSample.statement().lastAt()),
        "the out-of-sample run must begin behind the in-sample run, which ends at %s, %s begins at %s",
        inSample.statement().lastAt(),
        result.run(),
        result.firstAt());
    require(
        result.fills() > 0,
        "the out-of-sample run must have traded, %s recorded no fill",
        result.run());
  }

  void repetition(RecordedRun run) {
    comesFromThis(run, "the run that repeats paper");
  }

  void deviation(Deviation deviation) {
    if (deviation.band() != Deviation.Band.WITHIN) {
      String found =
          "what it did in paper session %s must be within the band of its simulation, was %s"
              .formatted(deviation.session(), deviation.band().name().toLowerCase(Locale.ROOT));
      reasons.add(
          deviation.reasons().isEmpty()
              ? found
              : found + ": " + String.join("; ", deviation.reasons()));
    }
    require(
        deviation.band() != Deviation.Band.WITHIN || deviation.digest().isPresent(),
        "a comparison with paper session %s must have a digest by which it is found, has none",
        deviation.session());
  }

  private void comesFromThis(RecordedRun run, String what) {
    RunStatement result = run.statement();
    require(
        run.kind().equals("backtest"),
        what + " must be a backtest, %s is a %s",
        result.run(),
        run.kind());
    require(
        run.outcome().equals("completed"),
        what + " must have come to its end, %s was %s",
        result.run(),
        run.outcome());
    require(
        run.version().strategy().equals(version.strategy()),
        what + " must be of strategy %s, %s is of %s",
        version.strategy(),
        result.run(),
        run.version().strategy());
    same(what + " must be of the code that is here", version.codeHash(), run.version().codeHash());
    same(
        what + " must have the parameters that are asked for",
        version.parameterHash(),
        run.version().parameterHash());
  }

  private void same(String what, Sha256 wanted, Sha256 found) {
    require(wanted.equals(found), what + " (hash %s), has %s", wanted, found);
  }

  private void require(boolean holds, String otherwise, Object... found) {
    if (!holds) {
      reasons.add(otherwise.formatted(found));
    }
  }
}
