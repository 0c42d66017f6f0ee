/** Black-box tests of the shipped WAR on real servers. */
@NullMarked
package io.orrery.acceptance;

import org.jspecify.annotations.NullMarked;
