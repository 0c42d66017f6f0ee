package io.orrery.wiring;

import io.orrery.basics.Check;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Finds names that must not stand where they stand (contract U12). */
final class SettingNames {

  private static final String PREFIX = "orrery.";
  private static final String ENVIRONMENT_PREFIX = "ORRERY_";
  private static final String LEGACY = "SIMULATION_MODE";

  private final Consumer<String> problems;

  SettingNames(Consumer<String> problems) {
    this.problems = problems;
  }

  void checkFile(ConfigFile file) {
    for (String name : new TreeSet<>(file.getPropertyNames())) {
      checkLegacy(name, file.getName());
      if (name.startsWith(PREFIX)) {
        requireKnown(name, file.getName()).ifPresent(setting -> requireInPlace(setting, file));
      }
    }
  }

  void checkSystemProperties(Map<String, String> properties) {
    for (String name : new TreeSet<>(properties.keySet())) {
      checkLegacy(name, "the system properties");
      if (name.startsWith(PREFIX)) {
        requireKnown(name, "the system properties");
      }
    }
  }

  void checkEnvironment(Map<String, String> environment) {
    for (String name : new TreeSet<>(environment.keySet())) {
      checkLegacy(name, "the environment");
      if (Setting.environmentName(name).startsWith(ENVIRONMENT_PREFIX) && !isInEnvironment(name)) {
        problems.accept(unknown(name, "the environment", "in upper case and with _ for . and -"));
      }
    }
  }

  /** The file from which an earlier system was started; no setting of Orrery's is read from it. */
  void checkEarlierFile(Path home) {
    Path file = home.resolve("config/.env");
    if (Files.isRegularFile(file)) {
      try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
        lines
            .map(line -> line.strip().replaceFirst("^export\\s+", ""))
            .map(line -> line.replaceFirst("\\s*=.*$", ""))
            .forEach(name -> checkLegacy(name, "config/.env"));
      } catch (IOException e) {
        problems.accept("config/.env must be readable or not there, and cannot be read: " + e);
      }
    }
  }

  /** A setting that stands in two files would be decided by their order. */
  void requireOnce(Collection<ConfigFile> files) {
    Map<String, String> first = new java.util.HashMap<>();
    for (ConfigFile file : files) {
      for (String name : new TreeSet<>(file.getPropertyNames())) {
        String earlier = first.putIfAbsent(name, file.getName());
        if (earlier != null && name.startsWith(PREFIX)) {
          problems.accept(
              "%s must stand in one file, stands in %s and %s"
                  .formatted(name, earlier, file.getName()));
        }
      }
    }
  }

  private Optional<Setting<?>> requireKnown(String name, String place) {
    Optional<Setting<?>> known = Setting.named(name);
    if (known.isEmpty()) {
      problems.accept(unknown(name, place, "exactly so"));
    }
    return known;
  }

  private void requireInPlace(Setting<?> setting, ConfigFile file) {
    Optional<Universe> own = file.universe();
    if (setting.key() == SettingKey.HOME) {
      problems.accept(
          "orrery.home must not stand in %s, which lies below it: set it in the environment"
              .formatted(file.getName()));
    } else if (own.isPresent() && !own.equals(setting.universe())) {
      problems.accept(
          "%s must not stand in %s, which is about %s only: move it to config/%s.properties"
              .formatted(
                  setting.name(),
                  file.getName(),
                  own.get(),
                  setting.universe().map(Universe::wireName).orElse("orrery")));
    }
  }

  private static boolean isInEnvironment(String name) {
    return SettingKey.table().stream()
        .flatMap(key -> key.settings().stream())
        .anyMatch(setting -> setting.environmentName().equals(name));
  }

  private static String unknown(String name, String place, String how) {
    return "%s in %s is not a setting: allowed are, written %s, %s"
        .formatted(Check.shown(name), place, how, SettingKey.templates());
  }

  private void checkLegacy(String name, String place) {
    if (Setting.environmentName(name).equals(LEGACY)) {
      problems.accept(
          "%s in %s must be removed: one flag that switches what trading means is gone; orrery.universes lists which of live, paper and simulation open, side by side and apart, and 'orrery migrate' brings earlier records in"
              .formatted(name, place));
    }
  }
}
