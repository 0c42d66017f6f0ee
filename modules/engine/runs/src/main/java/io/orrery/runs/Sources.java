package io.orrery.runs;

import io.orrery.market.Calendars;
import io.orrery.market.Datasets;
import io.orrery.strategy.Strategies;

/**
 * What runs draw on: data that all universes may read, and code.
 *
 * @param datasets market data with hashes
 * @param calendars when markets trade
 * @param strategies what can decide
 */
public record Sources(Datasets datasets, Calendars calendars, Strategies strategies) {}
