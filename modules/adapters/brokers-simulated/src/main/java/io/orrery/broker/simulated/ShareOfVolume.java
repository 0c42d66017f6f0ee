package io.orrery.broker.simulated;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** All at one price, up to a share of the volume. */
final class ShareOfVolume implements Supply {

  private final Slippage slippage;
  private final VenueRules rules;
  private final BigDecimal volume;
  private Optional<BigDecimal> left;

  ShareOfVolume(SimulationModel model, BigDecimal volume) {
    this.slippage = model.costs().slippage();
    this.rules = model.rules();
    this.volume = volume;
    this.left = rules.participation().map(volume::multiply);
  }

  @Override
  public List<Slice> offer(WorkingOrder order, BigDecimal base) {
    BigDecimal most = left.map(order.rest::min).orElse(order.rest);
    BigDecimal units = rules.floor(most);
    BigDecimal price = order.bounded(slipped(order, base, most));
    return units.signum() == 0 ? List.of() : List.of(new Slice(units, price));
  }

  @Override
  public void taken(WorkingOrder order, BigDecimal units) {
    left = left.map(before -> before.subtract(units));
  }

  private BigDecimal slipped(WorkingOrder order, BigDecimal base, BigDecimal units) {
    BigDecimal worse = order.isBuy() ? fraction(units) : fraction(units).negate();
    return Rounding.price(base.multiply(BigDecimal.ONE.add(worse)));
  }

  private BigDecimal fraction(BigDecimal units) {
    if (slippage instanceof Slippage.VolumeShare share) {
      BigDecimal part =
          volume.signum() == 0 ? BigDecimal.ZERO : units.divide(volume, Rounding.EXACT);
      return share.impact().multiply(part.pow(2, Rounding.EXACT), Rounding.EXACT);
    }
    return ((Slippage.BasisPoints) slippage).value().movePointLeft(4);
  }
}
