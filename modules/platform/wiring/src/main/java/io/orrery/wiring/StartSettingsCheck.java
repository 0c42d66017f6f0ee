package io.orrery.wiring;

import io.orrery.session.SettingsCheck;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** Asks the reader of the start, without a container and with nothing packed in the program. */
public final class StartSettingsCheck implements SettingsCheck {

  /** The ordinal that MicroProfile Config gives to it. */
  private static final int ENVIRONMENT = 300;

  /** For the service loader. */
  public StartSettingsCheck() {}

  @Override
  public List<String> problems(
      Map<String, String> systemProperties, Map<String, String> environment) {
    try {
      SettingsReader.read(
          List.of(
              new Texts("the system properties", SettingLookup.SYSTEM_PROPERTIES, systemProperties),
              new Texts("the environment", ENVIRONMENT, byProperty(environment))),
          systemProperties,
          environment);
      return List.of();
    } catch (SettingsException e) {
      return e.problems();
    }
  }

  /** Under the names of the settings that they stand for. */
  private static Map<String, String> byProperty(Map<String, String> environment) {
    Map<String, String> named = new TreeMap<>();
    for (SettingKey<?> key : SettingKey.table()) {
      for (Setting<?> setting : key.settings()) {
        String text = environment.get(setting.environmentName());
        if (text != null) {
          named.put(setting.name(), text);
        }
      }
    }
    return named;
  }

  private record Texts(String name, int ordinal, Map<String, String> texts)
      implements ConfigSource {

    @Override
    public Set<String> getPropertyNames() {
      return texts.keySet();
    }

    @Override
    public int getOrdinal() {
      return ordinal;
    }

    @Override
    public @Nullable String getValue(String name) {
      return texts.get(name);
    }

    @Override
    public String getName() {
      return name;
    }
  }
}
