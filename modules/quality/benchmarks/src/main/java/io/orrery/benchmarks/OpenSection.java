package io.orrery.benchmarks;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** How long a home with all those records takes to open after its owner was killed. */
final class OpenSection {

  private static final int ROUNDS = 5;

  private final Options options;
  private final Path dataset;
  private final Path home;

  /** {@code home} becomes a copy of the home {@code dataset}. */
  OpenSection(Options options, Path dataset, Path home) {
    this.options = options;
    this.dataset = dataset;
    this.home = home;
  }

  /** Milliseconds until it is open and until it has acknowledged, and what was there before. */
  private record Opening(double opened, double usable, long records, long activeBytes) {}

  List<Bar> run() throws Exception {
    copy();
    Random random = new Random(options.seed());
    List<Opening> openings = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      long acknowledged = appendUntilKilled(1000L * options.seconds() / 2, random);
      openings.add(open(acknowledged));
    }
    print(openings);
    double median = openings.stream().mapToDouble(Opening::usable).sorted().toArray()[ROUNDS / 2];
    return List.of(Bar.atMost("ledger.open_after_kill", median, "ms", 2000));
  }

  /** Sealed segments are never changed, so that a second name is as good as a copy. */
  private void copy() throws IOException {
    Files.walkFileTree(
        dataset,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(home.resolve(dataset.relativize(folder)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Path to = home.resolve(dataset.relativize(file));
            if (to.startsWith(home.resolve("data/paper/sealed"))) {
              Files.createLink(to, file);
            } else {
              Files.copy(file, to);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** The last number that was acknowledged for certain. */
  private long appendUntilKilled(long leastMillis, Random random) throws Exception {
    try (ChildProcess child = ChildProcess.start("append", home.toString())) {
      long acknowledged = 0;
      long end = Long.MAX_VALUE;
      String line = child.nextLine();
      while (!line.isEmpty() && System.nanoTime() < end) {
        if (end == Long.MAX_VALUE && line.equals("opened")) {
          end = System.nanoTime() + (leastMillis + random.nextInt((int) leastMillis)) * 1_000_000;
        } else if (line.startsWith("acknowledged ")) {
          acknowledged = Long.parseLong(line.substring("acknowledged ".length()));
        }
        line = child.nextLine();
      }
      child.kill();
      return acknowledged;
    }
  }

  private Opening open(long acknowledged) throws Exception {
    long active = LedgerFiles.active(home, "trades").toFile().length();
    Map<String, Double> said = new TreeMap<>();
    try (ChildProcess child = ChildProcess.start("open", home.toString())) {
      for (String line : child.lines()) {
        int space = line.indexOf(' ');
        said.put(line.substring(0, space), Double.parseDouble(line.substring(space + 1)));
      }
    }
    double next = said.getOrDefault("seq", 0d);
    if (acknowledged < options.records() || next <= acknowledged) {
      throw new IllegalStateException(
          "the record after a kill must come after number %d, came as %.0f"
              .formatted(acknowledged, next));
    }
    return new Opening(
        said.getOrDefault("opened", Double.NaN),
        said.getOrDefault("usable", Double.NaN),
        (long) next - 1,
        active);
  }

  private static void print(List<Opening> openings) {
    Table table =
        new Table("kill -9", "trades there", "active segment MB", "opened ms", "usable ms");
    for (int round = 0; round < openings.size(); round++) {
      Opening each = openings.get(round);
      table.row(
          "round " + (round + 1),
          Table.whole((double) each.records()),
          Table.whole(each.activeBytes() / 1e6),
          Table.whole(each.opened()),
          Table.whole(each.usable()));
    }
    table.row(
        "highest",
        "-",
        "-",
        Table.whole(openings.stream().mapToDouble(Opening::opened).max().orElse(Double.NaN)),
        Table.whole(openings.stream().mapToDouble(Opening::usable).max().orElse(Double.NaN)));
    table.print(
        "open after a kill under load, in a new process with -Xmx256m; usable: one append acknowledged");
  }
}
