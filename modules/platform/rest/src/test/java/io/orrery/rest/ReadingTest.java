package io.orrery.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.universe.Universe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTest {

  private final Api api = new Api();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void walksALedgerPageByPage() {
    recordTrades(5);
    List<String> seqs = new ArrayList<>();
    String path = "universes/paper/trades?limit=2";
    int pages = 0;
    while (path != null && pages++ < 9) {
      Api.Answer page = api.get(path);
      page.list("items").forEach(item -> seqs.add(String.valueOf(item.get("seq"))));
      String link = page.headers().get("Link");
      assertThat(link == null).isEqualTo(!page.body().containsKey("next"));
      path =
          link == null ? null : link.replaceAll("^<(.*)>; rel=\"next\"$", "http://orrery.test$1");
    }
    assertThat(seqs).containsExactly("1", "2", "3", "4", "5");
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void beginsAfterANumber() {
    recordTrades(3);
    assertThat(api.get("universes/paper/trades?after_seq=2").list("items")).hasSize(1);
    assertThat(api.get("universes/paper/trades?after_seq=99").list("items")).isEmpty();
  }

  @Test
  void filtersALedgerAndKeepsTheFiltersOnTheNextPage() {
    recordTrades(2);
    api.post("universes/paper/trades", Api.TRADE.replace("AAPL", "MSFT"));
    recordTrades(2);
    String path = "universes/paper/trades?symbol=AAPL&order=desc&limit=3&to=2027-01-01T00:00:00Z";
    Api.Answer page = api.get(path);
    assertThat(page.list("items").stream().map(item -> String.valueOf(item.get("seq"))))
        .containsExactly("5", "4", "2");
    String link = String.valueOf(page.headers().get("Link"));
    assertThat(link)
        .contains("cursor=" + page.text("next"), "limit=3", "&order=desc", "&symbol=AAPL")
        .contains("&to=2027-01-01T00%3A00%3A00Z");
    Api.Answer rest = api.get(link.replaceAll("^<(.*)>; rel=\"next\"$", "http://orrery.test$1"));
    assertThat(rest.list("items").stream().map(item -> String.valueOf(item.get("seq"))))
        .containsExactly("1");
    assertThat(rest.body()).doesNotContainKey("next");
    assertThat(api.get("universes/paper/trades?from=2026-01-27T15:39:55Z").list("items")).isEmpty();
    assertThat(api.get("universes/paper/trades?session=" + sessionId()).list("items")).hasSize(5);
    assertThat(api.get("universes/paper/trades?validity=PAPER_ONLY").list("items")).hasSize(5);
    assertThat(api.get("universes/paper/trades?strategy=none").list("items")).isEmpty();
    assertThat(api.get("universes/paper/audit?order=desc&limit=1").list("items")).hasSize(1);
  }

  @Test
  void thinsACurveOfEquity() {
    for (int i = 0; i < 20; i++) {
      String equity = i == 7 ? "9999999.0" : "10250." + i;
      api.post("universes/paper/equity", Api.EQUITY.replace("10250.750", equity));
    }
    Api.Answer curve = api.get("universes/paper/equity?points=4");
    assertThat(curve.list("items").stream().map(item -> String.valueOf(item.get("seq"))))
        .hasSizeLessThanOrEqualTo(4)
        .contains("1", "8", "20");
    assertThat(curve.body()).doesNotContainKey("next");
  }

  @Test
  @Tag("U2")
  void readsWhatAClosedUniverseRecorded() {
    recordTrades(1);
    api.universes.close(Universe.PAPER, "test");
    for (String stream : List.of("trades", "events", "audit")) {
      assertThat(api.get("universes/paper/" + stream).list("items")).isNotEmpty();
    }
    assertThat(api.get("universes/live/trades").body())
        .containsEntry("universe", "live")
        .doesNotContainKeys("session_id", "validity_class");
  }

  @Test
  @Tag("U10")
  void answersOfOneUniverseHoldNothingOfAnother() {
    recordTrades(2);
    for (String universe : List.of("live", "simulation")) {
      Api.Answer answer = api.get("universes/" + universe + "/trades");
      assertThat(answer.list("items")).isEmpty();
      assertThat(answer.headers()).containsEntry("Orrery-Universe", universe);
    }
  }

  @Test
  @Tag("U10")
  void listsUniversesSideBySide() {
    List<Map<String, Object>> items = api.get("universes").list("items");
    assertThat(items.stream().map(item -> item.get("universe")))
        .containsExactly("live", "paper", "simulation");
    assertThat(items.get(0))
        .containsEntry("state", "closed")
        .containsEntry("real_capital", true)
        .containsEntry("needs_confirmation", true)
        .doesNotContainKeys("session_id", "poisoned");
    assertThat(String.valueOf(items.get(0).get("reason"))).contains("not told to open it");
    assertThat(items.get(2))
        .containsEntry("state", "open")
        .containsEntry("validity_class", "SIM_INVALID_FOR_TRAINING")
        .containsEntry("overrides_market_hours", true)
        .containsEntry("poisoned", false);
  }

  @Test
  void tellsOfADiskThatFailed() {
    api.storage.breakDisk(Universe.PAPER);
    assertThat(api.get("universes/paper").body()).containsEntry("poisoned", true);
    assertThat(UniversesReadiness.state(api.universes.find(Universe.PAPER))).isEqualTo("poisoned");
    assertThat(UniversesReadiness.state(api.universes.find(Universe.LIVE))).isEqualTo("closed");
    assertThat(UniversesReadiness.state(api.universes.find(Universe.SIMULATION))).isEqualTo("open");
  }

  @Test
  void tellsOfSessionsNewestFirst() {
    String first = sessionId();
    recordTrades(2);
    api.universes.close(Universe.PAPER, "the operator ended it");
    api.universes.open(Universe.PAPER);
    Api.Answer page = api.get("universes/paper/sessions?limit=1");
    assertThat(page.list("items").get(0))
        .containsEntry("session_id", sessionId())
        .containsEntry("state", "open");
    Api.Answer next = api.get("universes/paper/sessions?limit=1&cursor=" + page.text("next"));
    assertThat(next.list("items").get(0))
        .containsEntry("session_id", first)
        .containsEntry("state", "closed")
        .containsEntry("close_reason", "the operator ended it")
        .containsKeys("opened_at", "closed_at", "assumptions", "lineage", "ledgers");
    assertThat(next.body()).doesNotContainKey("next");
  }

  @Test
  @Tag("U3")
  void answersOneSessionInItsOwnName() {
    String first = sessionId();
    api.universes.close(Universe.PAPER, "test");
    api.universes.open(Universe.PAPER);
    Api.Answer answer = api.get("universes/paper/sessions/" + first);
    assertThat(answer.headers()).containsEntry("Orrery-Session", first);
    assertThat(answer.body()).containsEntry("session_id", first).containsEntry("state", "closed");
  }

  @Test
  @Tag("U10")
  void knowsNoSessionOfAnotherUniverse() {
    String paper = sessionId();
    Api.Answer answer = api.get("universes/live/sessions/" + paper);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.problem()).isEqualTo("unknown-session");
    assertThat(answer.text("detail")).contains(paper, "letter of paper");
    assertThat(api.get("universes/paper/sessions/P-01JQ3V6W8Z5T4R2N1M0K9H7G6F").status())
        .isEqualTo(404);
    assertThat(api.get("universes/paper/sessions/nonsense").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "universes/paper/trades?limit=0|limit must be a whole number from 1 to 1000, was '0'",
        "universes/paper/trades?limit=1001|limit must be a whole number from 1 to 1000",
        "universes/paper/trades?limit=ten|limit must be a whole number from 1 to 1000",
        "universes/paper/trades?limit=|limit must be a whole number from 1 to 1000",
        "universes/paper/trades?limit=1&limit=2|limit must be given once, was given twice",
        "universes/paper/trades?after_seq=-1|after_seq must be a whole number from 0",
        "universes/paper/trades?after_seq=99999999999999999999|after_seq must be a whole number",
        "universes/paper/trades?after_seq=1&cursor=x|cursor and after_seq must not be given both",
        "universes/paper/trades?cursor=x|cursor must be a 'next' that this list answered",
        "universes/paper/trades?Limit=1|query parameters must be among limit, after_seq, cursor",
        "universes/paper/trades?order=up|order must be asc or desc",
        "universes/paper/trades?symbol=aapl|symbol must be 1 to 20 capital letters",
        "universes/paper/trades?from=2026-01-27|from must be an RFC 3339 time",
        "universes/paper/trades?from=2026-01-27T00:00:01Z&to=2026-01-27T00:00:00Z|to must not be before from",
        "universes/paper/trades?validity=LIVE_VERIFIED|validity must be one of [PAPER_ONLY",
        "universes/paper/trades?session=L-01JQ3V6W8Z5T4R2N1M0K9H7G6F|session must be one of paper, was one of live",
        "universes/paper/trades?points=10|query parameters must be among limit, after_seq, cursor, order",
        "universes/paper/equity?symbol=AAPL|query parameters must be among limit, after_seq, cursor, order, from, to, session, validity, points, had 'symbol'",
        "universes/paper/equity?points=3|points must be a whole number from 4 to 10000",
        "universes/paper/equity?points=9&limit=3|limit must not be given with points",
        "universes/paper/sessions?after_seq=1|query parameters must be among limit, cursor",
        "universes?universe=live|query parameters must be absent, had 'universe'",
        "universes/paper;universe=live/trades|the path must have no parameters after a semicolon"
      })
  @Tag("U12")
  void skipsNoParameter(String path, String sentence) {
    Api.Answer answer = api.get(path.replace(" ", "%20"));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("invalid-parameter");
    assertThat(answer.text("detail")).startsWith(sentence);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,universes/moon,404,unknown-universe",
    "GET,universes/LIVE/trades,404,unknown-universe",
    "GET,universes/%2e%2e/trades,404,unknown-universe",
    "GET,nowhere,404,not-found",
    "GET,universes/paper/nowhere,404,not-found",
    "DELETE,universes/paper/trades,405,method-not-allowed",
    "POST,universes/paper/audit,405,method-not-allowed",
    "POST,universes/paper/trades,415,unsupported-media-type"
  })
  void answersEveryWrongTurnAsAProblem(String method, String path, int status, String type) {
    Api.Answer answer = api.send(method, path, Map.of(), "");
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.problem()).isEqualTo(type);
    assertThat(answer.headers())
        .containsEntry("Content-Type", Problem.MEDIA_TYPE)
        .containsEntry("Cache-Control", "no-store")
        .containsEntry("X-Content-Type-Options", "nosniff");
    assertThat(answer.text("instance")).isEqualTo("/api/v1/" + path);
    assertThat(answer.headers().containsKey("Allow")).isEqualTo(status == 405);
    assertThat(answer.body().containsKey("universe")).isEqualTo(path.contains("/paper/"));
  }

  @Test
  void refusesAMediaTypeThatIsNotOffered() {
    assertThat(api.send("GET", "universes", Map.of("Accept", "text/html"), "").problem())
        .isEqualTo("not-acceptable");
  }

  private void recordTrades(int count) {
    for (int i = 0; i < count; i++) {
      assertThat(api.post("universes/paper/trades", Api.TRADE).status()).isEqualTo(201);
    }
  }

  private String sessionId() {
    return api.universes.session(Universe.PAPER).session().id().value();
  }
}
