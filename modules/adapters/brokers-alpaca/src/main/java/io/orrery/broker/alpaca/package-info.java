/** Orders to Alpaca, for PAPER and LIVE. */
@NullMarked
package io.orrery.broker.alpaca;

import org.jspecify.annotations.NullMarked;
