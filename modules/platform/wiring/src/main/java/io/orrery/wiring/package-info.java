/**
 * CDI as a thin shell over sessions: each universe's beans with its qualifier, the scope of a
 * session, the one way to fire an event and the guard before all others, the checks that keep
 * wiring that mixes universes from being deployed, and the configuration.
 */
@NullMarked
package io.orrery.wiring;

import org.jspecify.annotations.NullMarked;
