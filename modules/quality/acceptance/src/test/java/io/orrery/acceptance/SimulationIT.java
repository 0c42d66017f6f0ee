package io.orrery.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a newcomer sees: the configuration as it comes, started by the README's command. */
class SimulationIT {

  private static final String SIMULATION = "api/v1/universes/simulation/";
  private static final Duration A_MINUTE = Duration.ofMinutes(1);
  private static final Path HOME = Build.freshFolder("simulation");

  /** All but the order's name, which is the broker's in a session and the walk's in a run. */
  private static final List<String> OF_A_FILL =
      List.of("symbol", "side", "qty", "price", "commission", "executed_at");

  private static MicroServer server;

  @BeforeAll
  static void start() throws IOException {
    copy(Build.CHECKOUT.resolve("config"), HOME.resolve("config"));
    server = MicroServer.start(HOME, Map.of());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  @Tag("U9")
  void tradesAGeneratedMarketWithinAMinuteAndSaysWhatItRestsOn() {
    try (SseClient events = SseClient.open(server.api(), SIMULATION + "stream", "0")) {
      RunningServer.await(
          A_MINUTE,
          () -> !list("trades?limit=1").isEmpty() && list("equity?limit=100").size() > 20);
      events.awaitData("trade_recorded");
      events.awaitData("equity_recorded");
      events.awaitData("signal_generated");
    }
    JsonObject fill = list("trades?limit=1").get(0);
    assertThat(fill.getString("validity_class")).isEqualTo("SIM_VALID_FOR_TRAINING");
    assertThat(fill.getString("data_lineage_id")).startsWith("dataset:generated-v1-seed-1@");
    assertThat(server.api().get("api/v1/universes/paper/trades").items()).isEmpty();
  }

  @Test
  @Tag("U17")
  void aBacktestOnTheSameDataMakesTheTradesOfTheLiveSession() {
    JsonObject run = completed();
    RunningServer.await(A_MINUTE, () -> list("trades?limit=1000").size() >= 10);

    List<JsonObject> live = list("trades?limit=10");

    List<JsonObject> again =
        server.api().get("api/v1/backtests/" + run.getString("id") + "/trades?limit=10").items();
    assertThat(again.stream().map(SimulationIT::fill))
        .containsExactlyElementsOf(live.stream().map(SimulationIT::fill).toList());
    assertThat(run.getString("data_lineage_id"))
        .isEqualTo(live.get(0).getString("data_lineage_id"));
    assertThat(run.getString("session_id")).isNotEqualTo(live.get(0).getString("session_id"));
  }

  @Test
  void aBacktestIsReportedOnAlsoAfterARestart() {
    String path = "api/v1/backtests/" + completed().getString("id");
    Answer before = server.api().get(path);
    assertThat(before.json().getJsonArray("metrics")).isNotEmpty();
    String session = server.api().get("api/v1/universes/simulation").json().getString("session_id");

    server.close();
    server = MicroServer.start(HOME, Map.of());

    assertThat(server.api().get(path).json()).isEqualTo(before.json());
    Answer report = server.api().get(path + "/report");
    assertThat(report.status()).isEqualTo(200);
    assertThat(report.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(report.body()).contains("SIMULATION", "momentum on generated-v1-seed-1");
    assertThat(server.api().get(SIMULATION + "sessions/" + session).json().getString("state"))
        .isEqualTo("closed");
  }

  @Test
  @Tag("U10")
  void theLiveSessionsPerformanceIsThere() {
    RunningServer.await(
        A_MINUTE,
        () -> server.api().get(SIMULATION + "performance").json().containsKey("conventions"));

    JsonObject performance = server.api().get(SIMULATION + "performance").json();

    assertThat(performance.getString("validity_class")).isEqualTo("SIM_VALID_FOR_TRAINING");
    assertThat(performance.getJsonObject("conventions").getString("periods_source"))
        .isEqualTo("calendar XNYS");
    assertThat(server.api().get(SIMULATION + "performance/report").status()).isEqualTo(200);
  }

  private static JsonObject completed() {
    Answer taken =
        server
            .api()
            .post(
                "api/v1/backtests",
                "{\"dataset\":\"generated-v1-seed-1\",\"strategy\":\"momentum\"}");
    assertThat(taken.status()).as(taken.body()).isEqualTo(202);
    String location = taken.header("Location");
    RunningServer.await(A_MINUTE, () -> !List.of("waiting", "running").contains(state(location)));
    JsonObject run = server.api().get(location).json();
    assertThat(run.getString("state")).as(run.toString()).isEqualTo("completed");
    return run;
  }

  private static String state(String location) {
    Answer run = server.api().get(location);
    assertThat(run.status()).as(run.body()).isEqualTo(200);
    return run.json().getString("state");
  }

  private static List<JsonObject> list(String path) {
    return server.api().get(SIMULATION + path).items();
  }

  private static List<String> fill(JsonObject fill) {
    return OF_A_FILL.stream().map(fill::getString).toList();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Path target = to.resolve(from.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(target);
        } else {
          Files.copy(each, target);
        }
      }
    }
  }
}
