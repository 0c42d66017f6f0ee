package io.orrery.promotion;

import io.orrery.universe.RunId;
import io.orrery.universe.SessionId;
import java.util.List;
import java.util.Optional;

/** Port: compares what a strategy did in PAPER with the run that repeats it in SIMULATION. */
@FunctionalInterface
public interface DeviationEvidence {

  /** Compares nothing: whoever asks is told that it is undecided. */
  DeviationEvidence NONE =
      (repetition, paper) ->
          new Deviation(
              paper,
              repetition,
              Deviation.Band.UNDECIDED,
              Optional.empty(),
              List.of("no comparison of paper with simulation is made here yet"),
              List.of());

  /**
   * Compares both by their records, and by a band that nobody who asks can widen.
   *
   * @param repetition the run of SIMULATION that repeats the session
   * @param paper a session that is recorded in PAPER
   * @return what was found; undecided, with the reasons, if it cannot be told
   */
  Deviation between(RunId repetition, SessionId paper);
}
