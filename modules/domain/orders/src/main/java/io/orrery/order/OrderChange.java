package io.orrery.order;

/** What a report means for an order. */
public sealed interface OrderChange {

  /**
   * It is another than before.
   *
   * @param order as it is now
   */
  record Changed(Order order) implements OrderChange {}

  /**
   * It says nothing new, such as what was heard twice or too late.
   *
   * @param reason why, as a sentence
   */
  record Unchanged(String reason) implements OrderChange {}

  /**
   * It cannot be true together with what was heard before: a person must look.
   *
   * @param reason what contradicts what, as a sentence
   */
  record Contradicted(String reason) implements OrderChange {}
}
