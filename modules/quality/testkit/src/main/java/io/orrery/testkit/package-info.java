/**
 * For tests: sample data built through production constructors, the reference data beside the
 * checkout, clocks, in-memory ports, and one contract suite per port that every adapter must pass.
 */
@NullMarked
package io.orrery.testkit;

import org.jspecify.annotations.NullMarked;
