package io.orrery.broker.simulated;

import io.orrery.basics.Amount;
import io.orrery.basics.ExecutionId;
import io.orrery.basics.Price;
import io.orrery.basics.Quantity;
import io.orrery.order.Execution;
import io.orrery.order.OrderReport;
import io.orrery.order.OrderReport.Canceled;
import io.orrery.order.OrderReport.Executed;
import io.orrery.order.OrderReport.Expired;
import io.orrery.order.OrderReport.Rejected;
import io.orrery.order.OrderStatus;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Fills orders at a price: how much, at what cost; and ends them. */
final class Filler {

  private static final String NO_CASH = "cash does not pay for more";
  private static final String NOT_WHOLE = "it could not be filled whole at once";

  private final SimulationModel model;
  private final Holdings holdings;
  private final Consumer<OrderReport> reports;

  Filler(SimulationModel model, Holdings holdings, Consumer<OrderReport> reports) {
    this.model = model;
    this.holdings = holdings;
    this.reports = reports;
  }

  /**
   * Fills what can be filled.
   *
   * @param base the price before slippage
   * @param when the moment of that price; it counts as the order's own if that is later
   */
  void fill(WorkingOrder order, BigDecimal base, Instant when, Supply supply) {
    Instant at = when.isAfter(order.decidedAt) ? when : order.decidedAt;
    List<Supply.Slice> slices = supply.offer(order, base);
    if (order.isWhole() && !isWhole(order, slices)) {
      cancel(order, at, NOT_WHOLE);
      return;
    }
    for (Supply.Slice slice : slices) {
      BigDecimal units = order.isBuy() ? affordable(order, slice) : slice.units();
      if (units.signum() > 0) {
        trade(order, units, slice.price(), at);
        supply.taken(order, units);
      }
      if (units.compareTo(slice.units()) < 0) {
        cancel(order, at, NO_CASH);
        return;
      }
    }
  }

  /** The rest of it will not be filled, for this reason. */
  void cancel(WorkingOrder order, Instant at, String reason) {
    end(order, OrderStatus.CANCELED, reason);
    reports.accept(new Canceled(order.id(), at, reason));
  }

  /** Its time is over. */
  void expire(WorkingOrder order, Instant at) {
    String reason = "the trading day ended";
    end(order, OrderStatus.EXPIRED, reason);
    reports.accept(new Expired(order.id(), at, reason));
  }

  /** It is not taken. */
  void reject(WorkingOrder order, Instant at, String reason) {
    end(order, OrderStatus.REJECTED, reason);
    reports.accept(new Rejected(order.id(), at, reason));
  }

  private void end(WorkingOrder order, OrderStatus status, String reason) {
    holdings.reserve(order, BigDecimal.ZERO);
    order.end(status, reason);
  }

  private void trade(WorkingOrder order, BigDecimal units, BigDecimal price, Instant at) {
    BigDecimal fee = commission(order, units, price);
    BigDecimal value = Rounding.money(units.multiply(price));
    BigDecimal left = order.rest.subtract(units);
    holdings.reserve(
        order, Rounding.money(order.reserved.multiply(left).divide(order.rest, Rounding.EXACT)));
    holdings.pay(order.isBuy() ? value.add(fee) : fee.subtract(value));
    holdings.take(order.intent.symbol(), order.isBuy() ? units : units.negate(), price);
    Execution execution =
        new Execution(
            new ExecutionId(order.id() + ":" + (order.parts() + 1)),
            new Quantity(Rounding.plain(units)),
            new Price(price),
            Optional.of(new Amount(fee)),
            at,
            Optional.empty());
    order.filled(execution);
    reports.accept(new Executed(order.id(), at, execution));
  }

  /** What this fill adds to what the order's earlier fills have paid; notes it there. */
  private BigDecimal commission(WorkingOrder order, BigDecimal units, BigDecimal price) {
    Commission terms = model.costs().commission();
    order.commissionDue = order.commissionDue.add(terms.own(units, price));
    BigDecimal all = Rounding.money(terms.minimum().max(order.commissionDue));
    BigDecimal fee = Rounding.plain(all.subtract(order.commissionPaid));
    order.commissionPaid = all;
    return fee;
  }

  private boolean isWhole(WorkingOrder order, List<Supply.Slice> slices) {
    BigDecimal units = BigDecimal.ZERO;
    BigDecimal value = BigDecimal.ZERO;
    BigDecimal own = BigDecimal.ZERO;
    for (Supply.Slice slice : slices) {
      units = units.add(slice.units());
      value = value.add(slice.units().multiply(slice.price()));
      own = own.add(model.costs().commission().own(slice.units(), slice.price()));
    }
    BigDecimal costs = value.add(dueAtLeast(order).max(own));
    return units.compareTo(order.rest) == 0
        && (!order.isBuy() || costs.compareTo(holdings.cash()) <= 0);
  }

  /**
   * The most units of a slice that cash pays for, commission included. Steps down by rising steps
   * where rounding has left the costs above the cash.
   */
  private BigDecimal affordable(WorkingOrder order, Supply.Slice slice) {
    BigDecimal cash = holdings.cash();
    if (costs(order, slice.units(), slice.price()).compareTo(cash) <= 0) {
      return slice.units();
    }
    Commission terms = model.costs().commission();
    BigDecimal one = slice.price().multiply(BigDecimal.ONE.add(terms.rate())).add(terms.perShare());
    BigDecimal most = slice.units().min(quotient(cash, one));
    most = most.min(quotient(cash.subtract(dueAtLeast(order)), slice.price()));
    most = model.rules().floor(most);
    BigDecimal step = model.rules().lot();
    while (most.signum() > 0 && costs(order, most, slice.price()).compareTo(cash) > 0) {
      most = most.subtract(step).max(BigDecimal.ZERO);
      step = step.add(step);
    }
    return most;
  }

  /** What money pays for; nothing where there is none, all of it where units are free. */
  private static BigDecimal quotient(BigDecimal money, BigDecimal price) {
    if (money.signum() <= 0) {
      return BigDecimal.ZERO;
    }
    return price.signum() == 0 ? money : money.divide(price, Rounding.EXACT);
  }

  /** What a fill costs at most. */
  private BigDecimal costs(WorkingOrder order, BigDecimal units, BigDecimal price) {
    BigDecimal fee = dueAtLeast(order).max(model.costs().commission().own(units, price));
    return Rounding.money(units.multiply(price))
        .add(fee.setScale(Rounding.MONEY_SCALE, RoundingMode.UP));
  }

  private BigDecimal dueAtLeast(WorkingOrder order) {
    return model.costs().commission().minimum().subtract(order.commissionPaid).max(BigDecimal.ZERO);
  }
}
