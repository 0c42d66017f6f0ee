/** Bars in columns, datasets, calendars, and the port through which market data comes. */
@NullMarked
package io.orrery.market;

import org.jspecify.annotations.NullMarked;
