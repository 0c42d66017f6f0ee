package io.orrery.launcher;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
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
  static final String PROPERTY = "orrery.warmup";

  static Optional<WarmUp> requested() {
    return Optional.ofNullable(System.getProperty(PROPERTY))
        .map(paths -> new WarmUp(List.of(paths.split(",", -1))));
  }

  void run(Settings settings) {
    paths.forEach(path -> get(settings.url() + path));
    System.exit(0);
  }

  private static void get(String url) {
    try {
      HttpURLConnection connection = (HttpURLConnection) new URL(url).openConnection();
      System.out.println(connection.getResponseCode() + " " + url);
      connection.disconnect();
    } catch (IOException e) {
      throw new StartRefused("The warm-up could not read " + url + ": " + e.getMessage());
    }
  }
}
