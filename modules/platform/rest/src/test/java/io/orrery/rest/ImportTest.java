package io.orrery.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.universe.Universe;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ImportTest {

  private static final String TRADES = "universes/paper/trades";
  private static final String WHOLE = TRADES + "?on_error=refuse_all";

  private final Api api = new Api();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void takesTheGoodLinesAndNamesTheOthers() {
    String body =
        String.join(
            "\n",
            Api.TRADE,
            "",
            Api.TRADE + "\r",
            "{\"qty\":1}",
            Api.TRADE.replace("\"10\"", "\"-1\""),
            "x".repeat(NdjsonLines.MAX_LINE_BYTES + 1),
            Api.TRADE);
    Api.Answer answer = api.importLines(TRADES, "i1", body);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(counts(answer)).containsExactly("7", "2", "0", "5");
    assertThat(answer.list("refusals").stream().map(r -> String.valueOf(r.get("line"))))
        .containsExactly("2", "3", "4", "5", "6");
    assertThat(answer.list("refusals").get(3))
        .containsEntry("reason", "qty must be positive, was -1")
        .containsEntry("field", "qty");
    assertThat(ranges(answer)).containsExactly("1-2");
    assertThat(answer.body())
        .containsEntry("universe", "paper")
        .containsEntry("validity_class", "PAPER_ONLY");
  }

  @Test
  void recordsEachLineOnceHoweverOftenItIsRepeated() {
    String body = lines(1000);
    assertThat(counts(api.importLines(TRADES, "i1", body)))
        .containsExactly("1000", "1000", "0", "0");
    Api.Answer again = api.importLines(TRADES, "i1", body + Api.TRADE + "\n");
    assertThat(counts(again)).containsExactly("1001", "1", "1000", "0");
    assertThat(ranges(again)).containsExactly("1001-1001");
  }

  @Test
  void refusesALineThatWasAnotherAtFirst() {
    api.importLines(TRADES, "i1", lines(2));
    Api.Answer other = api.importLines(TRADES, "i1", Api.TRADE + "\n" + Api.TRADE);
    assertThat(counts(other)).containsExactly("2", "0", "0", "2");
    assertThat(String.valueOf(other.list("refusals").get(0).get("reason"))).contains("i1");
  }

  @Test
  void needsAKey() {
    Api.Answer answer = api.post(TRADES, Api.TRADE, "Content-Type", Api.NDJSON);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("idempotency-key-required");
  }

  @Test
  void needsALine() {
    assertThat(api.importLines(TRADES, "i1", "").status()).isEqualTo(400);
    assertThat(api.importLines(WHOLE, "i1", "").status()).isEqualTo(400);
  }

  @Test
  void listsTheFirstRefusedLinesAndCountsAll() {
    Api.Answer answer = api.importLines(TRADES, "i1", "{}\n".repeat(1500));
    assertThat(counts(answer)).containsExactly("1500", "0", "0", "1500");
    assertThat(answer.list("refusals")).hasSize(ImportReport.MAX_LISTED);
  }

  @Test
  void refusesAllOfItIfAskedToAndOneLineIsBad() {
    Api.Answer answer = api.importLines(WHOLE, "i1", lines(600) + "{}\n");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.problem()).isEqualTo("import-refused");
    assertThat(counts(answer)).containsExactly("601", "0", "0", "1");
    assertThat(answer.list("refusals").get(0).get("line")).hasToString("601");
    assertThat(recorded()).isZero();
  }

  @Test
  void refusesAllOfItIfOneLineConflicts() {
    api.importLines(TRADES, "i1", "{}\n" + Api.TRADE + "\n");
    Api.Answer answer = api.importLines(WHOLE, "i1", lines(3));
    assertThat(answer.problem()).isEqualTo("import-refused");
    assertThat(answer.list("refusals").get(0).get("line")).hasToString("2");
    assertThat(recorded()).isEqualTo(1);
  }

  @Test
  void takesAllOfItIfEveryLineIsGood() {
    assertThat(counts(api.importLines(WHOLE, "i1", lines(600))))
        .containsExactly("600", "600", "0", "0");
    assertThat(counts(api.importLines(WHOLE, "i1", lines(600))))
        .containsExactly("600", "0", "600", "0");
  }

  @Test
  void boundsWhatItHoldsToRefuseAllOfIt() {
    Api.Answer answer = api.importLines(WHOLE, "i1", "{}\n".repeat(ImportRun.MAX_WHOLE_LINES + 1));
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.text("detail")).contains("10000 lines", "on_error=report");
  }

  @Test
  void saysHowFarItCameWhenTheDiskFails() {
    api.storage.breakDisk(Universe.PAPER);
    Api.Answer answer = api.importLines(TRADES, "i1", lines(2));
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.problem()).isEqualTo("outcome-unknown");
    assertThat(answer.body().get("line")).hasToString("1");
    assertThat(answer.body().get("accepted")).hasToString("0");
  }

  @Test
  @Tag("U12")
  void guessesNoErrorPolicy() {
    Api.Answer answer = api.importLines(TRADES + "?on_error=ignore", "i1", lines(1));
    assertThat(answer.text("detail")).isEqualTo("on_error must be report or refuse_all");
  }

  private static String lines(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> Api.TRADE.replace("\"10\"", "\"" + i + "\"") + "\n")
        .collect(Collectors.joining());
  }

  private static List<String> counts(Api.Answer answer) {
    return List.of(
        answer.text("received"),
        answer.text("accepted"),
        answer.text("replayed"),
        answer.text("refused"));
  }

  private static List<String> ranges(Api.Answer answer) {
    return answer.list("accepted_ranges").stream().map(ImportTest::range).toList();
  }

  private static String range(Map<String, Object> range) {
    return range.get("first_seq") + "-" + range.get("last_seq");
  }

  private long recorded() {
    return api.universes.archive(Universe.PAPER).trades().lastSeq();
  }
}
