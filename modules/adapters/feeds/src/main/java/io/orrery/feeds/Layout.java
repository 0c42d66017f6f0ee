package io.orrery.feeds;

import io.orrery.basics.Symbol;
import io.orrery.market.BarGrid;
import io.orrery.market.DataFormat;
import java.time.ZoneId;

/**
 * What a file of bars holds, and how.
 *
 * @param file its name in messages
 * @param symbol the instrument
 * @param grid where its bars may start
 * @param format its form
 * @param zone of times without offset
 */
record Layout(String file, Symbol symbol, BarGrid grid, DataFormat format, ZoneId zone) {}
