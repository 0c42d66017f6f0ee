/** The commands that bring the past of other systems in. */
@NullMarked
package io.orrery.cli.migration;

import org.jspecify.annotations.NullMarked;
