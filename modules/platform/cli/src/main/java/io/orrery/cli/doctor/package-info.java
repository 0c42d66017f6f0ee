/** Looks for what keeps a deployment from starting, or from keeping its promises. */
@NullMarked
package io.orrery.cli.doctor;

import org.jspecify.annotations.NullMarked;
