package io.orrery.wiring;

import io.orrery.basics.Check;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * A file of settings below Orrery's home: Java properties in UTF-8, each key once. It ranks below
 * the environment and system properties, and above what is packed with the program.
 */
final class ConfigFile implements ConfigSource {

  /** Above {@code META-INF/microprofile-config.properties} (100), below the environment (300). */
  static final int ORDINAL = 150;

  private final String name;
  private final Optional<Universe> universe;
  private final Map<String, String> entries = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();

  private ConfigFile(String name, Optional<Universe> universe) {
    this.name = name;
    this.universe = universe;
  }

  /** The files below {@code home}, also those that do not exist: they are empty. */
  static List<ConfigFile> below(Path home) {
    List<ConfigFile> files = new ArrayList<>();
    files.add(read(home, "config/orrery.properties", Optional.empty()));
    for (Universe universe : Universe.values()) {
      files.add(read(home, "config/" + universe.wireName() + ".properties", Optional.of(universe)));
    }
    return files;
  }

  private static ConfigFile read(Path home, String name, Optional<Universe> universe) {
    ConfigFile file = new ConfigFile(name, universe);
    if (Files.exists(home.resolve(name))) {
      file.read(home.resolve(name));
    }
    return file;
  }

  private void read(Path path) {
    try (Reader reader = Files.newBufferedReader(path)) {
      new Entries().load(reader);
    } catch (IOException | IllegalArgumentException e) {
      problems.add(
          "%s must be Java properties in UTF-8, and cannot be read: %s".formatted(name, e));
    }
  }

  /** The one universe of which it may speak; empty if it may of all. */
  Optional<Universe> universe() {
    return universe;
  }

  /** What is wrong with it as a file. */
  List<String> problems() {
    return List.copyOf(problems);
  }

  @Override
  public Map<String, String> getProperties() {
    return Map.copyOf(entries);
  }

  @Override
  public Set<String> getPropertyNames() {
    return Set.copyOf(entries.keySet());
  }

  @Override
  public int getOrdinal() {
    return ORDINAL;
  }

  @Override
  public @Nullable String getValue(String key) {
    return entries.get(key);
  }

  @Override
  public String getName() {
    return name;
  }

  /** Java's own reader of properties, which lets a later line win without a word. */
  private final class Entries extends Properties {
    private static final long serialVersionUID = 1L;

    @Override
    public synchronized @Nullable Object put(Object key, Object value) {
      if (entries.putIfAbsent(key.toString(), value.toString()) != null) {
        problems.add(
            "%s must stand once in %s, stands there twice"
                .formatted(Check.shown(key.toString()), name));
      }
      return null;
    }
  }
}
