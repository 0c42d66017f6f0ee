/** Limits, sizes, the breaker, and the one gate that every order passes. */
@NullMarked
package io.orrery.risk;

import org.jspecify.annotations.NullMarked;
