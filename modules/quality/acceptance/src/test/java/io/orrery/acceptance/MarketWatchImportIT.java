package io.orrery.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The original system's real records, through the HTTP import. */
class MarketWatchImportIT {

  private static MicroServer server;

  @BeforeAll
  static void start() {
    Build.shared("data/market-watch");
    server = MicroServer.start(Build.freshFolder("import"), Map.of());
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Tag("U3")
  @Tag("U9")
  @Test
  void simulatedTradesLandInSimulationWithTheirReasons() throws IOException {
    List<JsonObject> rows = rows("data/market-watch/data/simulation/trades.jsonl");
    long priced = rows.stream().filter(r -> !r.isNull("filled_avg_price")).count();
    JsonObject report = post("simulation/trades", rows, MarketWatchImportIT::trade);
    assertCounts(report, rows.size(), priced);
    assertThat(report.getJsonArray("refusals").getValuesAs(JsonObject.class))
        .hasSize(rows.size() - (int) priced)
        .allSatisfy(r -> assertThat(r.getString("reason")).containsAnyOf("price", "qty"));
    assertStored("simulation", "trades", priced, "SIM_INVALID_FOR_TRAINING");
    assertThat(new LedgerFile(server.home(), "simulation", "data", "trades").verified())
        .allSatisfy(r -> assertThat(r.getJsonArray("validity_reasons")).isNotEmpty());
    assertThat(pagedCount("simulation/trades")).isEqualTo(priced);
  }

  @Tag("U3")
  @Tag("U9")
  @Test
  void paperEquityLandsInPaper() throws IOException {
    List<JsonObject> rows = rows("data/market-watch/logs/paper/equity.jsonl");
    JsonObject report = post("paper/equity", rows, MarketWatchImportIT::equity);
    assertCounts(report, rows.size(), rows.size());
    assertStored("paper", "equity", rows.size(), "PAPER_ONLY");
    assertThat(pagedCount("paper/equity")).isEqualTo(rows.size());
  }

  private static JsonObject post(
      String path, List<JsonObject> rows, Function<JsonObject, JsonObject> mapping) {
    String lines = rows.stream().map(mapping).map(o -> o + "\n").collect(Collectors.joining());
    Answer answer =
        server.api().postLines("api/v1/universes/" + path, lines, path.replace('/', '-'));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private static void assertCounts(JsonObject report, long received, long accepted) {
    assertThat(report.getInt("received")).isEqualTo((int) received);
    assertThat(report.getInt("accepted")).isEqualTo((int) accepted);
    assertThat(report.getInt("replayed")).isZero();
    assertThat(report.getInt("accepted") + report.getInt("refused")).isEqualTo((int) received);
  }

  private static void assertStored(String universe, String stream, long count, String validity) {
    assertThat(new LedgerFile(server.home(), universe, "data", stream).verified())
        .hasSize((int) count)
        .allSatisfy(r -> assertThat(r.getString("validity_class")).isEqualTo(validity));
    String other = universe.equals("paper") ? "simulation" : "paper";
    String type = stream.equals("trades") ? "trade" : "equity_point";
    assertThat(new LedgerFile(server.home(), other, "data", stream).lines())
        .noneMatch(line -> line.contains("\"type\":\"" + type + "\""));
    assertThat(server.home().resolve("data/live")).doesNotExist();
  }

  private static long pagedCount(String path) {
    long count = 0;
    String next = "";
    do {
      String cursor = next.isEmpty() ? "" : "&cursor=" + next;
      JsonObject page = server.api().get("api/v1/universes/" + path + "?limit=100" + cursor).json();
      count += page.getJsonArray("items").size();
      next = page.getString("next", "");
    } while (!next.isEmpty());
    return count;
  }

  private static List<JsonObject> rows(String file) throws IOException {
    Path path = Build.shared(file);
    return Files.readAllLines(path).stream().map(MarketWatchImportIT::parse).toList();
  }

  private static JsonObject parse(String line) {
    try (var reader = Json.createReader(new StringReader(line))) {
      return reader.readObject();
    }
  }

  /** The original's naive times are of its own zone; the API takes none without a zone. */
  private static JsonObject trade(JsonObject row) {
    JsonObjectBuilder trade =
        Json.createObjectBuilder()
            .add("symbol", row.getString("symbol"))
            .add("side", row.getString("side"))
            .add("currency", "USD")
            .add("executed_at", row.getString("timestamp") + "-06:00")
            .add("order_id", row.getString("order_id"))
            .add("source", row.getString("source"));
    addDecimal(trade, "qty", row, "qty");
    addDecimal(trade, "price", row, "filled_avg_price");
    return trade.build();
  }

  private static JsonObject equity(JsonObject row) {
    JsonObjectBuilder point =
        Json.createObjectBuilder()
            .add("observed_at", row.getString("timestamp"))
            .add("currency", "USD")
            .add("market_open", row.getBoolean("market_open"));
    addDecimal(point, "equity", row, "equity");
    addDecimal(point, "cash", row, "cash");
    addDecimal(point, "buying_power", row, "buying_power");
    return point.build();
  }

  private static void addDecimal(JsonObjectBuilder to, String name, JsonObject row, String from) {
    if (row.get(from) instanceof JsonNumber number) {
      to.add(name, number.bigDecimalValue().toPlainString());
    }
  }
}
