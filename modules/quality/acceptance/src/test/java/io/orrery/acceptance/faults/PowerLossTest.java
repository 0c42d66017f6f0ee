package io.orrery.acceptance.faults;

import io.orrery.acceptance.Build;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The machine loses its power: the universe lies on an ext4 image, which is copied between two of
 * its writes, at random instants, while 16 threads record or while the session closes. A page cache
 * that was not forced is not in the copy. The copy is mounted, recovered and checked: {@code
 * -Dtest.powerlosses=1000} for the full run.
 */
class PowerLossTest {

  private static final int INSTANTS_A_LIFE = 25;

  private final Rounds rounds = new Rounds("power loss");
  private final Path place = Build.freshFolder("power");

  @Tag("U13")
  @Tag("U14")
  @Test
  void everyAcknowledgedRecordIsThereAfterThePowerWasLost() throws Exception {
    Needs.snapshots();
    int all = Rounds.count("test.powerlosses", 10);
    Path shelf = Mount.sparse(shelfFile(), "2G");
    try {
      Commands.run("mkfs.xfs", "-q", "-m", "reflink=1", shelf.toString());
      try (Mount shelves = Mount.image(shelf, place.resolve("shelf"))) {
        while (rounds.done() < all) {
          live(shelves.point(), Math.min(INSTANTS_A_LIFE, all - rounds.done()));
        }
      }
    } finally {
      Files.delete(shelf);
    }
    rounds.report();
  }

  /** In memory if there is such a place, because what counts is the order of writes alone. */
  private Path shelfFile() throws Exception {
    Path memory = Path.of("/dev/shm");
    return Files.isWritable(memory)
        ? Files.createTempFile(memory, "orrery-shelf", ".img")
        : place.resolve("shelf.img");
  }

  private void live(Path shelf, int instants) throws Exception {
    Path image = Mount.sparse(shelf.resolve("disk.img"), "64M");
    Path copy = shelf.resolve("copy.img");
    Commands.run("mkfs.ext4", "-q", "-F", image.toString());
    try (Mount disk = Mount.image(image, place.resolve("disk"));
        WriterProcess writer = WriterProcess.start(disk.point().resolve("home"))) {
      int counted = 0;
      for (int i = 0; i < instants; i++) {
        List<Acknowledged> before = copyAtAnInstant(writer, i, image, copy);
        Commands.run("kill", "-STOP", Long.toString(writer.pid()));
        examine(copy, before);
        rounds.add(before.size() - counted);
        counted = before.size();
        Commands.run("kill", "-CONT", Long.toString(writer.pid()));
        Files.delete(copy);
        finish(writer, i);
      }
    }
    Files.delete(image);
  }

  /** While it opens, while it records, and while it closes, in turn. */
  private List<Acknowledged> copyAtAnInstant(
      WriterProcess writer, int instant, Path image, Path copy) {
    switch (instant % 3) {
      case 0 -> {
        writer.tell("open");
        pause(instant == 0 ? 60_000 : 15_000);
      }
      case 1 -> {
        writer.tell("append i" + rounds.done() + " 16 60");
        writer.awaitAcknowledged(writer.acknowledged().size() + 1);
        pause(40_000);
      }
      default -> {
        writer.tell("close");
        pause(10_000);
      }
    }
    List<Acknowledged> before = writer.acknowledged();
    Commands.run("cp", "--reflink=always", image.toString(), copy.toString());
    return before;
  }

  private void pause(int atMostMicros) {
    LockSupport.parkNanos(1000L * rounds.random().nextInt(atMostMicros));
  }

  private static void finish(WriterProcess writer, int instant) {
    switch (instant % 3) {
      case 0 -> writer.awaitLast("opened ");
      case 1 -> writer.awaitLast("appended");
      default -> writer.awaitLast("closed");
    }
  }

  private void examine(Path copy, List<Acknowledged> before) {
    try (Mount disk = Mount.image(copy, place.resolve("copy"))) {
      Path home = disk.point().resolve("home");
      HomeCheck check = new HomeCheck(home);
      check.check(before, rounds.where() + ": as the power left it");
      try (WriterProcess writer = WriterProcess.start(home)) {
        writer.open();
        writer.ask("append after 1 8", "appended");
        writer.closeUniverse();
        check.checkRecovered(before, rounds.where() + ": recovered");
        check.checkRecovered(writer.acknowledged(), rounds.where() + ": and gone on");
      }
    }
  }
}
