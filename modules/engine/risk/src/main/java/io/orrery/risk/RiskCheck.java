package io.orrery.risk;

/** What every order is checked for. On the wire in lower case. */
public enum RiskCheck {
  /** The account may trade, and in the order's currency. */
  ACCOUNT,
  /** The symbol is among those allowed, and not restricted. */
  SYMBOL,
  /** Its market is open, or the universe does not mind. */
  MARKET_OPEN,
  /** There is a last price, and it is not too old: seconds. */
  PRICE_AGE,
  /** The order's prices are near the last price: their largest distance from it. */
  PRICE_COLLAR,
  /** Units of the order. */
  ORDER_QTY,
  /** What the order is worth at the worse of the last price and its own. */
  ORDER_VALUE,
  /** What the order is worth at its own price, against the least. */
  SMALLEST_VALUE,
  /** What is exposed in the symbol with the order. */
  POSITION,
  /** Symbols held or on their way with the order. */
  OPEN_POSITIONS,
  /** What may be owed of all symbols with the order. */
  SHORT_EXPOSURE,
  /** What is exposed in the symbol's sector with the order. */
  SECTOR,
  /** What is exposed in the symbol and those that move with it, with the order. */
  CORRELATED,
  /** Orders of the day with this one. */
  DAILY_ORDERS,
  /** What the order and those on their way cost, against what may be bought for. */
  BUYING_POWER,
  /** The breaker is not tripped. */
  BREAKER,
  /** What was lost since the day's start. */
  DAILY_LOSS,
  /** How far the account is below its highest equity. */
  DRAWDOWN,
  /** Seconds since an order like this one. */
  DUPLICATE,
  /** The order's strategy was not disabled. */
  STRATEGY_ENABLED,
  /** Orders of the strategy in the window with this one. */
  THROTTLE,
  /** The order's strategy was promoted, where it must be. */
  STRATEGY_PROMOTED
}
