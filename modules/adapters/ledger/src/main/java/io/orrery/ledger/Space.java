package io.orrery.ledger;

import io.orrery.trade.LedgerFullException;
import io.orrery.universe.Session;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The room on a universe's disk: a floor under which intake stops, and ballast for the end. */
final class Space {

  private final Disk disk;
  private final Path root;
  private final Path ballast;
  private final LedgerOptions options;

  Space(Home home, Disk disk, Universe universe, LedgerOptions options) {
    this.disk = disk;
    this.root = home.root(universe, Stream.Area.DATA);
    this.ballast = home.ballast(universe);
    this.options = options;
  }

  /** Takes ballast on, if there is room for it above the floor. */
  void takeBallast() throws IOException {
    if (options.ballastBytes() > 0
        && !Files.exists(ballast)
        && disk.usableSpace(root) >= options.freeSpaceFloor() + options.ballastBytes()) {
      disk.create(ballast, new byte[options.ballastBytes()]);
    }
  }

  void giveUpBallast() throws IOException {
    disk.delete(ballast);
  }

  boolean isBelowFloor() throws IOException {
    return disk.usableSpace(root) < options.freeSpaceFloor();
  }

  /** The sentence for a record that is refused. */
  LedgerFullException full(Session session) {
    return new LedgerFullException(
        "the disk of universe %s must have %d free bytes, but has fewer: make room; %s records nothing more until then, and nothing was written"
            .formatted(session.universe(), options.freeSpaceFloor(), session.id()));
  }
}
