/** What leaves a universe for those who compute: rows, purposes, and what was left out. */
@NullMarked
package io.orrery.exports;

import org.jspecify.annotations.NullMarked;
