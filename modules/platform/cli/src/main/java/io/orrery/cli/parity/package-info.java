/** The commands that put two sessions side by side. */
@NullMarked
package io.orrery.cli.parity;

import org.jspecify.annotations.NullMarked;
