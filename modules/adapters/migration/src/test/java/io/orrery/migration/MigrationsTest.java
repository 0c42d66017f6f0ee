package io.orrery.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.basics.CurrencyCode;
import io.orrery.basics.Sha256;
import io.orrery.ledger.FileStorage;
import io.orrery.migration.proof.Mapping;
import io.orrery.migration.proof.PersonsWord;
import io.orrery.migration.proof.Terms;
import io.orrery.migration.source.SourceChangedException;
import io.orrery.trade.EquityPoint;
import io.orrery.universe.Recorded;
import io.orrery.universe.RunId;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import io.orrery.universe.ValidityClass;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a migration does with a small tree. */
final class MigrationsTest {

  private static final String EQUITY = "logs/paper/equity.jsonl";

  @TempDir private Path folder;
  private Path source = Path.of("");
  private Path home = Path.of("");

  @BeforeEach
  void makeFolders() throws IOException {
    source = Files.createDirectories(folder.resolve("old"));
    home = Files.createDirectories(folder.resolve("home"));
  }

  private FileReport only(Report report) {
    assertThat(report.files()).hasSize(1);
    return report.files().get(0);
  }

  @Test
  @Tag("AC-62")
  void keepsTheOriginOfARecord() throws IOException {
    String line = Rows.paper("s1", 1);
    Homes.write(source, EQUITY, line);

    Homes.apply(source, home);

    String run = Homes.children(home.resolve("data/paper/imports")).get(0);
    Recorded<EquityPoint> record =
        FileStorage.ofImport(home, Universe.PAPER, new RunId(run), Homes.CLOCK)
            .archive(Universe.PAPER)
            .equity()
            .after(0, 10)
            .get(0);
    assertThat(record.fact().origin().orElseThrow().line()).isEqualTo(1);
    assertThat(record.fact().origin().orElseThrow().sha256())
        .isEqualTo(Sha256.of(line.strip().getBytes(StandardCharsets.UTF_8)));
    assertThat(record.provenance().validityClass()).isEqualTo(ValidityClass.PAPER_ONLY);
  }

  @Test
  @Tag("U9")
  void givesASimulationNoMoreThanTheWeakestClass() throws IOException {
    Homes.write(source, "data/simulation/equity.jsonl", Rows.simulated("s1", 1));
    Homes.write(source, "data/simulation/trades.jsonl", Rows.simulatedFill("s1", 1, ""));

    assertThat(Homes.apply(source, home).placed()).isEqualTo(Map.of("simulation", 2L));

    Path data = home.resolve("data/simulation/imports");
    for (String run : Homes.children(data)) {
      try (java.util.stream.Stream<Path> all = Files.walk(data.resolve(run).resolve("sealed"))) {
        for (Path file : all.filter(each -> each.toString().endsWith("1.jsonl")).toList()) {
          assertThat(Files.readString(file)).contains("\"SIM_INVALID_FOR_TRAINING\"");
        }
      }
    }
  }

  @Test
  void importsEachSessionByItself() throws IOException {
    Homes.write(source, EQUITY, Rows.paper("a", 1) + Rows.paper("a", 2) + Rows.paper("b", 3));

    Homes.apply(source, home);

    assertThat(Homes.verified(home, Universe.PAPER, Stream.EQUITY))
        .containsExactlyInAnyOrder(2L, 1L);
  }

  @Test
  void quarantinesASessionThatComesBack() {
    Homes.write(source, EQUITY, Rows.paper("a", 1) + Rows.paper("b", 2) + Rows.paper("a", 3));

    FileReport file = only(Homes.plan(source, home));

    assertThat(file.reasons()).isEqualTo(Map.of("session_interleaved", 1L));
    assertThat(file.placed()).isEqualTo(Map.of("paper", 2L));
  }

