/**
 * What happens in trading, the events that tell of it, and the ports through which it is recorded
 * and read.
 */
@NullMarked
package io.orrery.trade;

import org.jspecify.annotations.NullMarked;
