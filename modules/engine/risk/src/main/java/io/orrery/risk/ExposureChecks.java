package io.orrery.risk;

import io.orrery.basics.Symbol;
import io.orrery.market.Sector;
import io.orrery.order.BrokerAccount;
import io.orrery.trade.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Checks of what is held and on its way, with the order. */
final class ExposureChecks {

  private static final CheckResult NOT_SHORT =
      CheckResult.bare(RiskCheck.SHORT_EXPOSURE, CheckResult.Outcome.NOT_APPLICABLE);

  /** Correlations are doubles: what is this close to the threshold is at it. */
  private static final double ROUNDING = 1e-12;

  private final Bound position;
  private final Bound openPositions;
  private final Bound shortExposure;
  private final Bound sector;
  private final Bound correlated;
  private final double threshold;
  private final int lookback;

  ExposureChecks(RiskLimits limits) {
    this.position = new Bound(RiskCheck.POSITION, LimitName.MAX_POSITION_PERCENT, limits);
    this.openPositions = new Bound(RiskCheck.OPEN_POSITIONS, LimitName.MAX_OPEN_POSITIONS, limits);
    this.shortExposure =
        new Bound(RiskCheck.SHORT_EXPOSURE, LimitName.MAX_SHORT_EXPOSURE_PERCENT, limits);
    this.sector = new Bound(RiskCheck.SECTOR, LimitName.MAX_SECTOR_EXPOSURE_PERCENT, limits);
    this.correlated =
        new Bound(RiskCheck.CORRELATED, LimitName.MAX_CORRELATED_EXPOSURE_PERCENT, limits);
    this.threshold = decimal(limits, LimitName.CORRELATION_THRESHOLD).doubleValue() - ROUNDING;
    this.lookback = decimal(limits, LimitName.CORRELATION_LOOKBACK_DAYS).intValue();
  }

  private static BigDecimal decimal(RiskLimits limits, LimitName name) {
    return limits.decimal(name) instanceof Limit.Of<BigDecimal> of ? of.value() : BigDecimal.ONE;
  }

  List<Rule> all() {
    return List.of(
        this::position, this::openPositions, this::shortExposure, this::sector, this::correlated);
  }

  private CheckResult position(Case order) {
    return position.isSet()
        ? position.atMostOf(order, order.equity(), order.exposure())
        : position.open();
  }

  private CheckResult openPositions(Case order) {
    if (!openPositions.isSet()) {
      return openPositions.open();
    }
    Holdings holdings = order.holdings();
    int count = holdings.size() + (holdings.has(order.symbol()) ? 0 : 1);
    return openPositions.atMost(order, BigDecimal.valueOf(count));
  }

  private CheckResult shortExposure(Case order) {
    if (order.ticket().side() == Side.BUY) {
      return NOT_SHORT;
    }
    if (shortExposure.isSet()) {
      return shortExposure.atMostOf(order, order.equity(), owed(order));
    }
    BigDecimal free = order.held().reducible(Side.SELL).max(BigDecimal.ZERO);
    return shortExposure.open().outcome() == CheckResult.Outcome.UNLIMITED || order.reducing()
        ? shortExposure.open()
        : CheckResult.breached(
            RiskCheck.SHORT_EXPOSURE,
            "a sale of %s must be at most what is held and not on its way out (%s) while %s is undecided, was %s"
                .formatted(
                    order.symbol(),
                    Bound.plain(free),
                    LimitName.MAX_SHORT_EXPOSURE_PERCENT,
                    order.ticket().qty()));
  }

  private static BigDecimal owed(Case order) {
    BigDecimal sum = order.held().shortValue(order.last(), order.added());
    for (Held each : order.holdings().all()) {
      if (!each.symbol().equals(order.symbol())
          && (each.qty().signum() < 0 || each.maySellShort())) {
        sum = Held.plus(sum, each.shortValue(order.last(each.symbol()), Held.Added.NOTHING));
      }
    }
    return sum;
  }

