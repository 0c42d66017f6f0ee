package io.orrery.wiring;

import io.orrery.basics.Check;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Looks settings up in their sources, the highest ordinal first, and notes what is wrong. */
final class SettingLookup {

  /** Their ordinal by MicroProfile Config. */
  static final int SYSTEM_PROPERTIES = 400;

  private final List<ConfigSource> sources;
  private final Consumer<String> problems;

  /** The files as they are now, and every other source. */
  SettingLookup(
      List<ConfigFile> files, Iterable<ConfigSource> configured, Consumer<String> problems) {
    Stream<ConfigSource> others =
        StreamSupport.stream(configured.spliterator(), false)
            .filter(source -> !(source instanceof ConfigFile));
    this.sources =
        Stream.concat(files.stream(), others)
            .sorted(Comparator.comparingInt(ConfigSource::getOrdinal).reversed())
            .toList();
    this.problems = problems;
  }

  /** The value of {@code setting}; empty if it is not set, or is wrong and noted as a problem. */
  <T> Optional<T> value(Setting<T> setting) {
    for (ConfigSource source : sources) {
      String text = source.getValue(setting.name());
      if (text != null) {
        return parsed(setting, text, source.getName());
      }
    }
    return Optional.empty();
  }

  /** Where {@code setting} stands, in every place. */
  List<String> places(Setting<?> setting) {
    return sources.stream()
        .filter(source -> source.getValue(setting.name()) != null)
        .map(ConfigSource::getName)
        .toList();
  }

  /** Those of them that are files of settings, or system properties, which others may read. */
  List<String> placesBesideTheEnvironment(Setting<?> setting) {
    return sources.stream()
        .filter(source -> source.getValue(setting.name()) != null)
        .filter(source -> source instanceof ConfigFile || source.getOrdinal() >= SYSTEM_PROPERTIES)
        .map(ConfigSource::getName)
        .toList();
  }

  /** The value, which must be set because of {@code by}; noted if it is not. */
  <T> Optional<T> needed(Setting<T> setting, Setting<?> by) {
    if (places(setting).isEmpty()) {
      problem(
          "%s must be set to %s, because of %s"
              .formatted(setting.name(), setting.key().allowed(), by.name()));
    }
    return value(setting);
  }

  /** Notes that something is wrong. */
  void problem(String sentence) {
    problems.accept(sentence);
  }

  private <T> Optional<T> parsed(Setting<T> setting, String text, String place) {
    try {
      return Optional.of(setting.key().parser().apply(text));
    } catch (IllegalArgumentException e) {
      problem(
          "%s in %s must be %s, was %s"
              .formatted(
                  setting.name(),
                  place,
                  setting.key().allowed(),
                  setting.key().isSecret() ? "another (not shown)" : Check.shown(text)));
      return Optional.empty();
    }
  }
}
