/** Orders by FIX 4.4, for PAPER and LIVE. */
@NullMarked
package io.orrery.broker.fix;

import org.jspecify.annotations.NullMarked;
