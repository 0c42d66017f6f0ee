package io.orrery.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** 64 callers that each wait until their record is forced: the ledger beside its peers in turns. */
final class WriteSection {

  private final Options options;
  private final Path folder;
  private final Market market;
  private final Clock clock = Clock.systemUTC();

  WriteSection(Options options, Path folder) {
    this.options = options;
    this.folder = folder;
    this.market = new Market(options.records());
  }

  List<Bar> run() throws Exception {
    Map<Contestant, List<Race.Round>> rounds = new LinkedHashMap<>();
    try {
      warmUp(rounds);
      for (int round = 0; round < options.rounds(); round++) {
        for (Map.Entry<Contestant, List<Race.Round>> each : rounds.entrySet()) {
          each.getValue().add(Race.run(each.getKey(), market, options.seconds()));
        }
      }
      print(rounds);
    } finally {
      for (Contestant each : rounds.keySet()) {
        each.close();
      }
    }
    return bars(rounds);
  }

  /** Makes the contestants; each runs a round that counts for nothing. */
  private void warmUp(Map<Contestant, List<Race.Round>> rounds) throws Exception {
    OrreryContestant ours = ledger();
    warmUp(ours, rounds);
    long line = Math.round(ours.bytesPerRecord(records(rounds.getOrDefault(ours, List.of()))));
    System.out.printf(
        "one line of the ledger has %d bytes, %.0f of them the caller's%n",
        line, LedgerFiles.factBytes(LedgerFiles.of(folder.resolve("home"), "trades").get(0)));
    warmUp(new GroupCommitFile(folder.resolve("bare.txt"), Math.toIntExact(line)), rounds);
    Optional<Path> binaries = PostgresCluster.binaries();
    if (binaries.isPresent()) {
      Path cluster = folder.resolve("postgresql");
      warmUp(PostgresContestant.start(binaries.get(), cluster, clock), rounds);
    }
    warmUp(new SqliteContestant(folder.resolve("one.sqlite"), 1, clock), rounds);
    warmUp(new SqliteContestant(folder.resolve("each.sqlite"), Race.WRITERS, clock), rounds);
  }

  private void warmUp(Contestant contestant, Map<Contestant, List<Race.Round>> rounds)
      throws Exception {
    List<Race.Round> own = new ArrayList<>();
    rounds.put(contestant, own);
    own.add(Race.run(contestant, market, options.seconds()));
  }

  private OrreryContestant ledger() throws IOException {
    Path home = folder.resolve("home");
    return new OrreryContestant(home, new PortLedger(home, clock).open());
  }

  private void print(Map<Contestant, List<Race.Round>> all) throws Exception {
    Table table =
        new Table(
            "contestant",
            "acknowledged/s",
            "lowest",
            "highest",
            "p50 ms",
            "p99 ms",
            "file B",
            "allocated B");
    for (Map.Entry<Contestant, List<Race.Round>> each : all.entrySet()) {
      List<Race.Round> sorted = sorted(each.getValue());
      Race.Round middle = sorted.get(sorted.size() / 2);
      table.row(
          each.getKey().name(),
          Table.whole(middle.perSecond()),
          Table.whole(sorted.get(0).perSecond()),
          Table.whole(sorted.get(sorted.size() - 1).perSecond()),
          Table.exact(middle.millisAt(50)),
          Table.exact(middle.millisAt(99)),
          Table.whole(each.getKey().bytesPerRecord(records(each.getValue()))),
          Table.whole(middle.allocatedPerRecord()));
    }
    table.print(
        "write: %d writers, median of %d rounds of %d s in turns; bytes are per record, allocated ones in this process alone"
            .formatted(Race.WRITERS, options.rounds(), options.seconds()));
  }

  private List<Bar> bars(Map<Contestant, List<Race.Round>> all) throws IOException {
    if (PostgresCluster.binaries().isEmpty()) {
      System.out.println(PostgresCluster.MISSING);
    }
    return List.of(
        ratio("ledger.write_against_postgresql", all, "PostgreSQL", 6),
        ratio("ledger.write_against_sqlite", all, "SQLite", 15),
        ratio("ledger.write_against_bare_group_commit", all, "bare", 0.85));
  }

  /** Against the best contestant of that name; not a number if there is none. */
  private static Bar ratio(
      String bar, Map<Contestant, List<Race.Round>> all, String name, double goal) {
    return Bar.atLeast(bar, best(all, "Orrery") / best(all, name), "x", goal);
  }

  private static double best(Map<Contestant, List<Race.Round>> all, String name) {
    return all.entrySet().stream()
        .filter(each -> each.getKey().name().startsWith(name))
        .map(each -> sorted(each.getValue()))
        .mapToDouble(sorted -> sorted.get(sorted.size() / 2).perSecond())
        .max()
        .orElse(Double.NaN);
  }

  private static long records(List<Race.Round> rounds) {
    return rounds.stream().mapToLong(Race.Round::records).sum();
  }

  /** The measured rounds, slowest first. */
  private static List<Race.Round> sorted(List<Race.Round> rounds) {
    return rounds.stream()
        .skip(1)
        .sorted(Comparator.comparingDouble(Race.Round::perSecond))
        .toList();
  }
}
