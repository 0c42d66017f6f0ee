/** Strategies on recorded bars, and the record of what came of it. */
@NullMarked
package io.orrery.backtest;

import org.jspecify.annotations.NullMarked;
