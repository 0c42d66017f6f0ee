package io.orrery.broker.simulated;

import java.math.BigDecimal;
import java.util.List;

/** What one bar or quote has for the account's orders; what is taken is gone. */
interface Supply {

  /**
   * A quantity at a price.
   *
   * @param units above zero
   * @param price slippage included, never beyond the order's limit
   */
  record Slice(BigDecimal units, BigDecimal price) {}

  /**
   * What an order can have now, at most what is left of it; empty if nothing.
   *
   * @param base the price seen
   */
  List<Slice> offer(WorkingOrder order, BigDecimal base);

  /** An order took so many units of the best it was offered. */
  void taken(WorkingOrder order, BigDecimal units);

  /** What a bar or quote of such a volume has. */
  static Supply of(SimulationModel model, BigDecimal volume, Draws draws) {
    return model.costs().slippage() instanceof Slippage.Book book
        ? new DrawnBook(book, model.rules(), volume, draws)
        : new ShareOfVolume(model, volume);
  }
}
