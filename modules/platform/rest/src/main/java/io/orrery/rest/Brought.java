package io.orrery.rest;

import io.orrery.session.Intake;
import io.orrery.session.UniverseSession;
import io.orrery.trade.EquityPoint;
import io.orrery.trade.History;
import io.orrery.trade.Origin;
import io.orrery.trade.Trade;
import io.orrery.trade.UniverseArchive;
import io.orrery.universe.Fact;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A kind of fact that outside systems bring, and where it goes.
 *
 * @param shape the fields of the object that stands for it
 * @param reader makes it from such an object
 * @param intake where a session takes it
 * @param history where it is kept
 * @param originOf says which request brought it
 * @param <F> the fact's type
 */
record Brought<F extends Fact>(
    FlatObject.Shape shape,
    BiFunction<FlatObject, Optional<Origin>, F> reader,
    Function<UniverseSession, Intake<F>> intake,
    Function<UniverseArchive, History<F>> history,
    Function<F, Optional<Origin>> originOf) {

  static final Brought<Trade> TRADES =
      new Brought<>(
          TradeRequest.SHAPE,
          TradeRequest::read,
          UniverseSession::tradeIntake,
          UniverseArchive::trades,
          Trade::origin);

  static final Brought<EquityPoint> EQUITY =
      new Brought<>(
          EquityRequest.SHAPE,
          EquityRequest::read,
          UniverseSession::equityIntake,
          UniverseArchive::equity,
          EquityPoint::origin);

  /**
   * Reads one object; {@code what} is what a message calls it.
   *
   * @throws ProblemException if it cannot be taken, with the sentence that says why
   */
  F read(byte[] bytes, String what, Optional<Origin> origin) {
    return reader.apply(FlatObject.read(bytes, what, shape), origin);
  }
}
