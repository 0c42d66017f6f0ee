package io.orrery.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Questions about a year of records: the ledger in a heap of 256 MiB, and databases beside it. */
final class ReadSection {

  private static final int DUCK_SHARE_PERCENT = 1;

  private final Options options;
  private final Path folder;
  private final Dataset dataset;
  private final Questions questions;

  ReadSection(Options options, Path folder) {
    this.options = options;
    this.folder = folder;
    this.dataset = new Dataset(folder.resolve("home"), options.records());
    this.questions = new Questions(dataset.market(), options.records(), options.seed());
  }

  List<Bar> run() throws Exception {
    dataset.ensure();
    Map<String, Interview.Times> all = new LinkedHashMap<>();
    Interview.Times ours = ledger();
    all.put("Orrery, -Xmx256m", ours);
    Optional<Path> binaries = PostgresCluster.binaries();
    if (binaries.isPresent()) {
      postgres(binaries.get(), all);
    } else {
      System.out.println(PostgresCluster.MISSING);
    }
    all.put("DuckDB on the same files", duck());
    all.forEach((name, times) -> requireSameAnswers(ours, name, times));
    print(all);
    return bars(ours);
  }

  private Interview.Times ledger() throws Exception {
    Interview.Times times = new Interview.Times();
    try (ChildProcess child =
        ChildProcess.start(
            "read",
            folder.resolve("home").toString(),
            Long.toString(options.records()),
            Long.toString(options.seed()))) {
      for (String line : child.lines()) {
        List<String> words = Arrays.asList(line.split(" ", -1));
        switch (words.get(0)) {
          case "times" ->
              words.stream()
                  .skip(2)
                  .forEach(value -> times.add(words.get(1), Double.parseDouble(value)));
          case "answer" ->
              times.addAnswer(words.get(1), String.join(" ", words.subList(2, words.size())));
          default ->
              System.out.println(
                  "Orrery before the first question (missing indexes are made), ms: "
                      + words.get(1));
        }
      }
    }
    return times;
  }

  private void postgres(Path binaries, Map<String, Interview.Times> all) throws Exception {
    Path mark = folder.resolve("postgresql-complete.txt");
    Path cluster = folder.resolve("postgresql");
    if (!isLoaded(mark)) {
      Workspace.delete(cluster);
    }
    try (PostgresCluster running = PostgresCluster.start(binaries, cluster);
        Connection connection = running.connect()) {
      if (!isLoaded(mark)) {
        new PostgresDataset(connection, dataset.market(), options.records()).load();
        Files.writeString(mark, Long.toString(options.records()));
      }
      SqlAnswers answers =
          new SqlAnswers(
              connection, SqlAnswers.CHART_BY_INDEX, time -> time.atOffset(ZoneOffset.UTC));
      all.put(
          running.version(),
          new Interview(answers, questions, options.records()).ask(/* share= */ 1));
    }
  }

  private boolean isLoaded(Path mark) throws IOException {
    return Files.exists(mark) && Files.readString(mark).equals(Long.toString(options.records()));
  }

  private Interview.Times duck() throws Exception {
    Path temporary = Files.createDirectories(folder.resolve("duckdb"));
    try (Connection connection = DuckViews.connect(folder.resolve("home"), temporary)) {
      SqlAnswers answers =
          new SqlAnswers(connection, SqlAnswers.CHART_IN_ONE_PASS, ReadSection::withoutZone);
      return new Interview(answers, questions, options.records()).ask(DUCK_SHARE_PERCENT / 100d);
    }
  }

  private static Object withoutZone(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC).toLocalDateTime();
  }

  private static void requireSameAnswers(
      Interview.Times ours, String name, Interview.Times theirs) {
    ours.answers()
        .forEach(
            (kind, answer) -> {
              String other = theirs.answers().getOrDefault(kind, "");
              if (!answer.startsWith(other) && !other.startsWith(answer)) {
                throw new IllegalStateException(
                    "all must give the same answers to %s: Orrery %s, %s %s"
                        .formatted(kind, answer, name, other));
              }
            });
  }

  private void print(Map<String, Interview.Times> all) {
    Table table = new Table("contestant", "question", "asked", "p50 ms", "p99 ms", "records/s");
    all.forEach(
        (name, times) -> {
          row(table, name, times, "newest", "newest 100 of a symbol");
          row(table, "", times, "newest_first_touch", "  first of each symbol");
          row(table, "", times, "newest_warm", "  the others");
          row(table, "", times, "day", "a day of a symbol");
          row(table, "", times, "chart", "equity chart");
          row(table, "", times, "scan", "units of each symbol, full scan");
        });
    table.print(
        "read: %,d trades and as many equity points; a question is given up after a minute"
            .formatted(options.records()));
    System.out.println("the ledger's full scan: " + PortLedger.SCAN);
  }

  private static void row(
      Table table, String name, Interview.Times times, String kind, String question) {
    double rate = kind.equals("scan") ? times.at("scan_rate", 0) : Double.NaN;
    table.row(
        name,
        question,
        Table.whole(times.count(kind)),
        Table.exact(times.at(kind, 0.5)),
        Table.exact(times.at(kind, 0.99)),
        Table.whole(rate));
  }

  private static List<Bar> bars(Interview.Times ours) {
    return List.of(
        Bar.atMost("ledger.read_newest_100_p99", ours.at("newest", 0.99), "ms", 5),
        Bar.atMost("ledger.read_day_p99", ours.at("day", 0.99), "ms", 50),
        Bar.atMost("ledger.read_chart_p99", ours.at("chart", 0.99), "ms", 50),
        Bar.atLeast("ledger.read_scan", ours.at("scan_rate", 0), "records/s", 1_500_000));
  }
}
