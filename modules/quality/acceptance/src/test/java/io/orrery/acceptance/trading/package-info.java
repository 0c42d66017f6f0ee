/** Whole trading days, from bars to sealed ledgers. */
@NullMarked
package io.orrery.acceptance.trading;

import org.jspecify.annotations.NullMarked;
