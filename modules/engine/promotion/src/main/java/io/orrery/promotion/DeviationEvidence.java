package io.orrery.promotion;

import io.orrery.universe.RunId;
import io.orrery.universe.SessionId;
import java.util.List;
import java.util.Optional;

/** Port: compares what a strategy did in PAPER with its simulation. */
@FunctionalInterface
public interface DeviationEvidence {

  /** Compares nothing: whoever asks is told that it is undecided. */
  DeviationEvidence NONE =
      (simulation, paper) ->
          new Deviation(
              paper,
              Deviation.Band.UNDECIDED,
              Optional.empty(),
              List.of("no comparison of paper with simulation is made here yet"),
              List.of());

  /**
   * Compares both by their records.
   *
   * @param simulation a run that is recorded in SIMULATION
   * @param paper a session that is recorded in PAPER
   * @return what was found; undecided, with the reasons, if it cannot be told
   */
  Deviation between(RunId simulation, SessionId paper);
}
