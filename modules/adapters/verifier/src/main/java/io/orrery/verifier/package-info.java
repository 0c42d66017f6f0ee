/**
 * Checks ledgers from their files and public keys alone. What it knows of them is in {@code
 * src/docs/ledger-format.md}; it shares no code with the store that writes them.
 */
@NullMarked
package io.orrery.verifier;

import org.jspecify.annotations.NullMarked;
