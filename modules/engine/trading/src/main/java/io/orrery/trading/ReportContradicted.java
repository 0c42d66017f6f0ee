package io.orrery.trading;

import io.orrery.order.ClientOrderId;
import io.orrery.universe.Fact;

/**
 * Event: what a broker reported cannot be true together with what it reported before. Nothing new
 * is ordered until a person has looked.
 *
 * @param clientOrderId our name for the order
 * @param contradiction what contradicts what, as a sentence
 */
public record ReportContradicted(ClientOrderId clientOrderId, String contradiction)
    implements Fact {}
