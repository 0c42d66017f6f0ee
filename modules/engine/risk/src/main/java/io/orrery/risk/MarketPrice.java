package io.orrery.risk;

import io.orrery.basics.Price;
import java.time.Instant;

/**
 * What the market last paid for one unit.
 *
 * @param price in the account's currency; 0 values nothing and is taken for missing
 * @param at when it did
 */
public record MarketPrice(Price price, Instant at) {}
