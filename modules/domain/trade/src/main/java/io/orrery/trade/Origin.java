package io.orrery.trade;

import io.orrery.basics.Check;
import io.orrery.basics.IdempotencyKey;
import io.orrery.basics.Sha256;

/**
 * The request that brought a record in: what makes a repeated request find its first outcome.
 *
 * @param idempotencyKey the name that the sender gave to the request
 * @param line which line of the request, from 1; 1 for a request of one record
 * @param sha256 the digest of the bytes of that line as they came
 */
public record Origin(IdempotencyKey idempotencyKey, long line, Sha256 sha256) {

  /** Refuses a line below 1 with {@link IllegalArgumentException}. */
  public Origin {
    Check.atLeastOne("line", line);
  }
}
