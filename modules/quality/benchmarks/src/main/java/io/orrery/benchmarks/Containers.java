package io.orrery.benchmarks;

import java.net.URL;
import java.util.Collection;
import java.util.List;
import org.jboss.weld.environment.deployment.WeldResourceLoader;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/** The same Weld, without and with Orrery. */
final class Containers {

  private Containers() {}

  static WeldContainer bare() {
    Weld weld = new Weld("bare").disableDiscovery().beanClasses(BareListener.class);
    weld.setResourceLoader(new WithoutExtensions());
    return weld.initialize();
  }

  static WeldContainer withOrrery() {
    return new Weld("orrery").initialize();
  }

  /** Finds everything but the extensions that the class path brings. */
  private static final class WithoutExtensions extends WeldResourceLoader {
    @Override
    public Collection<URL> getResources(String name) {
      return name.endsWith("Extension") ? List.of() : super.getResources(name);
    }
  }
}
