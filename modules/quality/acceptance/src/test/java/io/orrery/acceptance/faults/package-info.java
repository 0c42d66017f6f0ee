/**
 * What the ledger promises when a process is killed, a call fails, the disk is full or lies, the
 * machine loses its power, or someone else wants the universe.
 */
@NullMarked
package io.orrery.acceptance.faults;

import org.jspecify.annotations.NullMarked;