  @Test
  void quarantinesWhatFollowsARestartInsideASession() {
    Homes.write(
        source,
        "logs/simulation/equity.jsonl",
        Rows.simulated("a", 1)
            + Rows.equity("simulation", "a", 2, "100000.0", "100000.0", "100000.0")
            + Rows.simulated("a", 3));

    assertThat(only(Homes.plan(source, home)).reasons()).isEqualTo(Map.of("session_spliced", 2L));
  }

  @Test
  void findsAnAccountThatIsAnotherOne() {
    Homes.write(
        source,
        "data/analytics/equity.jsonl",
        Rows.bare(1, "100100.5", "42000.0", "42000.0")
            + Rows.bare(2, "100101.5", "41000.0", "41000.0")
            + Rows.bare(3, "250000.5", "41000.0", "41000.0"));

    FileReport file = only(Homes.plan(source, home));

    assertThat(file.runs())
        .extracting(run -> run.get("cause"))
        .containsExactly("beginning", "account");
    assertThat(String.valueOf(file.runs().get(1).get("evidence"))).contains("250000.5", "100101.5");
  }

  @Test
  @Tag("U20")
  void readsALocalTimeUnderTheZoneThatWasSaid() throws IOException {
    String naive = Rows.paper("a", 1).replace("+00:00", "");
    Homes.write(source, EQUITY, naive);

    Homes.apply(source, home);

    assertThat(sealed("data/paper", "equity"))
        .contains("\"observed_at\":\"2026-01-29T21:00:01.434370Z\"");
    assertThat(sealed("logs/paper", "audit")).contains("\"assumed_zone\":\"America/Chicago\"");
  }

  private String sealed(String root, String stream) throws IOException {
    Path imports = home.resolve(root).resolve("imports");
    String run = Homes.children(imports).get(0);
    return Files.readString(
        imports.resolve(run).resolve("sealed/" + stream + "-000000000001.jsonl"));
  }

  @Test
  @Tag("U20")
  void quarantinesTimesThatMeanNothingOrTwoThings() {
    String row = Rows.paper("a", 1).replace("+00:00", "");
    Homes.write(
        source,
        EQUITY,
        row.replace("2026-01-29T15:00", "2026-11-01T01:30")
            + row.replace("2026-01-29T15:00", "2026-03-08T02:30"));

    assertThat(only(Homes.plan(source, home)).reasons())
        .isEqualTo(Map.of("ambiguous_time", 1L, "impossible_time", 1L));
    MigrationTerms noZone =
        new MigrationTerms(
            source,
            home,
            new Terms(Optional.empty(), new CurrencyCode("USD")),
            Mapping.none(),
            Duration.ZERO);
    assertThat(Homes.migrations(home).plan(noZone, Progress.NONE).reasons())
        .isEqualTo(Map.of("naive_time", 2L));
  }

  @Test
  void rejectsWhatIsNoRecordAndKeepsItsBytes() throws IOException {
    byte[] invalid = {'{', '"', 'a', '"', ':', '"', (byte) 0xC3, (byte) 0x28, '"', '}', '\n'};
    Path file = source.resolve(EQUITY);
    Homes.write(source, EQUITY, Rows.paper("a", 1) + "{\"a\": 1, \"a\": 2}\n\nnonsense\n");
    Files.write(file, invalid, StandardOpenOption.APPEND);
    Files.writeString(
        file,
        Rows.paper("a", 1) + Rows.paper("a", 2).replace("-93992.47", "1e999999999"),
        StandardOpenOption.APPEND);

    Report done = Homes.apply(source, home);

    assertThat(only(done).reasons())
        .isEqualTo(
            Map.of(
                "duplicate_key",
                1L,
                "blank_line",
                1L,
                "not_json",
                1L,
                "not_utf8",
                1L,
                "duplicate_line",
                1L,
                "out_of_range",
                1L));
    byte[] all = Files.readAllBytes(file);
    byte[] rejected = Arrays.copyOfRange(all, Rows.paper("a", 1).length(), all.length);
    assertThat(home.resolve("data/unclassified/" + done.id() + "/0001.rejected.raw"))
        .hasBinaryContent(rejected);
  }