  private CheckResult sector(Case order) {
    if (!sector.isSet()) {
      return sector.open();
    }
    Sector own = MissingDataException.require(order.view().sector(order.symbol()));
    BigDecimal sum = order.exposure();
    for (Held each : order.holdings().all()) {
      if (!each.symbol().equals(order.symbol()) && mayBe(own, order, each.symbol())) {
        sum = Held.plus(sum, exposure(order, each));
      }
    }
    return sector.atMostOf(order, order.equity(), sum);
  }

  /** Unknown is not unlimited: what has no known sector counts in every one. */
  private static boolean mayBe(Sector own, Case order, Symbol other) {
    return !(order.view().sector(other) instanceof Finding.Known<Sector> known)
        || known.value() == own;
  }

  private CheckResult correlated(Case order) {
    if (!correlated.isSet()) {
      return correlated.open();
    }
    Returns own = MissingDataException.require(order.view().returns(order.symbol()));
    if (own.size() < Returns.FEWEST) {
      throw new MissingDataException(
          "%s must have at least %s daily returns, has %s"
              .formatted(order.symbol(), Returns.FEWEST, own.size()));
    }
    BigDecimal sum = order.exposure();
    for (Held each : order.holdings().all()) {
      if (!each.symbol().equals(order.symbol()) && mayMoveWith(own, order, each.symbol())) {
        sum = Held.plus(sum, exposure(order, each));
      }
    }
    return correlated.atMostOf(order, order.equity(), sum);
  }

  /** What cannot be compared counts as moving with it. */
  private boolean mayMoveWith(Returns own, Case order, Symbol other) {
    if (order.view().returns(other) instanceof Finding.Known<Returns> known) {
      double correlation = own.correlation(known.value(), lookback);
      return Double.isNaN(correlation) || correlation >= threshold;
    }
    return true;
  }

  private static BigDecimal exposure(Case order, Held other) {
    return other.exposure(order.last(other.symbol()), Held.Added.NOTHING);
  }

  /** Not a limit that anybody sets: what is not there cannot be spent. */
  static CheckResult buyingPower(Case order) {
    RiskAccount account = order.account();
    BrokerAccount broker = account.account();
    BigDecimal available =
        broker.buyingPower().isPresent()
            ? broker.buyingPower().get().value()
            : broker.cash().value();
    BigDecimal needed = Held.plus(order.added().value(), spokenFor(order, account));
    return needed.compareTo(available) <= 0
        ? CheckResult.passed(RiskCheck.BUYING_POWER, needed, Optional.of(available))
        : CheckResult.breached(
            RiskCheck.BUYING_POWER,
            needed,
            Optional.of(available),
            "%s: the order and those on their way must cost at most %s, would cost %s"
                .formatted(order.symbol(), Bound.plain(available), Bound.plain(needed)));
  }

  /** What orders on their way cost that the account's figure does not know of. */
  private static BigDecimal spokenFor(Case order, RiskAccount account) {
    boolean all =
        account.reserving() == RiskAccount.Reserving.OURSELVES
            || account.account().buyingPower().isEmpty();
    BigDecimal sum = BigDecimal.ZERO;
    for (Held each : order.holdings().all()) {
      if (!each.buys().isEmpty()) {
        sum = Held.plus(sum, cost(each.buys(), order.last(each.symbol()), all, account.asOf()));
      }
      if (each.maySellShort()) {
        sum = Held.plus(sum, cost(each.sells(), order.last(each.symbol()), all, account.asOf()));
      }
    }
    return sum;
  }

  private static BigDecimal cost(
      List<InFlight> orders, BigDecimal last, boolean all, Instant asOf) {
    BigDecimal sum = BigDecimal.ZERO;
    for (InFlight each : orders) {
      if (all || each.isNewTo(asOf)) {
        sum = Held.plus(sum, each.value(last));
      }
    }
    return sum;
  }
}
