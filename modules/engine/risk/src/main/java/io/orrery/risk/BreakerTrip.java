package io.orrery.risk;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * That the breaker tripped, for one of its two reasons.
 *
 * @param cause which loss
 * @param trippedAt when it was seen
 * @param basis the equity from which the loss was measured
 * @param loss how much was lost
 * @param bound the loss from which on it trips
 */
public record BreakerTrip(
    LossLimit cause, Instant trippedAt, BigDecimal basis, BigDecimal loss, BigDecimal bound) {

  String sentence() {
    return "%s, at %s".formatted(cause.sentence(basis, loss, bound), trippedAt);
  }
}
