package io.orrery.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every server that runs the WAR has to do; one server a class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ApiContract {

  private static final String PAPER = "api/v1/universes/paper/";
  private static final String SIMULATION = "api/v1/universes/simulation/";

  private RunningServer server;
  private Api api;

  abstract RunningServer startServer();

  @BeforeAll
  void start() {
    server = startServer();
    api = server.api();
  }

  @AfterAll
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Tag("U13")
  @Test
  void aTradeGoesInAndComesOutAndIsInItsFile() {
    Answer posted = api.post(PAPER + "trades", Bodies.trade("MSFT", "410.10"));
    assertThat(posted.status()).as(posted.body()).isEqualTo(201);
    JsonObject record = posted.json();
    long seq = record.getInt("seq");
    JsonObject read = api.get(PAPER + "trades?limit=1&after_seq=" + (seq - 1)).items().get(0);
    assertThat(read).isEqualTo(record);
    JsonObject stored =
        new LedgerFile(server.home(), "paper", "data", "trades").verified().get((int) seq - 1);
    assertThat(stored.getString("hash")).isEqualTo(record.getString("hash"));
    assertThat(stored.getString("price")).isEqualTo("410.10");
    assertThat(stored.getString("symbol")).isEqualTo("MSFT");
  }

  @Tag("U3")
  @Test
  void everyAnswerAboutAUniverseCarriesItsProvenance() {
    api.post(PAPER + "trades", Bodies.trade());
    String session = api.get("api/v1/universes/paper").json().getString("session_id");
    for (String path : List.of("", "trades", "equity", "events", "audit", "sessions")) {
      Answer answer = api.get("api/v1/universes/paper/" + path);
      assertThat(answer.status()).as(path).isEqualTo(200);
      assertThat(answer.header("Orrery-Universe")).isEqualTo("paper");
      assertThat(answer.header("Orrery-Session")).isEqualTo(session);
      assertThat(answer.json().getString("universe")).isEqualTo("paper");
      assertThat(answer.json().getString("session_id")).isEqualTo(session);
      assertThat(answer.json().getString("validity_class")).isEqualTo("PAPER_ONLY");
      assertThat(answer.json().getString("data_lineage_id")).isNotBlank();
    }
  }

  @Tag("U9")
  @Test
  void aRecordFromOutsideIsTheWeakestOfItsUniverseWithReasons() {
    JsonObject record = api.post(SIMULATION + "trades", Bodies.trade()).json();
    assertThat(record.getString("validity_class")).isEqualTo("SIM_INVALID_FOR_TRAINING");
    assertThat(record.getJsonArray("validity_reasons").toString())
        .contains("fees_not_modelled", "lineage_not_verified");
    assertThat(
            api.post(PAPER + "equity", Bodies.equity("100.5")).json().getString("validity_class"))
        .isEqualTo("PAPER_ONLY");
  }

  @Tag("U4")
  @Test
  void aRecordOfOneUniverseIsInNoOther() {
    api.post(SIMULATION + "trades", Bodies.trade("ONLYSIM", "1"));
    assertThat(new LedgerFile(server.home(), "simulation", "data", "trades").lines())
        .anyMatch(line -> line.contains("ONLYSIM"));
    for (String area : List.of("data", "logs")) {
      for (String stream : List.of("trades", "equity", "events", "audit")) {
        assertThat(new LedgerFile(server.home(), "paper", area, stream).lines())
            .noneMatch(line -> line.contains("ONLYSIM"));
      }
    }
    assertThat(api.get(PAPER + "trades?limit=1000").body()).doesNotContain("ONLYSIM");
    assertThat(api.get(PAPER + "events?limit=1000").body()).doesNotContain("ONLYSIM");
  }

  @Tag("U1")
  @ParameterizedTest
  @ValueSource(strings = {"PAPER", "sim", "backtest", "%2e%2e", "..%2flive", "null"})
  void knowsNoOtherUniverses(String name) {
    assertRefused(api.get("api/v1/universes/" + name + "/trades"), 404);
    assertRefused(api.post("api/v1/universes/" + name + "/trades", Bodies.trade()), 404);
  }

  @Tag("U11")
  @Test
  void liveIsClosedUnlessConfirmedAndTakesNothing() {
    JsonObject live = api.get("api/v1/universes/live").json();
    assertThat(live.getString("state")).isEqualTo("closed");
    assertThat(live.getString("reason")).contains("orrery.universes");
    assertRefused(api.post("api/v1/universes/live/trades", Bodies.trade()), 409);
    assertThat(api.get("api/v1/universes/live/trades").items()).isEmpty();
    assertThat(server.home().resolve("data/live")).doesNotExist();
  }

  static Stream<Arguments> badBodies() {
    return Stream.of(
        Arguments.of("", "empty"),
        Arguments.of("[]", "array"),
        Arguments.of("{", "cut"),
        Arguments.of(Bodies.trade() + "x", "trailing"),
        Arguments.of("\uFEFF" + Bodies.trade(), "byte order mark"),
        Arguments.of(Bodies.tradeBut("\"190.25\"", "190.25"), "number for a decimal"),
        Arguments.of(Bodies.tradeBut("\"190.25\"", "\"NaN\""), "NaN"),
        Arguments.of(Bodies.tradeBut("\"190.25\"", "NaN"), "bare NaN"),
        Arguments.of(Bodies.tradeBut("\"190.25\"", "1e999999999"), "huge number"),
        Arguments.of(Bodies.tradeBut("\"190.25\"", "\"1e999999999\""), "huge text"),
        Arguments.of(Bodies.tradeBut("\"190.25\"", "null"), "null price"),
        Arguments.of(Bodies.tradeBut("\"10\"", "\"-10\""), "negative quantity"),
        Arguments.of(Bodies.tradeBut("\"buy\"", "\"BUY\""), "wrong case"),
        Arguments.of(Bodies.tradeBut("AAPL", "../../live"), "path in a name"),
        Arguments.of(Bodies.tradeBut("54Z", "54"), "naive time"),
        Arguments.of(Bodies.tradeWith("\"colour\":\"red\""), "unknown field"),
        Arguments.of(Bodies.tradeWith("\"symbol\":\"MSFT\""), "duplicate field"),
        Arguments.of(Bodies.tradeWith("\"mic\":{\"a\":1}"), "nested"),
        Arguments.of(Bodies.tradeWith("\"mic\":" + "[".repeat(100_000)), "deep"),
        Arguments.of("[".repeat(100_000), "deep from the start"),
        Arguments.of("{\"a\":".repeat(30_000), "deep objects"));
  }

  @Tag("U12")
  @ParameterizedTest(name = "{1}")
  @MethodSource("badBodies")
  void refusesABadBodyWithASentenceAndWritesNothing(String body, String what) {
    long before = lastSeq("trades");
    assertRefused(api.post(PAPER + "trades", body), 400);
    assertThat(lastSeq("trades")).as(what).isEqualTo(before);
  }

  @Tag("U12")
  @Test
  void refusesATextForABoolean() {
    String body = Bodies.equity("1").replace("true", "\"false\"");
    Answer answer = api.post(PAPER + "equity", body);
    assertRefused(answer, 400);
    assertThat(answer.json().getString("detail")).contains("market_open");
  }

  @Tag("U12")
  @Test
  void refusesABodyOverItsLimit() {
    long before = lastSeq("trades");
    String body = Bodies.tradeWith("\"source\":\"" + "x".repeat(300 * 1024) + "\"");
    assertRefused(api.post(PAPER + "trades", body), 413);
    assertThat(lastSeq("trades")).isEqualTo(before);
  }

  @Tag("U3")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "universe", "session_id", "validity_class", "validity_reasons", "seq", "hash",
        "schema_version", "recorded_at", "data_lineage_id", "stream", "type", "origin"
      })
  void refusesABodyThatSetsProvenance(String field) {
    long before = lastSeq("trades");
    Answer answer = api.post(PAPER + "trades", Bodies.tradeWith("\"" + field + "\":\"live\""));
    assertRefused(answer, 400);
    assertThat(answer.json().getString("type")).endsWith("reserved-field");
    assertThat(answer.json().getString("detail")).contains(field);
    assertThat(lastSeq("trades")).isEqualTo(before);
  }

  @Tag("U12")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "trades?limit=0",
        "trades?limit=1001",
        "trades?limit=x",
        "trades?after_seq=-1",
        "trades?symbl=AAPL",
        "trades?cursor=..%2f",
        "trades?limit=1e9"
      })
  void refusesABadQuery(String query) {
    assertRefused(api.get(PAPER + query), 400);
  }

  @Test
  void answersProblemsEverywhere() {
    assertRefused(api.get("nowhere"), 404);
    assertRefused(api.get("api/v1/nowhere"), 404);
    assertRefused(api.get(PAPER + "sessions/P-01JQ3V6W8Z5T4R2N1M0K9H7G6F"), 404);
    assertRefused(api.post("api/v1/universes", "{}"), 405);
    assertRefused(
        api.post(
            PAPER + "trades",
            java.net.http.HttpRequest.BodyPublishers.ofString("a=b"),
            "application/x-www-form-urlencoded"),
        415);
  }

  @Tag("U13")
  @Test
  void anImportIsReportedLineByLineAndRepeatingItChangesNothing() {
    String lines =
        String.join(
            "\n",
            Bodies.trade("IMP", "1.5"),
            Bodies.trade("IMP", "x"),
            Bodies.trade("IMP", "2.5"),
            "");
    JsonObject first = api.postLines(PAPER + "trades", lines, "contract-import").json();
    assertThat(first.getInt("received")).isEqualTo(3);
    assertThat(first.getInt("accepted")).isEqualTo(2);
    assertThat(first.getInt("refused")).isEqualTo(1);
    long after = lastSeq("trades");
    JsonObject again = api.postLines(PAPER + "trades", lines, "contract-import").json();
    assertThat(again.getInt("replayed")).isEqualTo(2);
    assertThat(again.getInt("accepted")).isZero();
    assertThat(lastSeq("trades")).isEqualTo(after);
  }

  @Test
  void anImportNeedsAnIdempotencyKey() {
    assertRefused(
        api.post(
            PAPER + "trades",
            java.net.http.HttpRequest.BodyPublishers.ofString(Bodies.trade() + "\n"),
            "application/x-ndjson"),
        400);
  }

  @Tag("U13")
  @Test
  void aRepeatedPostFindsItsFirstRecord() {
    Answer first = api.post(PAPER + "trades", Bodies.trade(), "Idempotency-Key", "one-trade");
    Answer again = api.post(PAPER + "trades", Bodies.trade(), "Idempotency-Key", "one-trade");
    Answer other =
        api.post(PAPER + "trades", Bodies.trade("IBM", "1"), "Idempotency-Key", "one-trade");
    assertThat(first.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json()).isEqualTo(first.json());
    assertRefused(other, 422);
  }

  @Test
  void pagesAreFollowedToTheEndByCursorAndByLink() {
    for (int i = 0; i < 7; i++) {
      api.post(SIMULATION + "equity", Bodies.equity("1" + i));
    }
    long total = api.get(SIMULATION + "equity?limit=1000").items().size();
    int seen = 0;
    String path = SIMULATION + "equity?limit=3";
    while (!path.isEmpty()) {
      Answer page = api.get(path);
      seen += page.items().size();
      String link = page.header("Link");
      assertThat(link.isEmpty()).isEqualTo(!page.json().containsKey("next"));
      path = link.isEmpty() ? "" : link.substring(link.indexOf('<') + 1, link.indexOf('>'));
      path = path.replaceFirst("^/", "");
    }
    assertThat(seen).isEqualTo((int) total);
  }

  @Tag("U2")
  @Test
  void sessionsSayUnderWhichAssumptionsTheyRan() {
    JsonObject session = api.get(SIMULATION + "sessions").items().get(0);
    assertThat(session.getJsonObject("assumptions").getString("fill_model")).isEqualTo("unknown");
    assertThat(session.getJsonObject("lineage").getString("id")).isEqualTo("unknown");
    String id = session.getString("session_id");
    assertThat(api.get(SIMULATION + "sessions/" + id).json().getString("session_id")).isEqualTo(id);
    assertRefused(api.get(PAPER + "sessions/" + id), 404);
  }

  @Tag("U6")
  @Test
  void aStreamTellsItsUniverseOnlyAndResumesWithoutLossOrRepeat() {
    try (SseClient paper = SseClient.open(api, PAPER + "stream", "0")) {
      api.post(PAPER + "trades", Bodies.trade("SSEONE", "1"));
      api.post(SIMULATION + "trades", Bodies.trade("SSESIM", "1"));
      api.post(PAPER + "trades", Bodies.trade("SSETWO", "1"));
      paper.awaitData("SSETWO");
      List<Long> ids = paper.ids();
      assertThat(ids).isSorted().doesNotHaveDuplicates();
      assertThat(ids.get(0)).isEqualTo(1);
      assertThat(ids).hasSize(ids.get(ids.size() - 1).intValue());
      assertThat(paper.text()).contains("SSEONE").doesNotContain("SSESIM", "\"simulation\"");
      long middle = ids.get(ids.size() - 2);
      try (SseClient resumed = SseClient.open(api, PAPER + "stream", Long.toString(middle))) {
        resumed.awaitData("SSETWO");
        assertThat(resumed.ids().get(0)).isEqualTo(middle + 1);
      }
    }
  }

  @Test
  void describesItselfAndItsHealth() {
    assertThat(api.get("openapi").body()).contains("/universes/{universe}/trades:");
    assertThat(api.get("health/ready").body()).contains("\"UP\"");
    assertThat(api.get("health/live").status()).isEqualTo(200);
    assertThat(api.get("health/started").status()).isEqualTo(200);
  }

  private long lastSeq(String stream) {
    return new LedgerFile(server.home(), "paper", "data", stream).lines().size();
  }

  private static void assertRefused(Answer answer, int status) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().getString("detail")).hasSizeGreaterThan(10);
    assertThat(answer.body()).doesNotContain("Exception", "io.orrery", "\tat ");
  }
}
