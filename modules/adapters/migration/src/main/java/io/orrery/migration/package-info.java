/**
 * Brings the past of other systems into the universes, where the records prove it, or aside: plan,
 * apply, undo and a person's later word.
 */
@NullMarked
package io.orrery.migration;

import org.jspecify.annotations.NullMarked;
