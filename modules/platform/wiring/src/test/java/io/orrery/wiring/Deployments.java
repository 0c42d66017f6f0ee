package io.orrery.wiring;

import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/** Deployments of this module's beans with those of a test, as a server would make them. */
final class Deployments {

  private Deployments() {}

  /** With all three universes in memory. */
  static WeldContainer of(Class<?>... beans) {
    return weld().addBeanClasses(TestParts.class).addBeanClasses(beans).initialize();
  }

  /** Without settings and storage. */
  static Weld weld() {
    return new Weld()
        .disableDiscovery()
        .addExtension(new UniverseExtension())
        .addBeanClasses(
            UniverseEvents.class,
            StampedInterceptor.class,
            EventGuard.class,
            EventTargets.class,
            CdiAudience.class,
            UniverseLifecycle.class,
            UniversesProducer.class,
            ClockProducer.class);
  }
}
