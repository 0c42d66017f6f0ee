package io.orrery.cli.doctor;

import io.orrery.ledger.FileStorage;
import io.orrery.ledger.LedgerOptions;
import io.orrery.trade.AuditHistory;
import io.orrery.trade.LedgerException;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Checks of what lies in a home. */
final class HomeChecks {

  private static final Duration TOLERANCE = Duration.ofSeconds(2);
  private static final Set<PosixFilePermission> SECRET =
      PosixFilePermissions.fromString("rw-------");

  private final Path home;
  private final Clock clock;

  HomeChecks(Path home, Clock clock) {
    this.home = home;
    this.clock = clock;
  }

  /** The disk below the ledgers, or below the home while there are none. */
  Finding disk() {
    Path data = home.resolve("data");
    return DiskProbe.look(Files.exists(data, LinkOption.NOFOLLOW_LINKS) ? data : home);
  }

  /**
   * The space that is left.
   *
   * @param least how many bytes must be; 0 for the floor under which the ledgers refuse
   */
  Finding space(long least) {
    long floor = least > 0 ? least : LedgerOptions.defaults().freeSpaceFloor();
    try {
      long free = Files.getFileStore(home).getUsableSpace();
      String sentence =
          "%d MiB are free, %d MiB must be, or ledgers refuse records"
              .formatted(free >> 20, floor >> 20);
      Finding.Verdict verdict =
          free < floor
              ? Finding.Verdict.FAILED
              : free < 4 * floor ? Finding.Verdict.WARNING : Finding.Verdict.OK;
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("free_bytes", free);
      figures.put("floor_bytes", floor);
      return new Finding("space", verdict, sentence, figures);
    } catch (IOException e) {
      return Finding.failed("space", "the free space of %s must be known: %s".formatted(home, e));
    }
  }

  /** Keys and tokens that others can read, and folders that are no folders. */
  Finding permissions() {
    List<String> problems = new ArrayList<>();
    for (String name : List.of("data", "logs", "config")) {
      Path folder = home.resolve(name);
      if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(folder)) {
        problems.add(name + " must be a folder");
      } else if (Files.isDirectory(folder) && !Files.isWritable(folder)) {
        problems.add(name + " must be writable");
      }
    }
    try {
      for (Path secret : secrets()) {
        Set<PosixFilePermission> found = Files.getPosixFilePermissions(secret);
        if (!SECRET.containsAll(found)) {
          problems.add(
              "%s must have mode rw-------, has %s"
                  .formatted(home.relativize(secret), PosixFilePermissions.toString(found)));
        }
      }
    } catch (IOException | UnsupportedOperationException e) {
      problems.add("the modes of keys must be known: " + e);
    }
    return problems.isEmpty()
        ? Finding.ok("permissions", "folders can be written, and secrets are the owner's alone")
        : Finding.failed("permissions", String.join("; ", problems));
  }

  private List<Path> secrets() throws IOException {
    List<Path> secrets = new ArrayList<>();
    Path keys = home.resolve("config/keys");
    if (Files.isDirectory(keys)) {
      try (Stream<Path> all = Files.list(keys)) {
        all.filter(file -> file.toString().endsWith(".key")).sorted().forEach(secrets::add);
      }
    }
    Path token = home.resolve("config/local.token");
    if (Files.exists(token)) {
      secrets.add(token);
    }
    return secrets;
  }

  /** A clock that jumps while it is looked at, or is behind what was recorded. */
  Finding clock() {
    Instant before = clock.instant();
    long begun = System.nanoTime();
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Instant now = clock.instant();
    Duration error = Duration.between(before, now).minusNanos(System.nanoTime() - begun).abs();
    if (error.compareTo(TOLERANCE) > 0) {
      return Finding.failed(
          "clock", "the clock must not jump, moved %s more or less than time did".formatted(error));
    }
    for (Universe universe : Universe.values()) {
      Instant newest = newestRecord(universe);
      if (newest.isAfter(now.plus(TOLERANCE))) {
        return Finding.failed(
            "clock",
            "the clock must not be behind what was recorded: it says %s, and the newest audit record of %s is of %s"
                .formatted(now, universe, newest));
      }
    }
    return Finding.ok(
        "clock",
        "%s UTC, steady; the machine's zone is %s, and no record depends on it"
            .formatted(now, java.time.ZoneId.systemDefault()));
  }

  /** What cannot be read is for verify to tell. */
  private Instant newestRecord(Universe universe) {
    try {
      AuditHistory audit = new FileStorage(home, clock).archive(universe).audit();
      long last = audit.lastSeq();
      return last == 0 ? Instant.MIN : audit.after(last - 1, 1).get(0).recordedAt();
    } catch (LedgerException e) {
      return Instant.MIN;
    }
  }
}
