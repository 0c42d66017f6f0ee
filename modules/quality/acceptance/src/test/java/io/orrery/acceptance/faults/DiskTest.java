package io.orrery.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.acceptance.Build;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Disks that are full, too small for a file, or that lie about a force. */
class DiskTest {

  private final Path place = Build.freshFolder("disk");

  /** Real short writes, then no space; then there is space again. */
  @Tag("U13")
  @Test
  void losesNothingOnAFullDiskAndGoesOnWhenThereIsSpaceAgain() throws IOException {
    Needs.mounts();
    Rounds rounds = new Rounds("full disk");
    try (Mount disk = Mount.tmpfs(place.resolve("tmpfs"), "64m")) {
      Path home = disk.point().resolve("home");
      HomeCheck check = new HomeCheck(home);
      List<Acknowledged> acknowledged = new ArrayList<>(fillUp(disk, home, rounds));
      check.check(acknowledged, rounds.where() + ": while it is full");

      Files.delete(filler(disk));
      acknowledged.addAll(goOn(home, rounds));
      check.checkRecovered(acknowledged, rounds.where());
      rounds.add(acknowledged.size());
    }
    rounds.report();
  }

  private static List<Acknowledged> fillUp(Mount disk, Path home, Rounds rounds)
      throws IOException {
    try (WriterProcess writer = WriterProcess.start(home)) {
      writer.open();
      int room = 100_000 + rounds.random().nextInt(100_000);
      leave(disk, room);
      boolean hasBallast = Files.exists(home.resolve("data/paper/ballast"));
      requireFailure(writer.ask("append full 8 0", "appended"), rounds.where());
      List<String> halt = writer.ask("halt the-end", "ack audit", "failed ");
      assertThat(hasBallast && !halt.get(0).startsWith("ack audit"))
          .as("%s: the end is not on record, but %s", rounds.where(), halt)
          .isFalse();
      writer.ask("close", "closed", "unclosed ");
      return writer.acknowledged();
    }
  }

  /**
   * A file that may not grow, though ballast could: a real short write, then an error that says so.
   */
  @Tag("U13")
  @Test
  void losesNothingWhenAFileMayNotGrow() {
    Rounds rounds = new Rounds("limit of a file's size");
    Path home = place.resolve("limited");
    HomeCheck check = new HomeCheck(home);
    List<Acknowledged> acknowledged = new ArrayList<>();
    int kibibytes = 1100 + rounds.random().nextInt(100);
    List<String> starter =
        List.of("bash", "-c", "ulimit -f " + kibibytes + "; exec \"$@\"", "limited");
    List<String> arguments = List.of(home.toString(), "large-segments");
    try (WriterProcess writer =
        WriterProcess.start(starter, WriterProcess.classPath(), arguments)) {
      writer.open();
      requireFailure(writer.ask("append limited 8 0", "appended"), rounds.where());
      acknowledged.addAll(writer.acknowledged());
    }
    check.check(acknowledged, rounds.where() + ": at the limit");
    acknowledged.addAll(goOn(home, rounds));
    check.checkRecovered(acknowledged, rounds.where());
    rounds.add(acknowledged.size());
    rounds.report();
  }

  /**
   * A disk that takes writes which it has no room for, fails one force, and says that the next one
   * succeeded although the bytes are gone: ext4 without a journal, thinly provisioned.
   */
  @Tag("U13")
  @Test
  void believesNoForceAfterOneThatFailed() {
    Needs.loopDevices();
    Rounds rounds = new Rounds("force that lies");
    List<Acknowledged> acknowledged = new ArrayList<>();
    try (Mount pool = Mount.tmpfs(place.resolve("pool"), "12m")) {
      Path image = Mount.sparse(pool.point().resolve("disk.img"), "64M");
      Commands.run("mkfs.ext4", "-q", "-O", "^has_journal", image.toString());
      try (Mount disk = Mount.image(image, place.resolve("lying"), "loop", "errors=continue")) {
        Path home = disk.point().resolve("home");
        acknowledged.addAll(writeUntilAForceFails(home, rounds));
        pool.remount("size=200m");
        acknowledged.addAll(goOn(home, rounds));
      }
      assertThat(Commands.succeeds("sh", "-c", "e2fsck -fy " + image + "; test $? -lt 4")).isTrue();
      try (Mount disk = Mount.image(image, place.resolve("honest"))) {
        Path home = disk.point().resolve("home");
        new HomeCheck(home).checkRecovered(acknowledged, rounds.where() + ": from the disk");
      }
    }
    rounds.add(acknowledged.size());
    rounds.report();
  }

  private static List<Acknowledged> writeUntilAForceFails(Path home, Rounds rounds) {
    try (WriterProcess writer = WriterProcess.start(home)) {
      writer.open();
      requireFailure(writer.ask("append lie 16 0", "appended"), rounds.where());
      return writer.acknowledged();
    }
  }

  private static void requireFailure(Collection<String> said, String where) {
    assertThat(said)
        .as(where)
        .anyMatch(line -> line.startsWith("ack "))
        .anyMatch(line -> line.startsWith("failed Ledger"))
        .noneMatch(line -> line.startsWith("late "))
        .noneMatch(line -> line.matches("failed (?!Ledger(Full)?Exception ).*"));
  }

  private static List<Acknowledged> goOn(Path home, Rounds rounds) {
    try (WriterProcess writer = WriterProcess.start(home)) {
      writer.open();
      List<String> answer = writer.ask("append again 4 10", "appended");
      assertThat(answer).as(rounds.where()).hasSize(41);
      writer.closeUniverse();
      return writer.acknowledged();
    }
  }

  private static void leave(Mount disk, int room) throws IOException {
    long filled = Files.getFileStore(disk.point()).getUsableSpace() - room;
    Commands.run("fallocate", "-l", Long.toString(filled), filler(disk).toString());
  }

  private static Path filler(Mount disk) {
    return disk.point().resolve("filler");
  }
}
