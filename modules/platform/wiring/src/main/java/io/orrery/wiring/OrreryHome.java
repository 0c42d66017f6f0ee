package io.orrery.wiring;

import io.orrery.basics.Check;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The directory below which config, data and logs lie: the system property {@code orrery.home},
 * else the environment's {@code ORRERY_HOME}. Nothing is assumed, for data in a directory that
 * nobody chose is data lost.
 */
final class OrreryHome {

  private OrreryHome() {}

  /**
   * The directory.
   *
   * @throws SettingsException if it is not set, or is no directory
   */
  static Path find(Map<String, String> systemProperties, Map<String, String> environment) {
    Setting<Path> setting = SettingKey.HOME.settings().get(0);
    String property = systemProperties.get(setting.name());
    return property != null
        ? read(setting.name(), "the system properties", property)
        : read(
            setting.environmentName(),
            "the environment",
            environment.get(setting.environmentName()));
  }

  private static Path read(String name, String place, @Nullable String text) {
    if (text == null) {
      throw new SettingsException(
          List.of(
              "orrery.home must be set to %s: set ORRERY_HOME in the environment, or start with -Dorrery.home=..."
                  .formatted(SettingKey.HOME.allowed())));
    }
    try {
      return SettingKey.HOME.parser().apply(text);
    } catch (IllegalArgumentException e) {
      throw new SettingsException(
          List.of(
              "%s in %s must be %s, was %s"
                  .formatted(name, place, SettingKey.HOME.allowed(), Check.shown(text))));
    }
  }
}
