package io.orrery.wiring;

import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/** Deployments of this module's beans with those of a test, as a server would make them. */
final class Deployments {

  private static final List<Class<?>> PARTS =
      List.of(
          UniverseEvents.class,
          StampedInterceptor.class,
          EventGuard.class,
          EventTargets.class,
          CdiAudience.class,
          UniverseLifecycle.class,
          BoundLifecycle.class,
          UniversesProducer.class,
          ControlParts.class,
          PromotionParts.class,
          ControlWatch.class,
          SimulationMarket.class,
          PaperMarket.class,
          LiveMarket.class,
          BrokeredMarkets.class,
          Chores.class,
          ClockProducer.class);

  private Deployments() {}

  /** With all three universes in memory. */
  static WeldContainer of(Class<?>... beans) {
    return weld().addBeanClasses(TestParts.class).addBeanClasses(beans).initialize();
  }

  /** Why a deployment with {@code beans} is refused. */
  static String refusal(Class<?>... beans) {
    Throwable refusal = catchThrowable(() -> of(beans).close());
    return refusal == null ? "it was deployed" : String.valueOf(refusal.getMessage());
  }

  /** Without settings and storage. */
  static Weld weld() {
    return new Weld()
        .disableDiscovery()
        .addExtension(new UniverseExtension())
        .addBeanClasses(PARTS.toArray(Class<?>[]::new));
  }

  /** With a mechanism taken away. */
  static Weld without(Class<?> part) {
    List<Class<?>> rest = new ArrayList<>(PARTS);
    rest.remove(part);
    return new Weld()
        .disableDiscovery()
        .addExtension(new UniverseExtension())
        .addBeanClasses(rest.toArray(Class<?>[]::new));
  }
}
