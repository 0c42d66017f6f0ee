package io.orrery.trading;

import io.orrery.order.ClientOrderId;
import io.orrery.trade.Origin;
import io.orrery.universe.Fact;

/**
 * Record: a request from outside led to an order. It stands before the order's intent, under the
 * same acknowledgement; without that intent behind it, there is no order.
 *
 * @param origin the request
 * @param clientOrderId our name for the order
 */
public record OrderRequested(Origin origin, ClientOrderId clientOrderId) implements Fact {}