  @Test
  void refusesASourceThatAProcessHasOpenForWriting() throws IOException {
    Homes.write(source, EQUITY, Rows.paper("a", 1));
    try (OutputStream writer =
        Files.newOutputStream(source.resolve(EQUITY), StandardOpenOption.APPEND)) {
      writer.flush();
      assertThatThrownBy(() -> Homes.plan(source, home))
          .isInstanceOf(SourceChangedException.class)
          .hasMessageContainingAll(EQUITY, "open for writing");
    }
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void refusesASourceThatChangesWhileItIsWatched() {
    Homes.write(source, EQUITY, Rows.paper("a", 1));
    Progress growing =
        (stage, done, total) -> {
          if (stage.equals("copying")) {
            Homes.write(source, EQUITY, Rows.paper("a", 1) + Rows.paper("a", 2));
          }
        };

    assertThatThrownBy(() -> Homes.migrations(home).apply(Homes.terms(source, home), growing))
        .isInstanceOf(SourceChangedException.class)
        .hasMessageContaining(EQUITY + " changed");
  }

  @Test
  void takesOnlyWhatIsNewOfAFileThatGrew() throws IOException {
    Homes.write(source, EQUITY, Rows.paper("a", 1) + Rows.paper("a", 2));
    Homes.apply(source, home);
    Homes.write(source, EQUITY, Rows.paper("a", 1) + Rows.paper("a", 2) + Rows.paper("b", 3));
    Homes.write(source, "new.txt", "x");

    Report again =
        new Migrations(
                home, at -> Homes.imports(home, at), Clock.offset(Homes.CLOCK, Duration.ofDays(1)))
            .apply(Homes.terms(source, home), Progress.NONE);

    assertThat(again.in()).isEqualTo(1);
    assertThat(again.copies()).isEqualTo(2);
    assertThat(Homes.verified(home, Universe.PAPER, Stream.EQUITY))
        .containsExactlyInAnyOrder(2L, 1L);
  }

  @Test
  void readsFreqtradeTablesAndMappedFilesButPlacesNoneOfThem() throws IOException {
    Homes.write(
        source,
        "user_data/simulation/backtest-result.json",
        "{\"strategy\": {\"S\": {\"trades\": [{\"pair\": \"BTC/USD\", \"amount\": 1, \"open_rate\": 9.5, \"open_date\": \"2026-01-29 15:00:00+00:00\", \"close_rate\": 9.6, \"close_date\": \"2026-01-29 15:05:00+00:00\", \"is_open\": false}, {\"pair\": \"ETH/USD\"}], \"backtest_start\": \"2026-01-29 00:00:00\"}}, \"strategy_comparison\": []}");
    Homes.write(
        source,
        "exports/fills.csv",
        "when,ticker,side,qty,price\n2026-01-29T15:00:01Z,AAPL,buy,1,190.25\n1,2\n");
    Path mapping = folder.resolve("mapping.json");
    Files.writeString(
        mapping,
        "{\"files\":[{\"path\":\"exports/*.csv\",\"stream\":\"trades\",\"fields\":{\"timestamp\":\"when\",\"symbol\":\"ticker\",\"filled_avg_price\":\"price\"}}]}");
    MigrationTerms terms =
        new MigrationTerms(
            source,
            home,
            new Terms(Optional.empty(), new CurrencyCode("USD")),
            Mapping.read(mapping),
            Duration.ZERO);

    Report plan = Homes.migrations(home).plan(terms, Progress.NONE);

    assertThat(plan.placed()).isEmpty();
    assertThat(plan.in()).isEqualTo(4);
    assertThat(plan.quarantined()).isEqualTo(3);
    assertThat(plan.reasons()).containsEntry("wrong_columns", 1L).containsEntry("no_universe", 3L);
    assertThat(plan.reasons())
        .as("a result's folder proves nothing alone")
        .containsEntry("folder_without_universe", 1L)
        .containsEntry("no_session", 3L)
        .containsEntry("shape_says_nothing", 2L);
    assertThat(plan.files().get(0).reasons()).doesNotContainKey("missing_field");
  }

  @Test
  void refusesToUndoWhatWasChangedSince() throws IOException {
    Homes.write(source, EQUITY, Rows.paper("a", 1));
    Homes.apply(source, home);
    Path trades = home.resolve("data/paper/trades.jsonl");
    Files.writeString(trades, "{}\n");
    Map<String, String> before = Homes.tree(home);

    assertThatThrownBy(() -> new Undo(Homes.only(home)).run())
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("data/paper/trades.jsonl");
    assertThat(Homes.tree(home)).isEqualTo(before);
  }

  @Test
  void putsRecordsWhereAPersonSaysWithNameAndReason() throws IOException {
    Homes.write(
        source,
        "data/analytics/equity.jsonl",
        Rows.bare(1, "99324.66", "-93992.47", "5332.19")
            + Rows.bare(2, "99325.66", "-93992.47", "5333.19"));
    Homes.apply(source, home);
    Classification.Decision decision = decision(Universe.PAPER, 1, 2);

    assertThat(classify(decision)).isEqualTo(2);

    assertThat(Homes.verified(home, Universe.PAPER, Stream.EQUITY)).containsExactly(2L);
    assertThat(sealed("logs/paper", "audit"))
        .contains("\"classified_by\":\"Ada\"", "\"classification_reason\":\"statements\"");
    assertThatThrownBy(() -> classify(decision(Universe.PAPER, 2, 2)))
        .isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> new Undo(Homes.only(home)).run())
        .hasMessageContaining("somebody classified");
  }

