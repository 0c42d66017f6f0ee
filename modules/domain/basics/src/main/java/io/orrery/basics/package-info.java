/**
 * Values of the field: symbols, prices, quantities, money and identifiers, each impossible to
 * construct wrong, and the checks behind them.
 */
@NullMarked
package io.orrery.basics;

import org.jspecify.annotations.NullMarked;
