package io.orrery.wiring;

import io.orrery.universe.Fact;

/** An event of the application under test. */
record SignalRaised(String symbol) implements Fact {}
