package io.orrery.rest;

import java.util.Locale;

/** The kinds of problems that the API answers. Their names never change: clients branch on them. */
enum ProblemType {
  INVALID_BODY(400, "The body was refused"),
  RESERVED_FIELD(400, "The body sets what only a session may set"),
  INVALID_PARAMETER(400, "A parameter was refused"),
  IDEMPOTENCY_KEY_REQUIRED(400, "An Idempotency-Key is required"),
  INVALID_REQUEST(400, "The request was refused"),
  NOT_LOCAL(403, "Only this machine is answered"),
  PEOPLE_NEEDED(403, "Authenticated people are needed"),
  UNKNOWN_UNIVERSE(404, "There is no such universe"),
  UNKNOWN_SESSION(404, "There is no such session"),
  UNKNOWN_ORDER(404, "There is no such order"),
  UNKNOWN_RUN(404, "There is no such run"),
  UNKNOWN_PROMOTION(404, "There is no such promotion"),
  UNKNOWN_DATASET(404, "There is no such dataset"),
  UNKNOWN_CALENDAR(404, "There is no such calendar"),
  NO_PROOF(404, "There is no report yet"),
  NOT_FOUND(404, "There is nothing at this path"),
  METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
  NOT_ACCEPTABLE(406, "No representation is acceptable"),
  UNIVERSE_CLOSED(409, "The universe has no open session"),
  UNIVERSE_BLOCKED(409, "The universe takes nothing new"),
  NOT_ARMED(409, "The universe is not armed"),
  ARMING_REFUSED(409, "The arming was refused"),
  PROMOTION_REFUSED(409, "The promotion does not allow that"),
  NOBODY_TRADES(409, "Nobody trades in the universe"),
  ORDER_OVER(409, "The order is over"),
  NOTHING_TO_LIFT(409, "There is nothing to lift"),
  TRANSITION_REFUSED(409, "The transition cannot begin"),
  PROOF_RUNNING(409, "The contract is being tried"),
  REQUEST_IN_FLIGHT(409, "The same request is in flight"),
  RUN_NOT_OVER(409, "The run is not over"),
  RUN_OVER(409, "The run is over"),
  NO_EVIDENCE(409, "There is nothing to calculate from"),
  DATA_UNUSABLE(409, "The market data cannot be used"),
  BODY_TOO_LARGE(413, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "The media type is not supported"),
  IDEMPOTENCY_CONFLICT(422, "The Idempotency-Key belongs to other content"),
  ORDER_DENIED(422, "The order was denied"),
  PROMOTION_DENIED(422, "The evidence is missing or too weak"),
  IMPORT_REFUSED(422, "The import was refused as a whole"),
  INTERNAL_ERROR(500, "The server failed"),
  LEDGER_UNAVAILABLE(503, "The ledger cannot be read"),
  LEDGER_FULL(503, "The disk has too little room"),
  LEDGER_BUSY(503, "Too many records wait for the disk"),
  TRANSITION_INTERRUPTED(503, "The transition was interrupted half way"),
  OUTCOME_UNKNOWN(503, "Whether it was recorded is unknown"),
  BROKER_SILENT(503, "The broker did not answer"),
  TOO_MANY_RUNS(503, "Too many runs wait"),
  TOO_MANY_STREAMS(503, "Too many streams are open");

  private final int status;
  private final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }

  /** The stable URI by which clients recognize it. */
  String uri() {
    return "urn:orrery:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
