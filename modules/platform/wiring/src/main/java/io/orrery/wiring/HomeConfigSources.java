package io.orrery.wiring;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSourceProvider;

/**
 * Gives the files below Orrery's home to MicroProfile Config, so that the server and its libraries
 * see them, too. What is wrong with them is said by {@link SettingsReader}, not here.
 */
public final class HomeConfigSources implements ConfigSourceProvider {

  /** For the service loader. */
  public HomeConfigSources() {}

  @Override
  public List<ConfigSource> getConfigSources(ClassLoader loader) {
    try {
      return List.copyOf(ConfigFile.below(OrreryHome.find(systemProperties(), System.getenv())));
    } catch (SettingsException e) {
      return List.of();
    }
  }

  /** A copy, because other threads may change them. */
  static Map<String, String> systemProperties() {
    Properties properties = System.getProperties();
    return properties.stringPropertyNames().stream()
        .collect(
            java.util.stream.Collectors.toUnmodifiableMap(
                name -> name, name -> properties.getProperty(name, "")));
  }
}
