package io.orrery.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What an exception says when its wrappers are taken off. */
final class Causes {
  private Causes() {}

  static int depth(Throwable thrown) {
    return chain(thrown).size();
  }

  /** The messages from the outside in, without those that only repeat their cause's. */
  static String sentence(Throwable thrown) {
    List<String> said = chain(thrown).stream().map(Causes::message).toList();
    return IntStream.range(0, said.size())
        .filter(i -> i == said.size() - 1 || !said.get(i).contains(said.get(i + 1)))
        .mapToObj(said::get)
        .collect(Collectors.joining(": "));
  }

  private static String message(Throwable thrown) {
    String message = thrown.getMessage();
    return message == null || message.isBlank() ? thrown.toString() : saidOnce(message.strip());
  }

  /** Payara reports a failed deployment as "message -- message". */
  private static String saidOnce(String message) {
    int dashes = message.indexOf(" -- ");
    boolean repeated =
        dashes > 0 && message.substring(0, dashes).contains(message.substring(dashes + 4).strip());
    return repeated ? message.substring(0, dashes).strip() : message;
  }

  private static List<Throwable> chain(Throwable thrown) {
    List<Throwable> chain = new ArrayList<>();
    for (Throwable t = thrown; t != null && !chain.contains(t); t = t.getCause()) {
      chain.add(t);
    }
    return chain;
  }
}
