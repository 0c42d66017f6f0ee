/** A strategy as a user writes it, outside Orrery's own package. */
@NullMarked
package io.orrery.strategy.sample;

import org.jspecify.annotations.NullMarked;
