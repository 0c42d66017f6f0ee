package io.orrery.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.basics.Sha256;
import io.orrery.session.Audience;
import io.orrery.session.SessionSpec;
import io.orrery.session.Universes;
import io.orrery.testkit.InMemoryStorage;
import io.orrery.testkit.Samples;
import io.orrery.trade.FactFields;
import io.orrery.trade.Trade;
import io.orrery.universe.Provenance;
import io.orrery.universe.Recorded;
import io.orrery.universe.SessionId;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import io.orrery.universe.UntypedFact;
import io.orrery.universe.Validity;
import io.orrery.universe.ValidityClass;
import io.orrery.universe.ValidityReason;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ViewsTest {

  private static final SessionId LIVE = new SessionId("L-01JQ3V6W8Z5T4R2N1M0K9H7G6F");

  @Test
  @Tag("U3")
  void aRecordIsItsEnvelopeThenItsFields() {
    Map<String, Object> view = RecordView.of(record(1, ValidityClass.LIVE_VERIFIED, "feed:iex"));
    assertThat(view.keySet())
        .containsExactly(
            "schema_version",
            "seq",
            "stream",
            "universe",
            "session_id",
            "recorded_at",
            "data_lineage_id",
            "validity_class",
            "validity_reasons",
            "type",
            "hash",
            "symbol",
            "side",
            "qty",
            "price",
            "currency",
            "executed_at",
            "order_id");
    assertThat(Json.text(view))
        .startsWith("{\"schema_version\":1,\"seq\":1,\"stream\":\"trades\",\"universe\":\"live\"")
        .contains("\"side\":\"buy\",\"qty\":\"10\",\"price\":\"190.250\"");
  }

  @Test
  void aFactThatWasReadLooksAsItWasRecorded() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("b", "1.50");
    fields.put("a", List.of(Map.of("c", 1L)));
    assertThat(FactFields.of(new UntypedFact("thing", fields))).isEqualTo(fields);
  }

  @Test
  void factsOfMemoryLookLikeFactsOfTheLedger() {
    Universes universes =
        new Universes(
            List.of(SessionSpec.unknown(Universe.PAPER, Optional.empty())),
            new InMemoryStorage(Samples.CLOCK),
            Audience.NOBODY,
            Samples.CLOCK);
    universes.open(Universe.PAPER);
    var opened = universes.archive(Universe.PAPER).audit().after(0, 1).get(0);
    assertThat(FactFields.of(opened.fact()))
        .containsEntry("opened_at", "2026-01-27T16:39:54.092923Z")
        .containsEntry("lineage", Map.of("id", "unknown", "kind", "unknown"))
        .containsEntry("default_validity_class", "PAPER_ONLY")
        .containsKey("assumptions");
  }

  @Test
  @Tag("U10")
  void aPageHasTheWeakestClassOfItsItems() {
    Map<String, Object> page =
        PageView.of(
            Standing.unknown(Universe.LIVE),
            List.of(
                record(1, ValidityClass.LIVE_VERIFIED, "feed:iex"),
                record(2, ValidityClass.LIVE_UNVERIFIED, "feed:iex")),
            Optional.empty());
    assertThat(page)
        .containsEntry("universe", "live")
        .containsEntry("validity_class", "LIVE_UNVERIFIED")
        .containsEntry("validity_reasons", List.of("not_attested"))
        .containsEntry("data_lineage_id", "feed:iex")
        .doesNotContainKeys("session_id", "next");
  }

  @Test
  void aPageOfSeveralLineagesNamesNone() {
    Map<String, Object> page =
        PageView.of(
            Standing.unknown(Universe.LIVE),
            List.of(
                record(1, ValidityClass.LIVE_VERIFIED, "feed:iex"),
                record(2, ValidityClass.LIVE_VERIFIED, "feed:sip")),
            Optional.empty());
    assertThat(page).doesNotContainKey("data_lineage_id");
  }

  private static Recorded<Trade> record(long seq, ValidityClass validityClass, String lineage) {
    List<ValidityReason> reasons =
        validityClass == ValidityClass.LIVE_VERIFIED
            ? List.of()
            : List.of(ValidityReason.NOT_ATTESTED);
    return Recorded.asRead(
        Provenance.asRead(1, LIVE, lineage, new Validity(validityClass, reasons)),
        new Recorded.Place(Stream.TRADES, seq, Sha256.of(new byte[0])),
        Instant.parse("2026-01-27T16:39:54Z"),
        Samples.trade("AAPL", "10", "190.250"));
  }
}
