/** What this program is: its version, its code, where it lies. */
@NullMarked
package io.orrery.cli.program;

import org.jspecify.annotations.NullMarked;
