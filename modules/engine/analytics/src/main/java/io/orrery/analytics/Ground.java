package io.orrery.analytics;

/** What the definitions in {@link Measure} calculate from. */
record Ground(Returns returns, Dealings dealings, Relative relative) {}
