/** Writes what a universe recorded for those who compute: files, manifest, lineage. */
@NullMarked
package io.orrery.cli.export;

import org.jspecify.annotations.NullMarked;
