/** The command line. */
@NullMarked
package io.orrery.cli;

import org.jspecify.annotations.NullMarked;
