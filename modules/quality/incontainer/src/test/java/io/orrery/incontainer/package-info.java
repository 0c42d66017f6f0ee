/** Tests that run inside a real server, in the shipped WAR. */
@NullMarked
package io.orrery.incontainer;

import org.jspecify.annotations.NullMarked;
