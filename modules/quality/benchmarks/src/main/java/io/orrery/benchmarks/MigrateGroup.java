package io.orrery.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;

/**
 * How fast an old file becomes records: {@code test.lines} rows of one paper account (default: 10
 * million), every one of them proven, in a JVM that is started as the command line starts it, with
 * a heap of 256 MiB. The time is that of the whole migration: looking at the source, copying it,
 * reading, recording and sealing.
 */
final class MigrateGroup implements Benchmarks.Group {

  private static final double GOAL = 200_000;
  private static final LocalDateTime FIRST = LocalDateTime.of(2025, 1, 1, 0, 0);

  private final long lines = Long.getLong("test.lines", 10_000_000);

  @Override
  public List<Bar> run() throws Exception {
    try (Workspace workspace = Workspace.of(Options.fromProperties())) {
      Path source = workspace.fresh("old");
      write(source.resolve("logs/paper/equity.jsonl"));
      double planned = millis("plan", source, workspace.fresh("home"));
      double applied = millis("apply", source, workspace.fresh("home"));
      System.out.printf(
          Locale.ROOT,
          "%,d lines: planned in %.1f s, %,.0f a second; migrated in %.1f s%n",
          lines,
          planned / 1e3,
          lines / planned * 1e3,
          applied / 1e3);
      return List.of(Bar.atLeast("migrate.lines", lines / applied * 1e3, "lines/s", GOAL));
    }
  }

  private static double millis(String what, Path source, Path home) throws Exception {
    double millis = Double.NaN;
    try (ChildProcess child =
        ChildProcess.asCommandLine("migrate", home.toString(), source.toString(), what)) {
      for (String line : child.lines()) {
        System.out.println(what + " " + line);
        if (line.startsWith("millis ")) {
          millis = Double.parseDouble(line.substring(7));
        }
      }
    }
    return millis;
  }

  private void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
    try (PrintStream out =
        new PrintStream(
            new java.io.BufferedOutputStream(Files.newOutputStream(file), 1 << 20),
            /* autoFlush= */ false,
            StandardCharsets.US_ASCII)) {
      for (long i = 0; i < lines; i++) {
        out.print(row(i));
      }
    }
  }

  private static String row(long i) {
    long cents = 10_000_000 + i * 37 % 100_003;
    String equity = cents / 100 + "." + (100 + cents % 100) % 1000 / 10;
    // a second later than the row before: one account's life, without a splice
    return "{\"session_id\": \"session_20260129_153548_71df7978\", \"timestamp\": \""
        + FIRST.plusSeconds(i)
        + ":00".repeat(i % 60 == 0 ? 1 : 0)
        + "."
        + (100_000 + i % 900_000)
        + "+00:00\", \"equity\": "
        + equity
        + ", \"portfolio_value\": "
        + equity
        + ", \"cash\": -"
        + (90_000 + i % 9_000)
        + ".47, \"buying_power\": 5332.19, \"market_open\": true, \"universe\": \"paper\","
        + " \"data_lineage_id\": \"unknown_lineage\", \"validity_class\": \"PAPER_ONLY\"}\n";
  }
}
