package io.orrery.universe;

/** Why a record has a weaker class than its universe could give. */
public enum ValidityReason {
  /** Live, and no executor has attested the fill. */
  NOT_ATTESTED,
  /** Decisions and orders took no time, or it is unknown how long. */
  LATENCY_NOT_MODELLED,
  /** Orders filled at the price seen, or it is unknown at what distance from it. */
  SLIPPAGE_NOT_MODELLED,
  /** Trading was free, or it is unknown what it cost. */
  FEES_NOT_MODELLED,
  /** Every order filled whole, or it is unknown whether. */
  PARTIAL_FILLS_NOT_MODELLED,
  /** An order could fill on the bar that caused it, or it is unknown on which. */
  FILLS_TOO_EARLY,
  /** Orders filled while the market was closed, or it is unknown whether. */
  MARKET_HOURS_NOT_RESPECTED,
  /** The market data is unknown, or its bytes were not compared with a hash. */
  LINEAGE_NOT_VERIFIED
}
