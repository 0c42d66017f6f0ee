package io.orrery.ledger;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Publishes checkpoints in a place of the administrator's choice. A place that fails stops no
 * ledger: it is said in the log, and the next checkpoint covers what this one would have.
 */
final class Checkpoints {

  private static final System.Logger LOG = System.getLogger(Checkpoints.class.getName());

  private final Optional<Path> place;
  private final Disk disk;

  Checkpoints(Optional<Path> place, Disk disk) {
    this.place = place;
    this.disk = disk;
  }

  /** Whether there is a place. */
  boolean arePublished() {
    return place.isPresent();
  }

  /** Writes a note to a file of its own, unless there is no place. */
  void publish(LedgerId id, long size, String note) {
    if (place.isEmpty()) {
      return;
    }
    String name = Home.segmentName(id, size) + ".checkpoint";
    Path file = place.get().resolve(id.universe().wireName()).resolve(name);
    try {
      disk.create(file, note.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      LOG.log(
          Level.WARNING,
          "the checkpoint of the {0} at {1} records could not be published: {2}",
          id,
          size,
          e);
    }
  }
}
