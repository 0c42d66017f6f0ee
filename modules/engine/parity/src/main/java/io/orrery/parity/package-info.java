/** Two sessions side by side, decision by decision: labelled, judged, and never summed. */
@NullMarked
package io.orrery.parity;

import org.jspecify.annotations.NullMarked;
