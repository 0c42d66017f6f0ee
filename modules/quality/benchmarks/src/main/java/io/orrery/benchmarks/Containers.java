package io.orrery.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
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
    try {
      System.setProperty("orrery.home", Files.createTempDirectory("orrery-benchmark").toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
