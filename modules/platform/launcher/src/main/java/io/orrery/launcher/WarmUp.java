package io.orrery.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/**
 * The start the build makes to see which classes a start loads: it asks for the given paths once
 * and ends.
 *
 * @param paths what to ask for, without the leading slash
 */
record WarmUp(List<String> paths) {
  /** The system property with the paths, separated by commas. */
  static final String PROPERTY = "io.orrery.launcher.warmup";

  static Optional<WarmUp> requested() {
    return Optional.ofNullable(System.getProperty(PROPERTY))
        .map(paths -> new WarmUp(List.of(paths.split(",", -1))));
  }

  void run(Settings settings, PrintStream console) {
    for (String path : paths) {
      console.println(answer(settings.url() + path));
    }
    System.exit(0);
  }

  private static String answer(String url) {
    try {
      return Ports.status(url) + " " + url;
    } catch (IOException e) {
      return url + " could not be read: " + e.getMessage();
    }
  }
}
