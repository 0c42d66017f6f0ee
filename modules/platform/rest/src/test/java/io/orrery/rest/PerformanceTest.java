package io.orrery.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.analytics.Measure;
import io.orrery.universe.Universe;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("U10")
class PerformanceTest {

  private static final String PATH = "universes/simulation/performance";

  private final Api api = new Api();

  @AfterEach
  void close() {
    api.close();
  }

  private void record(String universe, String... values) {
    for (int day = 1; day <= values.length; day++) {
      String body =
          Api.EQUITY
              .replace("2026-01-27", "2026-01-%02d".formatted(day))
              .replace("10250.750", values[day - 1]);
      assertThat(api.post("universes/" + universe + "/equity", body).status()).isEqualTo(201);
    }
  }

  private static Map<String, Object> metric(Api.Answer answer, String name) {
    return answer.list("metrics").stream()
        .filter(each -> name.equals(each.get("name")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @Tag("U3")
  void answersEveryFigureOfTheSessionWithWhatItRestsOn() {
    record("simulation", "1000", "1100", "990");

    Api.Answer answer = api.get(PATH);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().get("Orrery-Session")).isEqualTo(answer.text("session_id"));
    assertThat(answer.body())
        .containsEntry("universe", "simulation")
        .containsEntry("validity_class", "SIM_INVALID_FOR_TRAINING")
        .containsEntry("data_lineage_id", "unknown")
        .containsEntry("currency", "USD")
        .containsKeys("assumptions", "conventions", "validity_reasons", "notes");
    assertThat(answer.list("metrics")).hasSize(Measure.values().length);
    assertThat(metric(answer, "total_return")).containsEntry("value", "-0.01");
    assertThat(metric(answer, "max_drawdown")).containsKey("value");
    assertThat(metric(answer, "profit_factor"))
        .containsKey("undefined_because")
        .doesNotContainKey("value");
  }

  @Test
  void neverCountsTwoSessionsInOneFigure() {
    record("simulation", "1000", "2000");
    String first = api.get(PATH).text("session_id");
    api.universes.close(Universe.SIMULATION, "a test");
    api.universes.open(Universe.SIMULATION);
    record("simulation", "1000", "1500");

    assertThat(metric(api.get(PATH), "total_return")).containsEntry("value", "0.5");
    Api.Answer earlier = api.get(PATH + "?session=" + first);
    assertThat(earlier.text("session_id")).isEqualTo(first);
    assertThat(metric(earlier, "total_return")).containsEntry("value", "1");
  }

  @Test
  void neverCountsTwoUniverses() {
    record("simulation", "1000", "2000");
    record("paper", "1000", "1100");

    Api.Answer paper = api.get("universes/paper/performance");

    assertThat(paper.text("validity_class")).isEqualTo("PAPER_ONLY");
    assertThat(metric(paper, "total_return")).containsEntry("value", "0.1");
    String other = api.get(PATH).text("session_id");
    assertThat(api.get("universes/paper/performance?session=" + other).problem())
        .isEqualTo("unknown-session");
  }

  @Test
  void measuresByTheCalendarThatIsNamed() {
    record("simulation", "1000", "1100");

    assertThat(String.valueOf(api.get(PATH + "?calendar=XTST").body().get("conventions")))
        .contains("America/New_York", "calendar XTST");
    assertThat(String.valueOf(api.get(PATH).body().get("conventions")))
        .contains("no calendar is known");
    assertThat(api.get(PATH + "?calendar=XMOO").text("parameter")).isEqualTo("calendar");
  }

  @Test
  void answersAReportThatMayLoadAndRunNothing() {
    record("simulation", "1000", "1100", "990");

    Api.Answer report = api.get(PATH + "/report");

    assertThat(report.headers().get("Content-Type")).startsWith("text/html");
    assertThat(report.headers().get("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(report.page()).contains("SIMULATION", api.get(PATH).text("session_id"));
  }

  @Test
  void saysThatThereIsNothingToCalculateFrom() {
    String reason = "must have recorded what its account was worth";
    assertThat(api.get(PATH).list("metrics"))
        .hasSize(Measure.values().length)
        .allSatisfy(
            each -> assertThat(String.valueOf(each.get("undefined_because"))).contains(reason));
    Api.Answer report = api.get(PATH + "/report");
    assertThat(report.status()).isEqualTo(409);
    assertThat(report.problem()).isEqualTo("no-evidence");
    assertThat(report.text("detail")).contains(reason);
    assertThat(api.get("universes/live/performance").problem()).isEqualTo("unknown-session");
    assertThat(api.get(PATH + "?session=moon").text("parameter")).isEqualTo("session");
  }
}
