/** The orders of one session: from the gate to the broker, and back to the ledgers. */
@NullMarked
package io.orrery.trading;

import org.jspecify.annotations.NullMarked;
