package io.orrery.trade;

import io.orrery.universe.Universe;

/** Port: everything that one universe has recorded, whether a session is open or not. */
public interface UniverseArchive {

  /** The only universe whose records it answers. */
  Universe universe();

  /** Its fills. */
  TradeHistory trades();

  /** Its equity points. */
  EquityHistory equity();

  /** Its orders. */
  OrderHistory orders();

  /** Its events. */
  EventHistory events();

  /** Its audit records. */
  AuditHistory audit();
}
