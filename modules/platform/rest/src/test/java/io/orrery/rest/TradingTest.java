package io.orrery.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.basics.StrategyName;
import io.orrery.basics.Symbol;
import io.orrery.order.Position;
import io.orrery.risk.StrategyDisabled;
import io.orrery.session.UniverseSession;
import io.orrery.strategy.Action;
import io.orrery.strategy.SignalGenerated;
import io.orrery.testkit.Samples;
import io.orrery.trading.observability.AgentsEvaluated;
import io.orrery.trading.observability.Expectation;
import io.orrery.trading.observability.Role;
import io.orrery.universe.Universe;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TradingTest {

  private static final String PAPER = "universes/paper/";
  private static final String ACT = "{\"person\":\"Ada\",\"reason\":\"it was a test\"}";
  private static final String ORDER =
      "{\"symbol\":\"%s\",\"side\":\"buy\",\"qty\":\"10\",\"type\":\"market\",\"reason\":\"why\"}";

  private final Api api = new Api();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void answersEmptyListsWhereNobodyTrades() {
    for (String of : List.of("paper/positions", "live/positions", "live/agents")) {
      String universe = of.substring(0, of.indexOf('/'));
      Api.Answer answer = api.get("universes/" + of);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.headers()).containsEntry("Orrery-Universe", universe);
      assertThat(answer.list("items")).isEmpty();
      assertThat(answer.text("reason")).startsWith("nobody trades in " + universe + ": ");
    }
  }

  @Test
  void saysOfEveryAgentOfASessionInWhichNobodyTradesThatItIsOff() {
    assertThat(api.get(PAPER + "agents").list("items"))
        .hasSize(Role.ALL.size())
        .allSatisfy(
            agent ->
                assertThat(agent)
                    .containsEntry("state", "idle")
                    .containsEntry(
                        "reason",
                        "off: nobody trades in paper: its open session has no desk for orders"));
  }

  @Test
  void answersWhatTheNewestEvaluationFoundOrWhyThereIsNone() {
    PaperDesk desk = PaperDesk.open(api);
    assertThat(api.get(PAPER + "observability").body())
        .containsEntry("state", "none")
        .containsEntry("reason", "nothing has been evaluated in this session yet");
    AgentsEvaluated evaluated =
        AgentsEvaluated.of(
            Samples.NOW,
            Samples.NOW,
            desk.trading.roster().tally().take(),
            Expectation.usual(Duration.ofMinutes(5)));
    UniverseSession session = api.universes.session(Universe.PAPER);
    desk.trading.roster().evaluated(session.events().publish(evaluated));

    Api.Answer answer = api.get(PAPER + "observability");

    assertThat(answer.text("state")).isEqualTo("evaluated");
    assertThat(answer.headers()).containsEntry("Orrery-Universe", "paper");
    assertThat(answer.text("evaluation"))
        .contains("universe=paper", "session_id=" + session.session().id().value())
        .contains("metric=market_data_events", "unit=events", "status=fail", "status=missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"account", "risk", "observability"})
  void answersThatThereIsNoneWhereNobodyTrades(String what) {
    Api.Answer answer = api.get(PAPER + what);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("state")).isEqualTo("none");
    assertThat(answer.text("reason")).contains("its open session has no desk for orders");
    assertThat(answer.body()).containsEntry("validity_class", "PAPER_ONLY");
  }

  @Test
  void saysWhyNobodyTrades() {
    Api.Answer answer = api.get("universes/live/why");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).containsEntry("trading", false);
    assertThat(answer.text("summary")).isEqualTo("nobody trades in live: it has no open session");
  }

  @Test
  void answersWhatIsHeldWithPricesAndTheSessionThatOpenedIt() {
    PaperDesk desk = PaperDesk.open(api);
    String first = api.universes.session(Universe.PAPER).session().id().value();
    order("AAPL");
    desk.fillLast();
    assertHeld(first);
    PaperDesk.reopen(api);
    assertHeld(first);
  }

  private void assertHeld(String session) {
    assertThat(api.get(PAPER + "positions").list("items"))
        .singleElement()
        .satisfies(
            held ->
                assertThat(held)
                    .containsEntry("symbol", "AAPL")
                    .containsEntry("qty", "10")
                    .containsEntry("average_price", "10")
                    .containsEntry("last_price", "10")
                    .containsEntry("last_price_at", Samples.NOW.toString())
                    .containsEntry("opened_session", session));
  }

  @Test
  void saysWhyThereIsNoLastPrice() {
    PaperDesk desk = PaperDesk.open(api);
    desk.broker.positions.add(new Position(new Symbol("UNSEEN"), BigDecimal.ONE, Optional.empty()));
    desk.trading.adopt("ada", "bought by hand");
    assertThat(api.get(PAPER + "positions").list("items"))
        .singleElement()
        .satisfies(
            held ->
                assertThat(held)
                    .doesNotContainKeys("last_price", "average_price")
                    .containsEntry("last_price_missing", "no bar of UNSEEN has closed yet"));
  }

  @Test
  void answersTheAccountAsTheBrokerSaidLast() {
    PaperDesk desk = PaperDesk.closed(api);
    assertThat(api.get(PAPER + "account").text("reason")).contains("the broker has not said");
    desk.trading.open();
    assertThat(api.get(PAPER + "account").body())
        .containsEntry("state", "known")
        .containsEntry("account", "PA1")
        .containsEntry("currency", "USD")
        .containsEntry("equity", "1000")
        .containsEntry("cash", "1000");
  }

  @Test
  void answersHowTheAgentsDo() {
    PaperDesk desk = PaperDesk.closed(api);
    assertThat(agent()).containsEntry("state", "blocked").containsKey("reason");
    desk.trading.open();
    desk.trading.tick();
    assertThat(agent())
        .containsEntry("name", "trading")
        .containsEntry("state", "running")
        .containsEntry("last_tick_at", Samples.NOW.toString());
  }

  private Map<String, Object> agent() {
    return api.get(PAPER + "agents").list("items").get(Role.ALL.size());
  }

  @Test
  void answersTheNewestSignals() {
    assertThat(api.get(PAPER + "signals").list("items")).isEmpty();
    UniverseSession session = api.universes.session(Universe.PAPER);
    session.events().publishAll(List.of(signal("AAA"), signal("BBB"), signal("CCC")));
    api.post(PAPER + "trades", Api.TRADE);
    Api.Answer answer = api.get(PAPER + "signals?limit=2");
    assertThat(answer.list("items"))
        .extracting(each -> each.get("symbol"))
        .containsExactly("CCC", "BBB");
    assertThat(answer.text("validity_class")).isEqualTo("PAPER_ONLY");
    assertThat(api.get(PAPER + "signals?limit=0").problem()).isEqualTo("invalid-parameter");
  }

  private static SignalGenerated signal(String symbol) {
    return new SignalGenerated(
        new Symbol(symbol),
        new StrategyName("momentum"),
        Action.BUY,
        BigDecimal.ONE,
        "it rose",
        List.of(),
        Samples.NOW);
  }

  @Test
  void saysThatNothingBlocks() {
    PaperDesk.open(api);
    Api.Answer why = api.get(PAPER + "why");
    assertThat(why.body())
        .containsEntry("trading", true)
        .containsEntry("summary", "nothing blocks new orders");
    assertThat(why.list("blocks")).isEmpty();
    assertThat(why.text("market")).contains("state=none", "only people order");
  }

  @Test
  void saysEveryReasonForWhichNothingIsOrdered() {
    PaperDesk.closed(api);
    api.post(PAPER + "kill", "{\"reason\":\"prices are wrong\"}");
    Api.Answer why = api.get(PAPER + "why");
    assertThat(why.body()).containsEntry("trading", false);
    assertThat(why.list("blocks"))
        .extracting(each -> each.get("cause"))
        .containsExactly("not_reconciled", "killed");
    assertThat(why.list("blocks")).allSatisfy(each -> assertThat(each).containsKey("since"));
    assertThat(why.list("blocks").get(1).get("sentence")).asString().contains("prices are wrong");
  }

  @Test
  void takesOverAnAccountThatDiffersByThePersonsWord() {
    PaperDesk desk = differing();
    assertThat(api.get(PAPER + "why").list("differences"))
        .singleElement()
        .satisfies(
            each ->
                assertThat(each).containsEntry("kind", "position").containsEntry("subject", "ZZZ"));

    Api.Answer adopted = api.post(PAPER + "account/adoption", ACT);

    assertThat(adopted.status()).isEqualTo(200);
    assertThat(adopted.list("differences")).isEmpty();
    assertThat(desk.trading.desk().blocks()).isEmpty();
    assertThat(api.get(PAPER + "orders?order=desc").list("items"))
        .anySatisfy(
            each ->
                assertThat(each)
                    .containsEntry("type", "account_adopted")
                    .containsEntry("person", "Ada"));
  }

  private PaperDesk differing() {
    PaperDesk desk = PaperDesk.open(api);
    desk.broker.positions.add(new Position(new Symbol("ZZZ"), BigDecimal.TEN, Optional.empty()));
    desk.trading.reconcile();
    return desk;
  }

  @Test
  void saysWhenTheBrokerDoesNotSayWhatTheAccountHolds() {
    PaperDesk desk = differing();
    desk.broker.silent = true;
    Api.Answer answer = api.post(PAPER + "account/adoption", ACT);
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.problem()).isEqualTo("broker-silent");
  }

  @Test
  void answersTheLimitsByName() {
    PaperDesk.open(api, Map.of("max_order_qty", "5"));
    Api.Answer risk = api.get(PAPER + "risk");
    assertThat(risk.body()).containsEntry("limits", Map.of("max_order_qty", "5"));
    assertThat(risk.text("undecided")).contains("max_order_value").doesNotContain("max_order_qty");
    assertThat(risk.text("breaker")).contains("tripped=false");
    assertThat(risk.list("disabled_strategies")).isEmpty();
  }

  @Test
  void aPersonReArmsTheBreaker() {
    tripped();
    assertThat(api.get(PAPER + "why").text("summary")).contains("the breaker is tripped");
    Api.Answer reset = api.post(PAPER + "risk/breaker/reset", ACT);
    assertThat(reset.status()).isEqualTo(200);
    assertThat(reset.text("breaker")).contains("tripped=false");
    assertThat(api.get(PAPER + "why").body()).containsEntry("trading", true);
  }

  @Test
  void refusesToReArmABreakerThatIsNotTripped() {
    PaperDesk.open(api);
    Api.Answer answer = api.post(PAPER + "risk/breaker/reset", ACT);
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.problem()).isEqualTo("nothing-to-lift");
  }

  @Test
  void theBreakerStaysTrippedIfTheResetCannotBeRecorded() {
    PaperDesk desk = tripped();
    api.storage.breakDisk(Universe.PAPER);
    Api.Answer answer = api.post(PAPER + "risk/breaker/reset", ACT);
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.text("detail")).contains("the breaker stays tripped");
    assertThat(desk.trading.risk().breaker().trippedBecause()).isPresent();
  }

  private PaperDesk tripped() {
    PaperDesk desk = PaperDesk.open(api, Map.of("daily_loss_percent", "10"));
    desk.broker.equity = new BigDecimal("800");
    desk.trading.desk().refresh();
    assertThat(api.get(PAPER + "risk").text("breaker")).contains("tripped=true");
    return desk;
  }

  @Test
  void aPersonEnablesAStrategyAgain() {
    UniverseSession session = api.universes.session(Universe.PAPER);
    session
        .orders()
        .append(
            session
                .session()
                .mint(
                    new StrategyDisabled(
                        new StrategyName("momentum"), "it sent too many orders", Samples.NOW)));
    PaperDesk.open(api);
    assertThat(api.get(PAPER + "why").list("disabled_strategies").get(0))
        .containsEntry("strategy", "momentum");
    assertThat(api.get(PAPER + "why").text("summary")).contains("strategies that are disabled");
    Api.Answer enabled = api.post(PAPER + "risk/strategies/momentum/enable", ACT);
    assertThat(enabled.status()).isEqualTo(200);
    assertThat(enabled.list("disabled_strategies")).isEmpty();
  }

  @Test
  void refusesToEnableAStrategyThatIsNotDisabled() {
    PaperDesk.open(api);
    Api.Answer answer = api.post(PAPER + "risk/strategies/momentum/enable", ACT);
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.problem()).isEqualTo("nothing-to-lift");
    assertThat(api.post(PAPER + "risk/strategies/%20/enable", ACT).text("parameter"))
        .isEqualTo("name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"account/adoption", "risk/breaker/reset", "risk/strategies/momentum/enable"})
  @Tag("U11")
  void refusesActsOfAPersonWhereNobodyTradesOrThereAreNoPeople(String act) {
    assertThat(api.post(PAPER + act, ACT).problem()).isEqualTo("nobody-trades");
    Api.Answer live = api.post("universes/live/" + act, ACT);
    assertThat(live.status()).isEqualTo(403);
    assertThat(live.problem()).isEqualTo("people-needed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"account/adoption", "risk/breaker/reset", "risk/strategies/momentum/enable"})
  void refusesActsWithoutAPersonOrAReason(String act) {
    PaperDesk.open(api);
    for (String field : List.of("person", "reason")) {
      String without = ACT.replaceAll(",?\"" + field + "\":\"[^\"]*\",?", "");
      Api.Answer answer = api.post(PAPER + act, without);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text("field")).isEqualTo(field);
    }
  }

  private void order(String symbol) {
    assertThat(
            api.post(PAPER + "orders", ORDER.formatted(symbol), "Idempotency-Key", symbol).status())
        .isEqualTo(201);
  }
}
