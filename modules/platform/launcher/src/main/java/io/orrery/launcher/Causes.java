package io.orrery.launcher;

import java.util.ArrayList;
import java.util.List;

/** What an exception says when its wrappers are taken off. */
final class Causes {
  private Causes() {}

  static int depth(Throwable thrown) {
    return chain(thrown).size();
  }

  /** The message of the innermost cause; its class too when the message alone says nothing. */
  static String rootSentence(Throwable thrown) {
    List<Throwable> chain = chain(thrown);
    Throwable root = chain.get(chain.size() - 1);
    String message = root.getMessage();
    return message == null || !message.contains(" ") ? root.toString() : message;
  }

  private static List<Throwable> chain(Throwable thrown) {
    List<Throwable> chain = new ArrayList<>();
    for (Throwable t = thrown; t != null && !chain.contains(t); t = t.getCause()) {
      chain.add(t);
    }
    return chain;
  }
}
