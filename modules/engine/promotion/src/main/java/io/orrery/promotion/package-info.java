/**
 * Promotion of strategies (contract U15): no record ever moves from one universe to another; a
 * strategy, named by the hashes of its code and its parameters, gets permission to take on risk in
 * the next universe, by the word of two persons, on stated evidence, under limits, for a time. What
 * persons decide is on record in the universe whose risk it is, and what holds is a fold over these
 * records.
 */
@NullMarked
package io.orrery.promotion;

import org.jspecify.annotations.NullMarked;
