/**
 * The structure of the indexes of segments: derived from records, never trusted for what a record
 * says, and good for nothing but finding records sooner.
 */
@NullMarked
package io.orrery.ledger.index;

import org.jspecify.annotations.NullMarked;
