/** What to do on the bars seen so far. */
@NullMarked
package io.orrery.strategy;

import org.jspecify.annotations.NullMarked;
