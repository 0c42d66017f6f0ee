/** A broker without an outside world, for SIMULATION. */
@NullMarked
package io.orrery.broker.simulated;

import org.jspecify.annotations.NullMarked;
