package io.orrery.acceptance.faults;

import io.orrery.basics.OrderId;
import io.orrery.universe.Fact;

/** A fact of the test's own, found again by its order id. */
public record Probe(OrderId orderId) implements Fact {}
