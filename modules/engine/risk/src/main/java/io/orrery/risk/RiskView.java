package io.orrery.risk;

import io.orrery.basics.StrategyName;
import io.orrery.basics.Symbol;
import io.orrery.market.Sector;
import io.orrery.order.Order;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What the gate may ask of a session, all of it as of now. Nothing throws: what cannot be answered
 * is missing with a reason. A check that lacks its data fails closed for new risk, and never keeps
 * an order from reducing.
 *
 * <p>Used on one thread. Two decisions must not be made on the same view of the world: after an
 * approval, the order is in {@link #holdings} and {@link #recentOrders} before the next decision.
 */
public interface RiskView {

  /** When it is decided. */
  Instant now();

  /** The account. */
  Finding<RiskAccount> account();

  /** What is held and on its way, of this session and of everyone else in the account. */
  Finding<Holdings> holdings();

  /** The last price of a symbol. */
  Finding<MarketPrice> price(Symbol symbol);

  /** The sector of a symbol. */
  Finding<Sector> sector(Symbol symbol);

  /** Daily returns of a symbol. */
  Finding<Returns> returns(Symbol symbol);

  /** Whether the market of a symbol trades. */
  Finding<MarketStatus> market(Symbol symbol);

  /** The date on the market's clock. */
  Finding<LocalDate> tradingDay();

  /** How many orders were minted on {@link #tradingDay()}, also before a restart. */
  Finding<Long> ordersToday();

  /**
   * The orders of the last {@link RiskLimits#lookback()}, over or not, also from before a restart;
   * the oldest first. More do no harm.
   */
  Finding<List<Order>> recentOrders();

  /** The breaker. */
  Finding<CircuitBreaker> breaker();

  /** Which strategies were disabled. */
  Finding<StrategySwitches> switches();

  /** Whether a strategy may take on risk; what cannot be told is withheld. */
  StrategyPermission permission(StrategyName strategy);
}
