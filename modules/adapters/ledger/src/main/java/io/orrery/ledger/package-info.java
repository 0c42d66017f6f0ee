/**
 * The embedded store: per universe and stream one append-only, hash-chained file of JSON lines. The
 * format is described in {@code src/docs/ledger-format.md}.
 */
@NullMarked
package io.orrery.ledger;

import org.jspecify.annotations.NullMarked;
