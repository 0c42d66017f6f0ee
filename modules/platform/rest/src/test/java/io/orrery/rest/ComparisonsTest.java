package io.orrery.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("U10")
class ComparisonsTest {

  private final Api api = new Api();

  @AfterEach
  void close() {
    api.close();
  }

  private String session(String universe) {
    return universe + "/" + api.get("universes/" + universe).text("session_id");
  }

  private void trade(String universe, String symbol, String qty, String price, String time) {
    String body =
        Api.TRADE
            .replace("AAPL", symbol)
            .replace("\"10\"", '"' + qty + '"')
            .replace("190.25", price)
            .replace("2026-01-27T16:39:54+01:00", "2026-01-27T" + time + "Z");
    assertThat(api.post("universes/" + universe + "/trades", body).status()).isEqualTo(201);
  }

  private void equity(String universe, String time, String value) {
    String body = Api.EQUITY.replace("16:39:54", time).replace("10250.750", value);
    assertThat(api.post("universes/" + universe + "/equity", body).status()).isEqualTo(201);
  }

  private Api.Answer compared(String more) {
    return api.get(
        "comparisons?left=" + session("paper") + "&right=" + session("simulation") + more);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Api.Answer answer, String name) {
    return (Map<String, Object>) answer.body().getOrDefault(name, Map.of());
  }

  @Test
  @Tag("U3")
  @Tag("U9")
  void putsBothSidesUnderTheirOwnLabelsAndAddsNothingUp() {
    trade("paper", "AAPL", "10", "100", "15:00:00");
    trade("simulation", "AAPL", "9", "100.25", "15:01:30");
    trade("simulation", "MSFT", "5", "50", "15:00:00");
    equity("paper", "15:00:00", "1000");
    equity("paper", "16:00:00", "1100");
    equity("simulation", "15:00:00", "2000");
    equity("simulation", "16:00:00", "1900");

    Api.Answer answer = compared("&points=4");

    assertThat(answer.status()).as(answer.page()).isEqualTo(200);
    assertThat(map(answer, "left"))
        .containsEntry("universe", "paper")
        .containsEntry("session_id", session("paper").substring(6))
        .containsEntry("validity_class", "PAPER_ONLY")
        .containsEntry("data_lineage_id", "unknown");
    assertThat(map(answer, "right"))
        .containsEntry("universe", "simulation")
        .containsEntry("validity_class", "SIM_INVALID_FOR_TRAINING");
    assertThat(answer.text("comparison_validity_class")).isEqualTo("SIM_INVALID_FOR_TRAINING");
    assertThat(map(answer, "left").get("curve"))
        .isEqualTo(
            List.of(
                Map.of("observed_at", "2026-01-27T15:00:00Z", "equity", "1000"),
                Map.of("observed_at", "2026-01-27T16:00:00Z", "equity", "1100")));
    assertThat(String.valueOf(map(answer, "left").get("metrics"))).contains("0.1");
    assertThat(String.valueOf(map(answer, "right").get("metrics"))).contains("-0.05");
    Map<String, Object> pair = answer.list("pairs").get(0);
    assertThat(pair)
        .containsEntry("price_basis_points", "25.0000")
        .containsEntry("quantity_fraction", "-0.100000")
        .containsEntry("matched_by", "time")
        .doesNotContainKey("latency_millis");
    assertThat(answer.list("only_right").get(0)).containsEntry("because", "not_decided");
    assertThat(map(map(answer), "latency_millis")).containsKey("undefined_because");
    assertThat(map(answer, "verdict")).containsEntry("answer", "undecided");
    assertThat(String.valueOf(map(answer, "verdict").get("reasons")))
        .contains("what " + session("paper").substring(6) + " saw is not on record");
    assertThat(answer.text("digest")).matches("[0-9a-f]{64}");
    assertThat(answer.text("digest"))
        .as("of the report, whatever is shown of it")
        .isEqualTo(compared("&limit=0&points=10").text("digest"));
    assertThat(compared("&limit=0").body()).containsEntry("pairs", List.of());
  }

  private static Map<String, Object> map(Api.Answer answer) {
    return map(answer, "statistics");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Map<String, Object> of, String name) {
    return (Map<String, Object>) of.getOrDefault(name, Map.of());
  }

  @Test
  void aSideWithoutValuesSaysWhyItHasNoFigures() {
    Api.Answer answer = compared("");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(map(answer, "left"))
        .containsEntry("curve", List.of())
        .containsKey("metrics_undefined_because");
  }

  @Test
  void refusesWhatCannotBeCompared() {
    String paper = session("paper");
    assertProblem("comparisons?left=" + paper, 400, "invalid-parameter", "right must be given");
    assertProblem(
        "comparisons?left=" + paper + "&right=" + paper,
        400,
        "invalid-parameter",
        "another session than left");
    assertProblem(
        "comparisons?left=" + paper + "&right=" + paper.replace("paper", "live"),
        400,
        "invalid-parameter",
        "is one of paper, was named as one of live");
    assertProblem(
        "comparisons?left=" + paper + "&right=simulation/S-" + "0".repeat(26),
        404,
        "unknown-session",
        "right must name a session that is on record");
    assertProblem(
        "comparisons?left=" + paper + "&right=R-" + "0".repeat(26),
        404,
        "unknown-run",
        "right must name a session that is on record");
    String both = "comparisons?left=" + paper + "&right=" + session("simulation");
    assertProblem(both + "&points=3", 400, "invalid-parameter", "points must be a whole number");
    assertProblem(both + "&pairs=0", 400, "invalid-parameter", "pairs must be at least 1");
    assertProblem(both + "&window=5", 400, "invalid-parameter", "window must be an ISO 8601");
    assertProblem(both + "&bound=5", 400, "invalid-parameter", "query parameters must be");
  }

  private void assertProblem(String path, int status, String type, String sentence) {
    Api.Answer answer = api.get(path);
    assertThat(answer.status()).as(path).isEqualTo(status);
    assertThat(answer.problem()).as(path).isEqualTo(type);
    assertThat(answer.text("detail")).as(path).contains(sentence);
  }
}
