package io.orrery.order;

import io.orrery.basics.OrderId;
import java.time.Instant;

/** What is heard of an order after it was minted (FIX tag 150). */
public sealed interface OrderReport {

  /** Which order. */
  ClientOrderId order();

  /** When the broker says it was; when we heard of it if the broker says nothing. */
  Instant reportedAt();

  /**
   * The broker has it.
   *
   * @param orderId the broker's name for it
   */
  record Accepted(ClientOrderId order, Instant reportedAt, OrderId orderId)
      implements OrderReport {}

  /** The broker does not take it, for certain. */
  record Rejected(ClientOrderId order, Instant reportedAt, String reason) implements OrderReport {}

  /** Some or all of it was filled. */
  record Executed(ClientOrderId order, Instant reportedAt, Execution execution)
      implements OrderReport {}

  /** The broker was asked to cancel it. */
  record CancelRequested(ClientOrderId order, Instant reportedAt, String reason)
      implements OrderReport {}

  /** The broker does not cancel it: it goes on as it was. */
  record CancelRejected(ClientOrderId order, Instant reportedAt, String reason)
      implements OrderReport {}

  /** What was left of it is cancelled. */
  record Canceled(ClientOrderId order, Instant reportedAt, String reason) implements OrderReport {}

  /** Another order stands in its place. */
  record Replaced(ClientOrderId order, Instant reportedAt, String reason) implements OrderReport {}

  /** Its time is over. */
  record Expired(ClientOrderId order, Instant reportedAt, String reason) implements OrderReport {}

  /** Whether the broker has it cannot be known now. */
  record Doubted(ClientOrderId order, Instant reportedAt, String reason) implements OrderReport {}
}
