package io.orrery.wiring;

import io.orrery.parity.ParityBand;
import io.orrery.parity.ParityEvidence;
import io.orrery.parity.ParityVerdict;
import io.orrery.parity.RecordedSession;
import io.orrery.parity.Repeats;
import io.orrery.parity.SessionAddress;
import io.orrery.promotion.Deviation;
import io.orrery.promotion.DeviationEvidence;
import io.orrery.session.Universes;
import io.orrery.trade.LedgerException;
import io.orrery.trade.Runs;
import io.orrery.universe.CrossUniverse;
import io.orrery.universe.RunId;
import io.orrery.universe.SessionId;
import java.util.List;
import java.util.Optional;

/**
 * Compares what a strategy did in PAPER with its repetition in SIMULATION, anew from the records of
 * both each time that it is asked; what a repetition once recorded about itself is not believed.
 */
@CrossUniverse("reads one session of PAPER and one run of SIMULATION, and adds nothing up")
final class ParityDeviations implements DeviationEvidence {

  private final Universes universes;
  private final Runs runs;
  private final Repeats repeats;

  ParityDeviations(Universes universes, Runs runs, Repeats repeats) {
    this.universes = universes;
    this.runs = runs;
    this.repeats = repeats;
  }

  @Override
  public Deviation between(RunId simulation, SessionId paper) {
    try {
      return RecordedSession.find(SessionAddress.of(paper), universes::archive, runs)
          .map(original -> repeats.report(original, simulation, ParityBand.usual()).evidence())
          .map(evidence -> found(paper, simulation, evidence))
          .orElseGet(
              () -> undecided(paper, simulation, "session %s is not on record".formatted(paper)));
    } catch (IllegalArgumentException | LedgerException e) {
      return undecided(paper, simulation, String.valueOf(e.getMessage()));
    }
  }

  private static Deviation undecided(SessionId paper, RunId simulation, String reason) {
    return new Deviation(
        paper, simulation, Deviation.Band.UNDECIDED, Optional.empty(), List.of(reason), List.of());
  }

  private static Deviation found(SessionId paper, RunId simulation, ParityEvidence evidence) {
    return new Deviation(
        paper,
        simulation,
        band(evidence.answer()),
        Optional.of(evidence.digest()),
        evidence.reasons(),
        evidence.numbers().stream().map(ParityDeviations::judged).toList());
  }

  private static Deviation.Band band(ParityVerdict.Answer answer) {
    return switch (answer) {
      case WITHIN -> Deviation.Band.WITHIN;
      case OUTSIDE -> Deviation.Band.OUTSIDE;
      case UNDECIDED -> Deviation.Band.UNDECIDED;
    };
  }

  private static Deviation.Judged judged(ParityVerdict.Judged number) {
    return new Deviation.Judged(
        number.name(), number.value(), number.bound(), number.undefinedBecause());
  }
}
