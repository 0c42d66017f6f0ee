package io.orrery.broker.simulated;

import io.orrery.universe.Assumptions.FillModel;
import java.math.BigDecimal;
import java.util.List;

/**
 * Orders meet one bar. What the bar does not say is taken for the worse: behind its open, stops
 * come before limits. No order fills twice on a bar, and none fills better than the open it gapped
 * to.
 */
final class Meeting {

  private final Filler filler;
  private final TradedBar bar;
  private final Supply supply;

  Meeting(Filler filler, TradedBar bar, Supply supply) {
    this.filler = filler;
    this.bar = bar;
    this.supply = supply;
  }

  /** The orders, in the order in which they were given, by a fill model. */
  void of(List<WorkingOrder> orders, FillModel fills) {
    if (fills == FillModel.SAME_CLOSE) {
      orders.forEach(order -> filler.fill(order, bar.close(), bar.end(), supply));
      return;
    }
    List<WorkingOrder> later = orders.stream().filter(order -> !opened(order)).toList();
    if (fills == FillModel.NEXT_BAR_RANGE) {
      List<WorkingOrder> limits = later.stream().filter(WorkingOrder::isAwake).toList();
      later.stream().filter(order -> !order.isAwake()).forEach(this::stop);
      limits.forEach(this::cross);
    }
  }

  /** Answers whether the bar's open has settled it: nothing inside the bar can fill it. */
  private boolean opened(WorkingOrder order) {
    if (order.isHitBy(bar.open())) {
      order.wake();
    }
    if (!order.isAwake()) {
      return false;
    }
    int parts = order.parts();
    if (order.allows(bar.open())) {
      filler.fill(order, bar.open(), bar.start(), supply);
    }
    return order.isOver() || order.isAtOnce() || order.parts() > parts || isMarket(order);
  }

  /** A stop that is hit inside the bar; where its limit is beyond, what came then is unknown. */
  private void stop(WorkingOrder order) {
    if (order.isHitBy(order.isBuy() ? bar.high() : bar.low())) {
      order.wake();
      BigDecimal price = order.type().stop().orElseThrow().value();
      if (order.allows(price)) {
        filler.fill(order, price, bar.end(), supply);
      }
    }
  }

  /** The market must go through a limit: touching it fills others first. */
  private void cross(WorkingOrder order) {
    BigDecimal limit = order.type().limit().orElseThrow().value();
    boolean crossed =
        order.isBuy() ? bar.low().compareTo(limit) < 0 : bar.high().compareTo(limit) > 0;
    if (crossed) {
      filler.fill(order, limit, bar.end(), supply);
    }
  }

  private static boolean isMarket(WorkingOrder order) {
    return order.type().limit().isEmpty();
  }
}