  @Test
  @Tag("U15")
  void refusesAPersonsWordThatTheShapeContradicts() throws IOException {
    Homes.write(
        source, "data/simulation/equity.jsonl", Rows.bare(1, "99324.66", "-93992.47", "5332.19"));
    Homes.apply(source, home);
    Map<String, String> before = Homes.tree(home);

    assertThatThrownBy(() -> classify(decision(Universe.SIMULATION, 1, 1)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("broker_shape_in_simulation");
    assertThat(Homes.tree(home)).isEqualTo(before);
  }

  private static Classification.Decision decision(Universe universe, long first, long last) {
    return new Classification.Decision(
        1, new PersonsWord(universe, first, last), "Ada", "statements");
  }

  private long classify(Classification.Decision decision) {
    return new Classification(Homes.only(home), at -> Homes.imports(home, at), Homes.CLOCK)
        .classify(decision, new Classification.Reading(Homes.ROWS, Mapping.none()));
  }

  @Test
  void refusesTheOldModeOfAnEnvironmentAndRepeatsNothingElseOfIt() throws IOException {
    Homes.write(source, ".env", "ALPACA_SECRET_KEY=hush\n  export simulation_mode = true\n");
    Homes.write(source, "paper.env", "# SIMULATION_MODE=true\n");

    Report done = Homes.apply(source, home);

    assertThat(done.notes())
        .filteredOn(note -> note.contains("SIMULATION_MODE is refused"))
        .singleElement()
        .asString()
        .startsWith(".env: ");
    assertThat(done.notes().toString()).doesNotContain("hush");
  }

  @Test
  void proposesOldSettingsAndRefusesTheOldMode() throws IOException {
    Homes.write(
        source,
        "data/simulation/config_state.json",
        "{\"max_position_pct\": 0.5, \"simulation_mode\": true, \"strategy\": \"momentum\"}");

    Report done = Homes.apply(source, home);

    assertThat(done.notes()).anyMatch(note -> note.contains("SIMULATION_MODE is refused"));
    assertThat(
            Files.readAllLines(
                home.resolve(
                    "config/proposals/" + done.id() + "/data/simulation/config_state.properties")))
        .allMatch(line -> line.startsWith("#"))
        .contains("# orrery.simulation.risk.max-position-percent=50");
  }
}
