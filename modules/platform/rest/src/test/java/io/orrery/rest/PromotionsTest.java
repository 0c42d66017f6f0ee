package io.orrery.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.testkit.Samples;
import io.orrery.trade.History;
import io.orrery.universe.Fact;
import io.orrery.universe.RunId;
import io.orrery.universe.Universe;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Promotions to PAPER over HTTP; those to LIVE are shut until HTTP knows people. */
@Tag("U15")
class PromotionsTest {

  private static final String BOB = "{\"person\":\"Bob\",\"reason\":\"it did well\"}";
  private static final String ADA = "{\"person\":\"Ada\",\"reason\":\"it did well\"}";

  private final Api api = new Api();
  private final String inSample = backtest("\"to\":\"2023-12-31\"");
  private final String outOfSample =
      backtest("\"from\":\"2024-01-02\",\"sample\":\"out_of_sample\"");

  @AfterEach
  void close() {
    api.close();
  }

  private String backtest(String terms) {
    String id =
        api.post(
                "backtests", "{\"dataset\":\"walk\",\"strategy\":\"momentum\",%s}".formatted(terms))
            .text("id");
    api.waiting.runAll();
    return id;
  }

  private String body(String to, String outOfSampleRun, String more) {
    return """
        {"to":"%s","strategy":"momentum","in_sample":"%s","out_of_sample":"%s",\
        "expires_at":"2026-02-27T00:00:00Z","person":"Ada","reason":"it did well"%s}"""
        .formatted(to, inSample, outOfSampleRun, more);
  }

  private Api.Answer asked() {
    return api.post("promotions", body("paper", outOfSample, ""));
  }

  private List<Fact> audit() {
    return api.storage.archive(Universe.PAPER).audit().after(0, History.MAX_LIMIT).stream()
        .<Fact>map(record -> record.fact())
        .toList();
  }

  @Test
  @Tag("U3")
  void takesARequestAndAnswersItWithItsEvidenceAndProvenance() {
    Api.Answer asked = asked();

    assertThat(asked.status()).as(asked.page()).isEqualTo(201);
    assertThat(asked.headers()).containsEntry("Orrery-Universe", "paper");
    assertThat(asked.headers().get("Location")).endsWith("/promotions/" + asked.text("id"));
    assertThat(asked.body())
        .containsEntry("universe", "paper")
        .containsEntry("validity_class", "PAPER_ONLY")
        .containsEntry("state", "requested")
        .containsEntry("in_force", false)
        .containsEntry("from", "simulation")
        .containsEntry("requested_by", "Ada")
        .containsEntry("evidence", "HTTP, somebody on this machine")
        .containsKeys("session_id", "data_lineage_id", "code_hash", "parameter_hash", "limits");
    assertThat(asked.text("evidence_pack"))
        .contains(inSample, outOfSample, "SIM_VALID_FOR_TRAINING", "total_return");
    Api.Answer again = api.get("promotions/" + asked.text("id"));
    assertThat(again.body()).isEqualTo(asked.body());
    assertThat(api.get("promotions?universe=paper").list("items"))
        .singleElement()
        .satisfies(line -> assertThat(line).doesNotContainKey("evidence_pack"));
    assertThat(api.get("promotions?universe=live").list("items")).isEmpty();
  }

  @Test
  void isApprovedByAnotherPersonAndTakenBack() {
    String path = "promotions/" + asked().text("id");
    Api.Answer same = api.post(path + "/approval", ADA);
    assertThat(same.status()).isEqualTo(409);
    assertThat(same.problem()).isEqualTo("promotion-refused");
    assertThat(same.text("detail")).contains("another person than Ada");
    assertThat(audit()).last().asString().contains("approve_promotion", "another person");

    Api.Answer approved = api.post(path + "/approval", BOB);
    assertThat(approved.body()).containsEntry("state", "approved").containsEntry("in_force", true);
    assertThat(approved.text("decision")).contains("Bob", "approved");
    assertThat(api.post(path + "/refusal", BOB).status()).isEqualTo(409);
    Api.Answer revoked = api.post(path + "/revocation", ADA);
    assertThat(revoked.body()).containsEntry("state", "revoked").containsEntry("in_force", false);
    assertThat(api.post(path + "/approval", BOB).status()).isEqualTo(409);
  }

