/** Tells from a home, with or without a server, what there is and what there was. */
@NullMarked
package io.orrery.cli.history;

import org.jspecify.annotations.NullMarked;
