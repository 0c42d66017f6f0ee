/** What the agents of a session are seen to do, and whether that is what is expected of them. */
@NullMarked
package io.orrery.trading.observability;

import org.jspecify.annotations.NullMarked;
