/** Figures, each with its peer in the same run. */
@NullMarked
package io.orrery.benchmarks;

import org.jspecify.annotations.NullMarked;
