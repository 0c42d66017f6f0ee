package io.orrery.wiring;

import io.orrery.universe.Universe;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * One setting: a row of the table, for one universe where the row is of each.
 *
 * @param key the row
 * @param name the key as it is written in files and system properties
 * @param <T> what the value means
 */
record Setting<T>(SettingKey<T> key, String name) {

  /** The name in the environment, such as {@code ORRERY_LIVE_FEED}. */
  String environmentName() {
    return environmentName(name);
  }

  /** The universe that it is about; empty if it is about the deployment. */
  Optional<Universe> universe() {
    return Arrays.stream(Universe.values())
        .filter(universe -> name.startsWith("orrery." + universe.wireName() + "."))
        .findFirst();
  }

  /** The setting of that name, if the table has it. */
  static Optional<Setting<?>> named(String name) {
    for (SettingKey<?> key : SettingKey.table()) {
      for (Setting<?> setting : key.settings()) {
        if (setting.name().equals(name)) {
          return Optional.of(setting);
        }
      }
    }
    return Optional.empty();
  }

  /** Every character that is not a letter or a digit becomes an underscore, by MicroProfile. */
  static String environmentName(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }
}
