package io.orrery.migration;

import io.orrery.universe.Fact;

/**
 * Audit record: all of an import is recorded.
 *
 * @param records how many trades and equity points
 */
public record ImportEnded(long records) implements Fact {}
