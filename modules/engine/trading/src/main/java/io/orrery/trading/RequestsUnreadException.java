package io.orrery.trading;

import io.orrery.basics.IdempotencyKey;

/**
 * Whether a request came before is not known yet, because the desk has not read its records.
 * Nothing was sent for it now.
 */
public final class RequestsUnreadException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  RequestsUnreadException(IdempotencyKey key) {
    super(
        "the desk must have read its records to know whether Idempotency-Key '"
            + key
            + "' led to an order before, and has not yet: repeat the request under the same key");
  }
}
