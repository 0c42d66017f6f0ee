/** Market data from files, from a seed and from the past. */
@NullMarked
package io.orrery.feeds;

import org.jspecify.annotations.NullMarked;
