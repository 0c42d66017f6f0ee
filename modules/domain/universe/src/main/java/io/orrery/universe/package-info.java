/**
 * The universe contract in types: which reality something belongs to, which session produced it,
 * from which data, under which assumptions, and what it may be used for.
 *
 * <p>{@link io.orrery.universe.Session} is the only mint of provenance. A store or an event channel
 * takes what its own session minted and nothing else.
 */
@NullMarked
package io.orrery.universe;

import org.jspecify.annotations.NullMarked;
