package io.orrery.acceptance.faults;

import java.util.Optional;

/** A record of which the writer said that it is on disk. */
record Acknowledged(String stream, long seq, String id, String hash) {

  /** What {@code line} of the writer acknowledges; empty if it says something else. */
  static Optional<Acknowledged> of(String line) {
    if (!line.startsWith("ack ")) {
      return Optional.empty();
    }
    String[] words = line.split(" ", -1);
    return Optional.of(new Acknowledged(words[1], Long.parseLong(words[2]), words[3], words[4]));
  }
}
