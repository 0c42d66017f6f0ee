package io.orrery.session;

import io.orrery.basics.IdempotencyKey;

/** A request came under the key of one that has not ended. Nothing was written. */
public final class RequestInFlightException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  /** Says under which key. */
  public RequestInFlightException(IdempotencyKey key) {
    super(
        "a request under Idempotency-Key '"
            + key
            + "' is in flight: repeat it when that has ended");
  }
}
