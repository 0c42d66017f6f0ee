/** What tests share: one contract suite per port, which every adapter must pass. */
@NullMarked
package io.orrery.testkit;

import org.jspecify.annotations.NullMarked;
