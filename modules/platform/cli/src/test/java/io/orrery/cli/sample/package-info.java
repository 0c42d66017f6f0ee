/** Strategies of a user, as tests of the command line put them into a jar. */
@NullMarked
package io.orrery.cli.sample;

import org.jspecify.annotations.NullMarked;
