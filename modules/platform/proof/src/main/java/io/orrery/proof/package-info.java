/**
 * Tries on the running deployment what the contract forbids, and says under a signature what came
 * of it.
 *
 * <p>What is tried on the deployment itself carries a second fault that keeps it from being
 * recorded even where the contract is broken; everything else is tried on a {@link
 * io.orrery.proof.Twin} in a folder of its own.
 */
@org.jspecify.annotations.NullMarked
package io.orrery.proof;
