/** Whether a running deployment holds to its contract, and what a report of that says. */
@org.jspecify.annotations.NullMarked
package io.orrery.cli.prove;
