/** What one legacy row proves: its fields, its shape, the run it belongs to, and its universe. */
@NullMarked
package io.orrery.migration.proof;

import org.jspecify.annotations.NullMarked;
