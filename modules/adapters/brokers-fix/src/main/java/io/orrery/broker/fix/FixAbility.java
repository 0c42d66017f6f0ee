package io.orrery.broker.fix;

/**
 * What a counterparty can do beyond orders, reports and the status of one order. FIX leaves it
 * open; the counterparty's rules of engagement say it.
 */
public enum FixAbility {
  /** Its reports always name the account (FIX tag 1). LIVE does not trade without. */
  ACCOUNT_IN_REPORTS,
  /** It answers an Order Mass Status Request (35=AF) with all open orders. */
  MASS_STATUS,
  /** It answers a Request For Positions (35=AN). */
  POSITIONS,
  /** It answers a Collateral Inquiry (35=BB) with what the account is worth. */
  COLLATERAL,
  /**
   * It answers an Order Mass Cancel Request (35=q) for all orders of the FIX session, and no other
   * account's orders are in that.
   */
  MASS_CANCEL
}
