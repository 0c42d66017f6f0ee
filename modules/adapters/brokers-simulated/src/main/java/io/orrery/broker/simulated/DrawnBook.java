package io.orrery.broker.simulated;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Price levels around the price seen: what an order pays follows from how deep it goes. */
final class DrawnBook implements Supply {

  private final Slippage.Book shape;
  private final List<BigDecimal> bids;
  private final List<BigDecimal> asks;

  DrawnBook(Slippage.Book shape, VenueRules rules, BigDecimal volume, Draws draws) {
    this.shape = shape;
    BigDecimal average = shape.levelShare().multiply(volume);
    this.bids = levels(rules, average, draws);
    this.asks = levels(rules, average, draws);
  }

  @Override
  public List<Slice> offer(WorkingOrder order, BigDecimal base) {
    boolean waits = order.type().limit().filter(l -> l.value().compareTo(base) == 0).isPresent();
    List<Slice> slices = new ArrayList<>();
    BigDecimal rest = order.rest;
    List<BigDecimal> side = side(order);
    for (int level = 0; level < side.size() && rest.signum() > 0; level++) {
      BigDecimal price = price(order, base, level);
      if (!waits && !order.allows(price)) {
        break;
      }
      BigDecimal units = rest.min(side.get(level));
      if (units.signum() > 0) {
        slices.add(new Slice(units, order.bounded(price)));
        rest = rest.subtract(units);
      }
    }
    return List.copyOf(slices);
  }

  @Override
  public void taken(WorkingOrder order, BigDecimal units) {
    List<BigDecimal> side = side(order);
    BigDecimal rest = units;
    for (int level = 0; rest.signum() > 0; level++) {
      BigDecimal here = rest.min(side.get(level));
      side.set(level, side.get(level).subtract(here));
      rest = rest.subtract(here);
    }
  }

  private List<BigDecimal> side(WorkingOrder order) {
    return order.isBuy() ? asks : bids;
  }

  private BigDecimal price(WorkingOrder order, BigDecimal base, int level) {
    BigDecimal away = shape.distance(level).movePointLeft(4);
    return Rounding.price(base.multiply(BigDecimal.ONE.add(order.isBuy() ? away : away.negate())));
  }

  private List<BigDecimal> levels(VenueRules rules, BigDecimal average, Draws draws) {
    List<BigDecimal> sizes = new ArrayList<>();
    for (int level = 0; level < shape.levels(); level++) {
      BigDecimal factor = BigDecimal.valueOf(0.5 + draws.next());
      sizes.add(rules.floor(average.multiply(factor)));
    }
    return sizes;
  }
}
