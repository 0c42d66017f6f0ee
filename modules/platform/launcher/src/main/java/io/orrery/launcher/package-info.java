/**
 * Starts Payara Micro with the Orrery WAR and stops when it does not come up. Start reading at
 * {@link io.orrery.launcher.Launcher}.
 */
@org.jspecify.annotations.NullMarked
package io.orrery.launcher;
