package io.orrery.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.analytics.Measure;
import io.orrery.testkit.Samples;
import io.orrery.trade.UniverseStore;
import io.orrery.universe.Assumptions;
import io.orrery.universe.Lineage;
import io.orrery.universe.RunId;
import io.orrery.universe.Session;
import io.orrery.universe.Universe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BacktestsTest {

  private static final String MOMENTUM =
      "{\"dataset\":\"walk\",\"strategy\":\"momentum\",\"parameters\":{\"lookback\":\"10\"}}";

  private final Api api = new Api();

  @AfterEach
  void close() {
    api.close();
  }

  private String started() {
    return api.post("backtests", MOMENTUM).text("id");
  }

  private String completed() {
    String id = started();
    api.waiting.runAll();
    return id;
  }

  private void refuses(String body, int status, String problem, String field, String detail) {
    Api.Answer answer = api.post("backtests", body);
    assertThat(answer.status()).as(body).isEqualTo(status);
    assertThat(answer.problem()).isEqualTo(problem);
    assertThat(answer.text("field")).as(answer.text("detail")).isEqualTo(field);
    assertThat(answer.text("detail")).contains(detail);
    assertThat(api.market.newestFirst()).isEmpty();
  }

  @Test
  void takesABacktestAndSaysWhereItIs() {
    Api.Answer taken = api.post("backtests", MOMENTUM);

    assertThat(taken.status()).isEqualTo(202);
    assertThat(taken.headers()).containsEntry("Orrery-Universe", "simulation");
    assertThat(taken.headers().get("Location")).endsWith("/backtests/" + taken.text("id"));
    assertThat(taken.body())
        .containsEntry("universe", "simulation")
        .containsEntry("state", "waiting")
        .containsKey("progress")
        .doesNotContainKey("metrics");
    assertThat(api.get("backtests").list("items")).hasSize(1);
  }

  @Test
  @Tag("U3")
  @Tag("U9")
  void answersACompletedRunWithItsProvenanceTermsAndEveryFigure() {
    Api.Answer done = api.get("backtests/" + completed());

    assertThat(done.status()).isEqualTo(200);
    assertThat(done.headers().get("Orrery-Session")).isEqualTo(done.text("session_id"));
    assertThat(done.text("session_id")).startsWith("S-");
    assertThat(done.body())
        .containsEntry("state", "completed")
        .containsEntry("validity_class", "SIM_VALID_FOR_TRAINING")
        .containsEntry("data_lineage_id", api.market.lineage().id())
        .containsEntry("strategy", "momentum")
        .containsKeys("assumptions", "strategy_hash", "started_at", "ended_at", "bars");
    assertThat(map(done, "parameters")).containsEntry("lookback", "10");
    assertThat(map(done, "terms")).containsEntry("fill_model", "next_open");
    assertThat(done.list("metrics")).hasSize(Measure.values().length);
    assertThat(done.list("metrics"))
        .allMatch(each -> each.containsKey("value") != each.containsKey("undefined_because"));
  }

  @Test
  void answersTheSameFromItsLedgersInAnotherProcess() {
    String id = completed();
    Api.Answer before = api.get("backtests/" + id);

    api.restart();

    Api.Answer after = api.get("backtests/" + id);
    assertThat(after.body()).isEqualTo(before.body());
    assertThat(api.get("backtests/" + id + "/report").status()).isEqualTo(200);
  }

  @Test
  void answersTheReportAsAPageThatMayLoadAndRunNothing() {
    Api.Answer report = api.get("backtests/" + completed() + "/report");

    assertThat(report.status()).isEqualTo(200);
    assertThat(report.headers().get("Content-Type")).startsWith("text/html");
    assertThat(report.headers().get("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(report.headers()).containsEntry("Orrery-Universe", "simulation");
    assertThat(report.page()).contains("SIMULATION", "momentum on walk", "SIM_VALID_FOR_TRAINING");
  }

  @Test
  void answersTheFillsAndTheCurveOfARun() {
    String id = completed();

    List<Map<String, Object>> fills =
        api.get("backtests/" + id + "/trades?symbol=AAA&limit=1000").list("items");
    assertThat(fills).isNotEmpty().allMatch(fill -> "AAA".equals(fill.get("symbol")));
    Api.Answer page = api.get("backtests/" + id + "/equity?limit=2");
    assertThat(page.list("items")).hasSize(2);
    assertThat(page.headers()).containsKey("Link");
    assertThat(api.get("backtests/" + id + "/equity?points=50").list("items"))
        .hasSizeBetween(4, 50);
    assertThat(api.get("universes/simulation/trades").list("items"))
        .as("the universe's own ledger")
        .isEmpty();
  }

  @Test
  void endsARunThatIsUnderWayAndRecordsThat() {
    String id = started();

    assertThat(api.send("DELETE", "backtests/" + id, Map.of(), "").status()).isEqualTo(202);
    api.waiting.runAll();

    assertThat(api.get("backtests/" + id).text("state")).isEqualTo("cancelled");
    api.restart();
    Api.Answer recorded = api.get("backtests/" + id);
    assertThat(recorded.text("state")).isEqualTo("cancelled");
    assertThat(recorded.text("reason")).contains("told to stop");
    assertThat(api.get("backtests/" + id + "/report").problem()).isEqualTo("run-not-over");
    Api.Answer again = api.send("DELETE", "backtests/" + id, Map.of(), "");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.problem()).isEqualTo("run-over");
  }

  @Test
  void saysThatARunWhichIsNoJobOfThisProcessIsRunningAsLongAsItsLedgersAreOwned() {
    RunId run = RunId.next(Samples.CLOCK);
    Session.Control elsewhere =
        Session.begin(
            Universe.SIMULATION, Assumptions.unknown(), new Lineage.Unknown(), Samples.CLOCK);
    try (UniverseStore store = api.market.storage(run).open(elsewhere.recorder())) {
      assertThat(api.get("backtests/" + run).text("state")).isEqualTo("running");
      assertThat(api.get("backtests").list("items"))
          .extracting(each -> each.get("state"))
          .containsExactly("running");
      Api.Answer ended = api.send("DELETE", "backtests/" + run, Map.of(), "");
      assertThat(ended.status()).isEqualTo(409);
      assertThat(ended.problem()).isEqualTo("run-not-over");
      assertThat(ended.text("detail")).contains(run.value(), "where it was started");
      assertThat(store.isPoisoned()).isFalse();
    }
    assertThat(api.get("backtests/" + run).text("state")).isEqualTo("interrupted");
    assertThat(api.send("DELETE", "backtests/" + run, Map.of(), "").problem())
        .isEqualTo("run-over");
  }

  @Test
  @Tag("U12")
  void refusesWhatItDoesNotUnderstandAndNamesTheField() {
    refuses("{\"strategy\":\"rsi\"}", 400, "invalid-body", "dataset", "must be there");
    refuses(with("\"dataset\":\"moon\""), 400, "invalid-body", "dataset", "GET /datasets");
    refuses(with("\"strategy\":\"luck\""), 400, "invalid-body", "strategy", "must be one of");
    refuses(with("\"cash\":\"-1\""), 400, "invalid-body", "cash", "must be positive");
    refuses(with("\"cash\":1000"), 400, "invalid-body", "cash", "must be a JSON string");
    refuses(with("\"latency\":\"soon\""), 400, "invalid-body", "latency", "a duration");
    refuses(with("\"fill_model\":\"best\""), 400, "invalid-body", "fill_model", "next_open");
    refuses(with("\"symbols\":\"ZZZ\""), 400, "invalid-body", "symbols", "ZZZ");
    refuses(with("\"moon\":\"1\""), 400, "invalid-body", "null", "the fields must be among");
    refuses(
        with("\"parameters\":{\"lookback\":\"-3\"}"),
        400,
        "invalid-body",
        "parameters.lookback",
        "lookback must be");
    refuses(
        with("\"parameters\":{\"lookback\":10}"),
        400,
        "invalid-body",
        "parameters.lookback",
        "a JSON string");
    refuses(with("\"parameters\":[]"), 400, "invalid-body", "parameters", "a JSON object");
    refuses(
        with("\"parameters\":{\"a\":\"1\",\"a\":\"1\"}"),
        400,
        "invalid-body",
        "parameters.a",
        "was there twice");
  }

  @Test
  @Tag("U3")
  void refusesABodyThatSetsProvenance() {
    refuses(
        with("\"validity_class\":\"SIM_VALID_FOR_TRAINING\""),
        400,
        "reserved-field",
        "validity_class",
        "must not set validity_class");
  }

  @Test
  void refusesDataThatWasChangedWithBothHashes() {
    api.market.damage = "dataset walk must have SHA-256 aaaa, was bbbb";

    refuses(MOMENTUM, 409, "data-unusable", "null", "must have SHA-256 aaaa, was bbbb");
  }

  @Test
  void answersARepeatedRequestWithItsFirstRun() {
    Api.Answer first = api.post("backtests", MOMENTUM, "Idempotency-Key", "k1");
    Api.Answer waiting = api.post("backtests", MOMENTUM, "Idempotency-Key", "k1");

    assertThat(first.status()).isEqualTo(202);
    assertThat(first.headers()).doesNotContainKey("Idempotent-Replayed");
    assertThat(waiting.status()).isEqualTo(200);
    assertThat(waiting.headers())
        .containsEntry("Idempotent-Replayed", "true")
        .containsEntry("Location", first.headers().get("Location"));
    assertThat(waiting.body()).isEqualTo(first.body());
    api.waiting.runAll();
    Api.Answer over = api.post("backtests", MOMENTUM, "Idempotency-Key", "k1");
    assertThat(over.body()).isEqualTo(api.get("backtests/" + first.text("id")).body());
    assertThat(map(over, "origin")).containsEntry("idempotency_key", "k1");
    assertThat(api.market.newestFirst()).hasSize(1);
  }

  @Test
  void answersARepeatedRequestWithItsFirstRunInAnotherProcess() {
    completed();
    Api.Answer first = api.post("backtests", MOMENTUM, "Idempotency-Key", "k1");
    api.waiting.runAll();

    api.restart();

    Api.Answer again = api.post("backtests", MOMENTUM, "Idempotency-Key", "k1");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text("id")).isEqualTo(first.text("id"));
    Api.Answer other = api.post("backtests", MOMENTUM + " ", "Idempotency-Key", "k1");
    assertThat(other.status()).isEqualTo(422);
    assertThat(api.post("backtests", MOMENTUM, "Idempotency-Key", "k2").status()).isEqualTo(202);
  }

  @Test
  void refusesAnotherBacktestUnderTheSameKey() {
    Api.Answer first = api.post("backtests", MOMENTUM, "Idempotency-Key", "k1");
    Api.Answer other = api.post("backtests", with("\"cash\":\"5000\""), "Idempotency-Key", "k1");

    assertThat(other.status()).isEqualTo(422);
    assertThat(other.problem()).isEqualTo("idempotency-conflict");
    assertThat(other.text("detail")).contains("k1", first.text("id"));
    assertThat(api.get("backtests").list("items")).hasSize(1);
  }

  @Test
  void refusesTheSameKeyWhileItsRequestIsInFlight() {
    List<Api.Answer> meanwhile = new ArrayList<>();
    api.market.meanwhile =
        () -> meanwhile.add(api.post("backtests", MOMENTUM, "Idempotency-Key", "k1"));

    Api.Answer first = api.post("backtests", MOMENTUM, "Idempotency-Key", "k1");

    assertThat(first.status()).isEqualTo(202);
    assertThat(meanwhile).hasSize(1);
    assertThat(meanwhile.get(0).status()).isEqualTo(409);
    assertThat(meanwhile.get(0).problem()).isEqualTo("request-in-flight");
  }

  @Test
  void aRequestThatWasRefusedDoesNotTakeItsKey() {
    Api.Answer refused = api.post("backtests", with("\"cash\":\"-1\""), "Idempotency-Key", "k1");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(api.post("backtests", MOMENTUM, "Idempotency-Key", "k1").status()).isEqualTo(202);
    assertThat(api.post("backtests", MOMENTUM, "Idempotency-Key", "a b").problem())
        .isEqualTo("invalid-parameter");
  }

  @Test
  void refusesARunWhenTooManyWaitAndSaysWhenToComeBack() {
    started();
    started();

    Api.Answer refused = api.post("backtests", MOMENTUM);

    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.problem()).isEqualTo("too-many-runs");
    assertThat(refused.headers()).containsKey("Retry-After");
    assertThat(api.get("backtests").list("items")).hasSize(2);
  }

  @Test
  void knowsNoOtherRun() {
    for (String id : List.of("R-01JQ3V6W8Z5T4R2N1M0K9H7G6F", "..", "moon")) {
      assertThat(api.get("backtests/" + id + "/report").status()).isEqualTo(404);
    }
    assertThat(api.get("backtests/R-01JQ3V6W8Z5T4R2N1M0K9H7G6F").problem())
        .isEqualTo("unknown-run");
    assertThat(api.market.newestFirst()).isEmpty();
  }

  @Test
  void listsRunsPageByPageTheNewestFirst() {
    List<String> ids = List.of(completed(), completed(), completed());

    Api.Answer first = api.get("backtests?limit=2");
    assertThat(first.list("items")).extracting(run -> run.get("state")).containsOnly("completed");
    Api.Answer second = api.get("backtests?limit=2&cursor=" + first.text("next"));

    assertThat(second.body()).doesNotContainKey("next");
    assertThat(
            java.util.stream.Stream.of(first, second)
                .flatMap(page -> page.list("items").stream())
                .map(run -> String.valueOf(run.get("id"))))
        .containsExactlyInAnyOrderElementsOf(ids)
        .isSortedAccordingTo(java.util.Comparator.reverseOrder());
    assertThat(api.get("backtests?cursor=moon").problem()).isEqualTo("invalid-parameter");
  }

  /** A good body with one member more, or another one in its place. */
  private static String with(String member) {
    Map<String, String> members =
        new java.util.LinkedHashMap<>(
            Map.of("dataset", "\"dataset\":\"walk\"", "strategy", "\"strategy\":\"momentum\""));
    members.put(member.substring(1, member.indexOf('"', 1)), member);
    return "{" + String.join(",", members.values()) + "}";
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Api.Answer answer, String name) {
    return (Map<String, Object>) answer.body().getOrDefault(name, Map.of());
  }
}
