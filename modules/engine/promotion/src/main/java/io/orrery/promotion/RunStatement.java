package io.orrery.promotion;

import io.orrery.backtest.Sample;
import io.orrery.basics.Sha256;
import io.orrery.runs.RunFinished;
import io.orrery.universe.RunId;
import io.orrery.universe.SessionId;
import io.orrery.universe.ValidityClass;
import io.orrery.universe.ValidityReason;
import java.time.Instant;
import java.util.List;

/**
 * What a run of SIMULATION came to, as a statement about its records: they stay where they are, and
 * whoever doubts it reads them there.
 *
 * @param run the run
 * @param session the session that recorded it
 * @param sample whether its data could have been used for choosing the parameters
 * @param validity the weakest class among its records
 * @param validityReasons why it is no stronger
 * @param lineage the market data that went in
 * @param firstAt when its account was looked at first, in the time of its data
 * @param lastAt when its account was looked at last, not before {@code firstAt}
 * @param fills how many fills it recorded
 * @param summary the hash of the record that ends it, which binds all before it
 * @param figures its figures as that record has them
 */
public record RunStatement(
    RunId run,
    SessionId session,
    Sample sample,
    ValidityClass validity,
    List<ValidityReason> validityReasons,
    String lineage,
    Instant firstAt,
    Instant lastAt,
    long fills,
    Sha256 summary,
    List<RunFinished.Figure> figures) {

  /** Copies the lists. */
  public RunStatement {
    validityReasons = List.copyOf(validityReasons);
    figures = List.copyOf(figures);
  }
}
