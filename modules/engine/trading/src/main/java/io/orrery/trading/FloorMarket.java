package io.orrery.trading;

import io.orrery.market.MarketFeed;

/**
 * The market as it comes to a floor.
 *
 * @param feed its closed bars; closed when the floor ends
 * @param venue where orders meet it
 * @param tape what is known of it
 * @param clock its time, moved by the feed
 */
public record FloorMarket(MarketFeed feed, Venue venue, TickerTape tape, MarketClock clock) {}
