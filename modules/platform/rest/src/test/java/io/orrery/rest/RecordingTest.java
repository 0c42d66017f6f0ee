package io.orrery.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.basics.IdempotencyKey;
import io.orrery.universe.Universe;
import java.io.InputStream;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingTest {

  private static final String TRADES = "universes/paper/trades";

  private final Api api = new Api();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  @Tag("U3")
  void answersTheStoredRecordWithItsProvenance() {
    Api.Answer answer = api.post(TRADES, Api.TRADE);
    String session = api.universes.session(Universe.PAPER).session().id().value();
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.body())
        .containsEntry("universe", "paper")
        .containsEntry("session_id", session)
        .containsEntry("validity_class", "PAPER_ONLY")
        .containsEntry("data_lineage_id", "unknown")
        .containsEntry("price", "190.25")
        .containsEntry("executed_at", "2026-01-27T15:39:54Z");
    assertThat(answer.headers())
        .containsEntry("Orrery-Universe", "paper")
        .containsEntry("Orrery-Session", session)
        .containsEntry("Cache-Control", "no-store")
        .containsEntry("X-Content-Type-Options", "nosniff");
    assertThat(answer.headers().get("Location")).endsWith(TRADES + "?after_seq=0&limit=1");
  }

  @Test
  void recordsAccountValues() {
    Api.Answer answer = api.post("universes/simulation/equity", Api.EQUITY);
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.body())
        .containsEntry("equity", "10250.750")
        .containsEntry("market_open", false)
        .containsEntry("validity_class", "SIM_INVALID_FOR_TRAINING");
  }

  @Test
  void answersARepeatedRequestWithItsFirstRecord() {
    Api.Answer first = api.post(TRADES, Api.TRADE, "Idempotency-Key", "k1");
    Api.Answer second = api.post(TRADES, Api.TRADE, "Idempotency-Key", "k1");
    assertThat(first.headers()).doesNotContainKey("Idempotent-Replayed");
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.headers()).containsEntry("Idempotent-Replayed", "true");
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(recorded()).isEqualTo(1);
  }

  @Test
  void refusesOtherContentUnderTheSameKey() {
    api.post(TRADES, Api.TRADE, "Idempotency-Key", "k1");
    Api.Answer other = api.post(TRADES, Api.TRADE + " ", "Idempotency-Key", "k1");
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.problem()).isEqualTo("idempotency-conflict");
    assertThat(recorded()).isEqualTo(1);
  }

  @Test
  void refusesTheSameKeyWhileItIsInFlight() {
    var intake = api.universes.session(Universe.PAPER).tradeIntake();
    var inFlight = intake.begin(new IdempotencyKey("k1"));
    assertThat(api.post(TRADES, Api.TRADE, "Idempotency-Key", "k1").problem())
        .isEqualTo("request-in-flight");
    inFlight.close();
    assertThat(api.post(TRADES, Api.TRADE, "Idempotency-Key", "k1").status()).isEqualTo(201);
  }

  @Test
  void recordsTwiceWithoutAKey() {
    api.post(TRADES, Api.TRADE);
    api.post(TRADES, Api.TRADE);
    assertThat(recorded()).isEqualTo(2);
  }

  @Test
  @Tag("U3")
  void putsAnAttemptToSetProvenanceOnTheAuditRecord() {
    long before = api.universes.archive(Universe.PAPER).audit().lastSeq();
    Api.Answer answer = api.post(TRADES, Api.TRADE.replace("{", "{\"universe\":\"live\","));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("reserved-field");
    assertThat(answer.body()).containsEntry("field", "universe").containsEntry("universe", "paper");
    assertThat(recorded()).isZero();
    assertThat(api.get("universes/paper/audit?after_seq=" + before).list("items"))
        .singleElement()
        .satisfies(
            item -> assertThat(item).containsEntry("type", "attempt_refused"),
            item -> assertThat(item).containsEntry("attempt", "reserved_field"));
  }

  @Test
  @Tag("U3")
  void cannotBeFloodedWithAttempts() {
    long before = api.universes.archive(Universe.PAPER).audit().lastSeq();
    for (int i = 0; i < 100; i++) {
      api.post(TRADES, "{\"seq\":1}");
    }
    assertThat(api.universes.archive(Universe.PAPER).audit().lastSeq() - before)
        .isEqualTo(Refusals.A_MINUTE);
  }

  @Test
  @Tag("U2")
  void refusesWhatComesToAClosedUniverse() {
    assertThat(api.post("universes/live/trades", Api.TRADE))
        .satisfies(
            never -> assertThat(never.status()).isEqualTo(409),
            never -> assertThat(never.problem()).isEqualTo("universe-closed"),
            never -> assertThat(never.text("detail")).contains("orrery.universes"));
    String session = api.universes.session(Universe.PAPER).session().id().value();
    api.universes.close(Universe.PAPER, "test");
    assertThat(api.post(TRADES, Api.TRADE).text("detail")).contains(session, "closed at");
  }

  @Test
  void saysThatTheOutcomeIsUnknownWhenTheDiskFails() {
    api.storage.breakDisk(Universe.PAPER);
    Api.Answer answer = api.post(TRADES, Api.TRADE, "Idempotency-Key", "k1");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.problem()).isEqualTo("outcome-unknown");
    assertThat(answer.text("detail"))
        .contains("unknown", "repeating it with the same Idempotency-Key is safe");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "qty|-5|qty must be positive, was -5",
        "qty|1e5|qty must be a plain decimal of at most 38 digits",
        "qty|NaN|qty must be a plain decimal of at most 38 digits",
        "price|1e999999999|price must be a plain decimal of at most 38 digits",
        "side|BUY|side must be buy or sell, was 'BUY'",
        "symbol|../etc|symbol must be 1 to 20 capital letters",
        "currency|usd|currency must be a code of ISO 4217",
        "executed_at|2026-01-27T16:39:54|executed_at must be an RFC 3339 time"
      })
  @Tag("U12")
  void namesTheFieldAndWhatWasFound(String field, String value, String sentence) {
    String body =
        Api.TRADE.replaceFirst(
            "\"" + field + "\":\"[^\"]*\"", "\"" + field + "\":\"" + value + "\"");
    Api.Answer answer = api.post(TRADES, body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).containsEntry("field", field);
    assertThat(answer.text("detail")).startsWith(sentence);
    assertThat(recorded()).isZero();
  }

  @Test
  void readsNoMoreOfABodyThanItMayHave() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return ' ';
          }
        };
    Api.Answer answer = api.send("POST", TRADES, Map.of("Content-Type", Api.JSON), endless);
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.problem()).isEqualTo("body-too-large");
  }

  @Test
  void refusesAnEmptyBodyAndAKeyOfAnotherForm() {
    assertThat(api.post(TRADES, "").text("detail")).contains("was empty");
    Api.Answer answer = api.post(TRADES, Api.TRADE, "Idempotency-Key", "a b");
    assertThat(answer.problem()).isEqualTo("invalid-parameter");
    assertThat(answer.body()).containsEntry("parameter", "Idempotency-Key");
  }

  private long recorded() {
    return api.universes.archive(Universe.PAPER).trades().lastSeq();
  }
}
