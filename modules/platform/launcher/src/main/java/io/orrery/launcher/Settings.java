package io.orrery.launcher;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/**
 * What the environment says about this start.
 *
 * @param home the directory with config, data and logs; absolute
 * @param port the one port Orrery listens on
 */
record Settings(Path home, int port) {
  static final String HOME = "ORRERY_HOME";
  static final String PORT = "ORRERY_HTTP_PORT";
  private static final int DEFAULT_PORT = 8080;
  private static final int HIGHEST_PORT = 65_535;

  static Settings of(Map<String, String> environment) {
    return new Settings(
        home(environment.getOrDefault(HOME, "")), port(environment.getOrDefault(PORT, "")));
  }

  Settings withPort(int other) {
    return new Settings(home, other);
  }

  String url() {
    return "http://127.0.0.1:" + port + "/";
  }

  private static Path home(String text) {
    try {
      return Path.of(text).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new StartRefused(HOME + " must be a directory, was \"" + text + "\"");
    }
  }

  private static int port(String text) {
    if (text.isEmpty()) {
      return DEFAULT_PORT;
    }
    if (text.matches("[1-9][0-9]{0,4}") && Integer.parseInt(text) <= HIGHEST_PORT) {
      return Integer.parseInt(text);
    }
    throw new StartRefused(
        PORT + " must be a whole number from 1 to " + HIGHEST_PORT + ", was \"" + text + "\"");
  }
}
