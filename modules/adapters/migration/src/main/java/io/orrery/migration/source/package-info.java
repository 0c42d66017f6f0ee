/** The files of an old tree, as they lie there: what they are, their digests, and their lines. */
@NullMarked
package io.orrery.migration.source;

import org.jspecify.annotations.NullMarked;