  @Test
  void isRefusedByAPerson() {
    Api.Answer refused = api.post("promotions/" + asked().text("id") + "/refusal", BOB);
    assertThat(refused.body()).containsEntry("state", "refused");
    assertThat(refused.text("detail")).contains("refused by Bob");
  }

  @Test
  void saysAllThatIsMissingAndPutsItOnRecord() {
    String forged = RunId.next(Samples.CLOCK).value();
    Api.Answer denied =
        api.post("promotions", body("paper", forged, ",\"limits\":{\"no_such_limit\":\"1\"}"));
    assertThat(denied.status()).isEqualTo(422);
    assertThat(denied.problem()).isEqualTo("promotion-denied");
    assertThat(denied.body().get("reasons")).asString().contains(forged, "no_such_limit");
    assertThat(audit()).last().asString().startsWith("PromotionDenied").contains(forged);
    assertThat(api.get("promotions").list("items")).isEmpty();
  }

  @Test
  void refusesABodyThatStatesResultsOrSetsWhatOnlyASessionSets() {
    for (String stated :
        List.of(
            ",\"metrics\":{\"sharpe_ratio\":\"9\"}",
            ",\"evidence_pack\":{}",
            ",\"code_hash\":\"00\"",
            ",\"sample\":\"out_of_sample\"")) {
      Api.Answer refused = api.post("promotions", body("paper", outOfSample, stated));
      assertThat(refused.status()).as(stated).isEqualTo(400);
      assertThat(refused.problem()).isEqualTo("invalid-body");
    }
    Api.Answer reserved =
        api.post(
            "promotions",
            body("paper", outOfSample, ",\"validity_class\":\"SIM_VALID_FOR_TRAINING\""));
    assertThat(reserved.problem()).isEqualTo("reserved-field");
    assertThat(audit()).last().asString().contains("reserved_field");
    assertThat(api.get("promotions").list("items")).isEmpty();
  }

  @Test
  @Tag("U11")
  void promotesNothingToLiveAndNothingToSimulation() {
    Api.Answer live = api.post("promotions", body("live", outOfSample, ""));
    assertThat(live.status()).isEqualTo(403);
    assertThat(live.problem()).isEqualTo("people-needed");
    assertThat(api.post("promotions", body("simulation", outOfSample, "")).text("detail"))
        .contains("to must be paper or live");
  }

  @Test
  void theSameRequestLeadsToOnePromotionAndAnotherUnderItsKeyToNone() {
    String body = body("paper", outOfSample, "");
    Api.Answer first = api.post("promotions", body, "Idempotency-Key", "one");
    Api.Answer again = api.post("promotions", body, "Idempotency-Key", "one");
    assertThat(first.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.headers()).containsEntry("Idempotent-Replayed", "true");
    assertThat(again.text("id")).isEqualTo(first.text("id"));
    Api.Answer other =
        api.post(
            "promotions", body("paper", outOfSample, ",\"limits\":{}"), "Idempotency-Key", "one");
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.problem()).isEqualTo("idempotency-conflict");
    assertThat(api.get("promotions").list("items")).hasSize(1);
  }

  @Test
  void refusesWhatThereIsNot() {
    assertThat(api.get("promotions/P-0123456789abcdef").problem()).isEqualTo("unknown-promotion");
    assertThat(api.post("promotions/nothing/approval", BOB).problem())
        .isEqualTo("unknown-promotion");
    Api.Answer strategy =
        api.post(
            "promotions", body("paper", outOfSample, "").replace("momentum", "no_such_strategy"));
    assertThat(strategy.status()).isEqualTo(400);
    assertThat(strategy.text("field")).isEqualTo("strategy");
    assertThat(api.get("promotions?universe=mars").problem()).isEqualTo("unknown-universe");
    Map<String, String> pages =
        Map.of("cursor=zzz", "invalid-parameter", "limit=0", "invalid-parameter");
    pages.forEach(
        (query, problem) ->
            assertThat(api.get("promotions?" + query).problem()).isEqualTo(problem));
  }
}
