package io.orrery.session;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of every part of a session that was torn down.
 *
 * @param sessionId the session
 * @param parts each part that it consisted of, with its state after the end
 * @param openFiles files of the universe that are open for writing after the end
 * @param areFilesKnown whether the operating system tells which files are open
 */
public record TeardownProof(
    String sessionId, List<Inventory.Item> parts, List<String> openFiles, boolean areFilesKnown) {

  /** Copies the lists. */
  public TeardownProof {
    parts = List.copyOf(parts);
    openFiles = List.copyOf(openFiles);
  }

  /** The parts that have not ended, by name; empty if the proof holds. */
  public List<String> remaining() {
    List<String> names =
        new ArrayList<>(
            parts.stream()
                .filter(part -> !part.isOver())
                .map(part -> part.kind().wireName() + " " + part.name())
                .toList());
    openFiles.forEach(file -> names.add("file " + file));
    return names;
  }
}
