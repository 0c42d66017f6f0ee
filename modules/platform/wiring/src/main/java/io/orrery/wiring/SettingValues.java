package io.orrery.wiring;

import io.orrery.basics.Check;
import io.orrery.basics.Mic;
import io.orrery.basics.StrategyName;
import io.orrery.universe.Lineage;
import io.orrery.universe.Universe;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Reads what administrators write; refuses with {@link IllegalArgumentException}. */
final class SettingValues {

  private static final int HIGHEST_PORT = 65_535;
  private static final long MOST_BYTES = 1L << 40;
  private static final long LONGEST_QUEUE = 1 << 20;

  private SettingValues() {}

  static Path directory(String text) {
    Path path = Path.of(text);
    if (!path.isAbsolute() || !Files.isDirectory(path)) {
      throw new IllegalArgumentException("no such directory");
    }
    return path.normalize();
  }

  static Path absolute(String text) {
    Path path = Path.of(text);
    if (!path.isAbsolute()) {
      throw new IllegalArgumentException("not absolute");
    }
    return path.normalize();
  }

  static Set<Universe> universes(String text) {
    Set<Universe> universes = EnumSet.noneOf(Universe.class);
    for (String name : text.split(",", -1)) {
      if (!universes.add(Universe.parse(name.strip()))) {
        throw new IllegalArgumentException("twice " + name);
      }
    }
    return Collections.unmodifiableSet(universes);
  }

  static int port(String text) {
    int port = Integer.parseInt(text);
    if (port < 1 || port > HIGHEST_PORT) {
      throw new IllegalArgumentException("out of range");
    }
    return port;
  }

  static long bytes(String text, long least) {
    return within(Long.parseLong(text), least, MOST_BYTES);
  }

  static long queue(String text) {
    return within(Long.parseLong(text), 1, LONGEST_QUEUE);
  }

  private static long within(long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException("out of range");
    }
    return value;
  }

  static String dataset(String text) {
    return Check.matches("dataset", text, Lineage.NAME, "1 to 64 letters, digits and . _ -");
  }

  static String strategy(String text) {
    return new StrategyName(text).value();
  }

  static Optional<Mic> afterHours(String text) {
    return text.equals(MarketSettings.NONE) ? Optional.empty() : Optional.of(new Mic(text));
  }

  static Optional<Universe> postMarket(String text) {
    if (text.equals(MarketSettings.NONE)) {
      return Optional.empty();
    }
    Universe of = Universe.parse(text);
    if (of == Universe.SIMULATION) {
      throw new IllegalArgumentException("simulation repeats others");
    }
    return Optional.of(of);
  }

  static Duration interval(String text) {
    Duration interval = duration(text);
    if (interval.isZero()) {
      throw new IllegalArgumentException("zero");
    }
    return interval;
  }

  static BigDecimal notNegative(String text) {
    return Check.notNegative("the value", new BigDecimal(text));
  }

  static Duration duration(String text) {
    try {
      Duration duration = Duration.parse(text);
      if (duration.isNegative()) {
        throw new IllegalArgumentException("negative");
      }
      return duration;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a duration", e);
    }
  }

  static boolean truth(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("neither true nor false");
    };
  }
}
