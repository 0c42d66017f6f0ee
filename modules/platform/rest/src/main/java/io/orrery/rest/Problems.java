package io.orrery.rest;

import io.orrery.market.MarketDataException;
import io.orrery.order.BrokerException;
import io.orrery.promotion.PromotionDeniedException;
import io.orrery.promotion.PromotionRefusedException;
import io.orrery.session.ArmingRefusedException;
import io.orrery.session.NotArmedException;
import io.orrery.session.RequestInFlightException;
import io.orrery.session.TransitionInterruptedException;
import io.orrery.session.TransitionRefusedException;
import io.orrery.session.UniverseBlockedException;
import io.orrery.session.UniverseClosedException;
import io.orrery.trade.LedgerException;
import io.orrery.trading.RequestsUnreadException;
import io.orrery.universe.SessionClosedException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;

/** Says of whatever was thrown which problem the caller is told; never a class, stack or path. */
final class Problems {

  private Problems() {}

  static Problem of(Throwable thrown) {
    if (thrown instanceof ProblemException known) {
      return known.problem();
    }
    if (thrown instanceof WebApplicationException refused) {
      return ofStatus(refused.getResponse().getStatus());
    }
    if (thrown instanceof UniverseClosedException || thrown instanceof SessionClosedException) {
      return new Problem(ProblemType.UNIVERSE_CLOSED, String.valueOf(thrown.getMessage()));
    }
    if (thrown instanceof PromotionDeniedException denied) {
      return new Problem(ProblemType.PROMOTION_DENIED, String.valueOf(denied.getMessage()))
          .with("reasons", denied.reasons());
    }
    if (thrown instanceof RequestInFlightException) {
      return new Problem(ProblemType.REQUEST_IN_FLIGHT, String.valueOf(thrown.getMessage()));
    }
    Optional<ProblemType> control = ofControl(thrown);
    return control.isPresent()
        ? new Problem(control.get(), String.valueOf(thrown.getMessage()))
        : ofWorld(thrown);
  }

  private static Optional<ProblemType> ofControl(Throwable thrown) {
    if (thrown instanceof UniverseBlockedException) {
      return Optional.of(ProblemType.UNIVERSE_BLOCKED);
    }
    if (thrown instanceof NotArmedException) {
      return Optional.of(ProblemType.NOT_ARMED);
    }
    if (thrown instanceof PromotionRefusedException) {
      return Optional.of(ProblemType.PROMOTION_REFUSED);
    }
    if (thrown instanceof ArmingRefusedException) {
      return Optional.of(ProblemType.ARMING_REFUSED);
    }
    if (thrown instanceof TransitionRefusedException) {
      return Optional.of(ProblemType.TRANSITION_REFUSED);
    }
    return thrown instanceof TransitionInterruptedException
        ? Optional.of(ProblemType.TRANSITION_INTERRUPTED)
        : Optional.empty();
  }

  private static Problem ofWorld(Throwable thrown) {
    if (thrown instanceof MarketDataException unusable) {
      return ofData(unusable);
    }
    if (thrown instanceof RequestsUnreadException) {
      return new Problem(ProblemType.OUTCOME_UNKNOWN, String.valueOf(thrown.getMessage()));
    }
    if (thrown instanceof BrokerException silent) {
      Log.failure("asking a broker", silent);
      return new Problem(ProblemType.BROKER_SILENT, String.valueOf(thrown.getMessage()));
    }
    if (thrown instanceof RejectedExecutionException) {
      return new Problem(ProblemType.TOO_MANY_RUNS, String.valueOf(thrown.getMessage()));
    }
    if (thrown instanceof IllegalArgumentException) {
      return new Problem(ProblemType.INVALID_REQUEST, String.valueOf(thrown.getMessage()));
    }
    if (thrown instanceof UncheckedIOException) {
      return new Problem(
          ProblemType.INVALID_BODY, "the body must arrive whole, broke off before its end");
    }
    if (thrown instanceof LedgerException failed) {
      Log.failure("reading a ledger", failed);
      return new Problem(
          ProblemType.LEDGER_UNAVAILABLE,
          "the ledger must be whole to be read, and it is damaged or its disk failed: the server's"
              + " log says where");
    }
    Log.defect("answering a request", thrown);
    return ofStatus(500);
  }

  /** What the disk says may name a folder of this machine. */
  private static Problem ofData(MarketDataException unusable) {
    if (!(unusable.getCause() instanceof IOException)) {
      return new Problem(ProblemType.DATA_UNUSABLE, String.valueOf(unusable.getMessage()));
    }
    Log.failure("reading market data", unusable);
    return new Problem(
        ProblemType.DATA_UNUSABLE,
        "the files of market data must be readable, and are not: the server's log says why");
  }

  /** The problem of a status that the container, not the application, decided. */
  static Problem ofStatus(int status) {
    return switch (status) {
      case 404 ->
          new Problem(
              ProblemType.NOT_FOUND, "the path must be one of the API, and nothing is at this one");
      case 405 ->
          new Problem(
              ProblemType.METHOD_NOT_ALLOWED,
              "the method must be among those that the Allow header lists");
      case 406 ->
          new Problem(
              ProblemType.NOT_ACCEPTABLE, "Accept must allow a media type that is offered here");
      case 413 -> new Problem(ProblemType.BODY_TOO_LARGE, "the body must be smaller than it was");
      case 415 ->
          new Problem(
              ProblemType.UNSUPPORTED_MEDIA_TYPE,
              "Content-Type must be one that is taken here: application/json or application/x-ndjson");
      default -> other(status);
    };
  }

  private static Problem other(int status) {
    boolean caller = status >= 400 && status < 500;
    return caller
        ? new Problem(
                ProblemType.INVALID_REQUEST,
                "the request must be well-formed HTTP that this server understands")
            .withStatus(status)
        : new Problem(
                ProblemType.INTERNAL_ERROR, "the server must answer, and failed: its log says why")
            .withStatus(Math.max(status, 500));
  }
}
