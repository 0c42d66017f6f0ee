package io.orrery.strategy;

/**
 * What is held of one instrument, as its strategy may see it. A view: whoever made it changes it;
 * only valid while a decision is made.
 */
public interface Holding {

  /** How many units are held, in units; 0 when flat. */
  double quantity();

  /** What a unit cost on average, without fees; 0 when flat. */
  double entryPrice();

  /** Whether nothing is held. */
  default boolean isFlat() {
    return quantity() == 0;
  }

  /**
   * Gain at {@code price} as a fraction of the entry price, -0.05 for five percent lost; 0 flat.
   */
  default double gainAt(double price) {
    return isFlat() ? 0 : (price - entryPrice()) / entryPrice();
  }
}
