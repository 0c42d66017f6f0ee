/** The commands of SIMULATION: data, strategies, backtests and their results. */
@NullMarked
package io.orrery.cli.simulation;

import org.jspecify.annotations.NullMarked;
