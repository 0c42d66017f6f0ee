package io.orrery.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.session.SessionBook;
import io.orrery.testkit.InMemoryStorage;
import io.orrery.testkit.Samples;
import io.orrery.trade.Selection;
import io.orrery.trade.UniverseArchive;
import io.orrery.universe.Assumptions;
import io.orrery.universe.Attestation;
import io.orrery.universe.Lineage;
import io.orrery.universe.Session;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What leaves a universe, what does not, and what every row says of itself. */
class ExportTest {

  private final InMemoryStorage storage = new InMemoryStorage(Samples.CLOCK);
  private final List<Row> rows = new ArrayList<>();

  private Tally export(Universe universe, Purpose purpose, Selection selection) {
    UniverseArchive archive = storage.archive(universe);
    Export export = new Export(archive, new SessionBook(archive.audit()));
    ExportQuery query =
        new ExportQuery(Stream.TRADES, selection, purpose, export.lastSeq(Stream.TRADES));
    return export.write(query, rows::add);
  }

  private Session record(Universe universe, String... symbols) {
    Session.Control control = Samples.session(universe);
    try (var store = storage.open(control.recorder())) {
      for (String symbol : symbols) {
        store.trades().append(control.session().mint(Samples.trade(symbol, "10", "190.250")));
      }
    }
    return control.session();
  }

  @Test
  @Tag("U3")
  void everyRowSaysWhereItIsFrom() {
    Session session = record(Universe.PAPER, "AAPL");
    export(Universe.PAPER, new Purpose.Analysis(), Selection.all());
    assertThat(rows).hasSize(1);
    Map<String, Object> row = rows.get(0).members();
    assertThat(row)
        .containsEntry("universe", "paper")
        .containsEntry("session_id", session.id().value())
        .containsEntry("validity_class", "PAPER_ONLY")
        .containsEntry("data_lineage_id", "unknown")
        .containsEntry("schema_version", 1L)
        .containsEntry("seq", 1L)
        .containsEntry("price", "190.250")
        .containsKeys("recorded_at", "hash", "assumptions", "validity_reasons", "type");
    Map<String, String> table = RowForm.table(rows.get(0));
    assertThat(table)
        .containsEntry("universe", "paper")
        .containsEntry("session_id", session.id().value())
        .containsEntry("validity_class", "PAPER_ONLY")
        .containsEntry("data_lineage_id", "unknown")
        .containsEntry("assumptions", "{}")
        .containsEntry("ts", Samples.NOW.toString());
  }

  @Test
  @Tag("U9")
  void aTrainingExportLeavesOutWhatIsInvalidAndSaysSo() {
    record(Universe.SIMULATION, "AAA", "BBB");
    Tally tally = export(Universe.SIMULATION, Purpose.Training.ofValidClasses(), Selection.all());
    assertThat(rows).isEmpty();
    assertThat(tally.seen()).isEqualTo(2);
    assertThat(JsonText.of(manifest(tally)))
        .contains(
            "\"left_out\":[{\"reason\":\"not_valid_for_training\",\"validity_class\":\"SIM_INVALID_FOR_TRAINING\",\"records\":2}]");
  }

  @Test
  @Tag("U9")
  void whatIsInvalidGoesOutWhenAskedForInWordsAndTheManifestKeepsTheWords() {
    record(Universe.SIMULATION, "AAA");
    Purpose purpose = new Purpose.Training(Optional.of("only to test the loader"));
    Tally tally = export(Universe.SIMULATION, purpose, Selection.all());
    assertThat(rows).hasSize(1);
    Map<String, Object> manifest =
        ExportManifest.of(
            Universe.SIMULATION,
            purpose,
            Selection.all(),
            List.of(tally),
            new SessionBook(storage.archive(Universe.SIMULATION).audit()));
    assertThat(manifest)
        .containsEntry("invalid_asked_for_because", "only to test the loader")
        .containsEntry("validity_class", "SIM_INVALID_FOR_TRAINING");
    assertThatThrownBy(() -> new Purpose.Training(Optional.of("yes")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("in a sentence of 3 words or more");
  }

  @Test
  @Tag("U9")
  void ofLiveOnlyWhatTheExecutorAttestedIsValidForTraining() {
    Session.Control control =
        Session.begin(Universe.LIVE, Assumptions.unknown(), new Lineage.Unknown(), Samples.CLOCK);
    try (var store = storage.open(control.recorder())) {
      store.trades().append(control.session().mint(Samples.trade("AAA", "1", "1")));
      store
          .trades()
          .append(
              control
                  .session()
                  .mint(
                      Samples.trade("BBB", "1", "1"),
                      new Attestation.ByExecutor(
                          new io.orrery.basics.ExecutionId("execution-1"), "account-1")));
    }
    export(Universe.LIVE, Purpose.Training.ofValidClasses(), Selection.all());
    assertThat(rows).singleElement().extracting(row -> row.record().seq()).isEqualTo(2L);
  }

  @Test
  void theCountsOfWhatWentOutAndWhatDidNotAddUpToTheLedger() {
    record(Universe.PAPER, "AAA", "BBB", "AAA");
    Tally tally =
        export(
            Universe.PAPER,
            new Purpose.Analysis(),
            Selection.all().withSymbol(new io.orrery.basics.Symbol("AAA")));
    assertThat(tally.rows()).isEqualTo(2);
    assertThat(tally.leftOut().toString()).isEqualTo("{NOT_ASKED_FOR={PAPER_ONLY=1}}");
    assertThat(tally.seen()).isEqualTo(3);
  }

  @Test
  void theSameQueryGivesTheSameRowsAlthoughMoreIsRecorded() {
    record(Universe.PAPER, "AAA");
    UniverseArchive archive = storage.archive(Universe.PAPER);
    ExportQuery query = new ExportQuery(Stream.TRADES, Selection.all(), new Purpose.Analysis(), 1);
    Export export = new Export(archive, new SessionBook(archive.audit()));
    export.write(query, rows::add);
    String before = RowForm.JSONL.line(rows.get(0));
    record(Universe.PAPER, "BBB");
    rows.clear();
    export.write(query, rows::add);
    assertThat(rows).singleElement().extracting(RowForm.JSONL::line).isEqualTo(before);
  }

  @Test
  @Tag("U10")
  void anExportOfOneUniverseHasNothingOfAnother() {
    record(Universe.PAPER, "AAA");
    record(Universe.SIMULATION, "BBB");
    export(Universe.PAPER, new Purpose.Analysis(), Selection.all());
    assertThat(rows)
        .singleElement()
        .extracting(row -> row.record().provenance().universe())
        .isEqualTo(Universe.PAPER);
  }

  @Test
  void neverExportsTheAuditLedger() {
    assertThatThrownBy(
            () -> new ExportQuery(Stream.AUDIT, Selection.all(), new Purpose.Analysis(), 1))
        .hasMessageContaining("must be one of [trades, equity, orders, events], was audit");
  }

  private Map<String, Object> manifest(Tally tally) {
    return ExportManifest.of(
        Universe.SIMULATION,
        Purpose.Training.ofValidClasses(),
        Selection.all(),
        List.of(tally),
        new SessionBook(storage.archive(Universe.SIMULATION).audit()));
  }
}
