package io.orrery.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.analytics.Evidence;
import io.orrery.analytics.Measure;
import io.orrery.analytics.Performance;
import io.orrery.basics.Symbol;
import io.orrery.market.Split;
import io.orrery.trade.EquityPoint;
import io.orrery.trade.History;
import io.orrery.trade.Trade;
import io.orrery.trade.UniverseArchive;
import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import io.orrery.universe.RunId;
import io.orrery.universe.Universe;
import io.orrery.universe.ValidityClass;
import io.orrery.universe.ValidityReason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A backtest is a session whose records say what it did, and what they are good for. */
final class BacktestRunsTest {

  private final Desk desk = new Desk("AAA", "BBB");

  @Test
  void recordsFillsWorthSignalsAndASummaryOfThem() {
    RunOutcome outcome = run(desk.terms());

    List<Recorded<Trade>> trades = all(archive(outcome.run()).trades());
    List<Recorded<EquityPoint>> points = all(archive(outcome.run()).equity());
    assertThat(trades).hasSizeGreaterThan(20);
    assertThat(trades).allSatisfy(each -> assertThat(each.fact().commission()).isPresent());
    assertThat(points).hasSize(desk.bars().series().get(0).size());
    assertThat(types(outcome.run()))
        .startsWith("session_opened", "run_started")
        .endsWith("run_finished")
        .contains("signal_generated", "trade_recorded", "equity_recorded");
    Performance again =
        Performance.of(
            Evidence.recorded(points, trades, outcome.summary().assumptions()),
            outcome.performance().conventions());
    assertThat(again.metrics()).isEqualTo(outcome.performance().metrics());
    assertThat(outcome.summary().metrics()).hasSize(Measure.values().length);
  }

  @Test
  @Tag("U9")
  void isValidForTrainingWithRealisticTermsOnVerifiedData() {
    RunOutcome outcome = run(desk.terms());

    assertThat(outcome.summary().weakestValidityClass())
        .isEqualTo(ValidityClass.SIM_VALID_FOR_TRAINING);
    assertThat(all(archive(outcome.run()).trades()))
        .allSatisfy(
            each ->
                assertThat(each.provenance().validityClass())
                    .isEqualTo(ValidityClass.SIM_VALID_FOR_TRAINING));
  }

  @Test
  @Tag("U9")
  void saysWhyItIsInvalidForTraining() {
    Map<ValidityReason, String[]> terms =
        Map.of(
            ValidityReason.FILLS_TOO_EARLY,
                new String[] {"fill_model", "same_close", "latency", "PT0S"},
            ValidityReason.LATENCY_NOT_MODELLED, new String[] {"latency", "PT0S"},
            ValidityReason.SLIPPAGE_NOT_MODELLED, new String[] {"slippage_basis_points", "0"},
            ValidityReason.FEES_NOT_MODELLED, new String[] {"commission_percent", "0"},
            ValidityReason.PARTIAL_FILLS_NOT_MODELLED, new String[] {"participation", "whole"},
            ValidityReason.MARKET_HOURS_NOT_RESPECTED, new String[] {"market_hours", "ignored"});
    terms.forEach(
        (reason, given) -> {
          RunFinished summary = run(desk.terms(given)).summary();
          assertThat(summary.weakestValidityClass())
              .isEqualTo(ValidityClass.SIM_INVALID_FOR_TRAINING);
          assertThat(summary.weakestValidityReasons()).contains(reason);
        });
  }

  @Test
  @Tag("U12")
  void refusesWhatItDoesNotUnderstandAndRecordsNothing() {
    refuses("a term must be one of dataset, ", "fill_modell", "next_open");
    refuses("fill_model must be same_close or next_open", "fill_model", "NEXT_OPEN");
    refuses("latency must be a duration such as PT0.5S", "latency", "soon");
    refuses("cash must be positive", "cash", "-1");
    refuses("from must be a date", "from", "2026-02-30");
    refuses("symbols must be of dataset walk", "symbols", "AAA,ZZZ");
    refuses("strategy must be one of", "strategy", "astrology");
    refuses("dataset must be listed", "dataset", "unlisted");
    assertThatThrownBy(() -> desk.backtests().prepare(desk.terms(), Map.of("lookback_days", "-3")))
        .hasMessageContaining("lookback_days");
    assertThat(desk.newestFirst()).isEmpty();
  }

  @Test
  void refusesToTradeOverASplit() {
    Split split =
        new Split(new Symbol("BBB"), Instant.parse("2022-03-01T14:30:00Z"), BigDecimal.valueOf(4));
    Desk splitting = new Desk(List.of(split), "AAA", "BBB");
    BacktestRuns runs = splitting.backtests();

    assertThatThrownBy(() -> runs.prepare(splitting.terms(), Map.of()))
        .hasMessageContaining("a split of BBB at 2022-03-01T14:30:00Z");
    assertThat(runs.prepare(splitting.terms("symbols", "AAA"), Map.of()).id()).isNotNull();
    assertThat(runs.prepare(splitting.terms("to", "2022-02-28"), Map.of()).id()).isNotNull();
  }

  @Test
  void recordsThatItWasCancelled() {
    BacktestRuns.Prepared prepared = desk.backtests().prepare(desk.terms(), Map.of());

    assertThatThrownBy(() -> prepared.run((done, total) -> false))
        .isInstanceOf(CancellationException.class);

    assertThat(types(prepared.id())).endsWith("run_finished");
    RunFinished last = last(prepared.id());
    assertThat(last.outcome()).isEqualTo(RunFinished.Outcome.CANCELLED);
    assertThat(last.reason()).isPresent();
  }

  @Test
  @Tag("U17")
  void recordsTheSameInAnotherLocaleAndTimeZone() {
    RunOutcome here = run(desk.terms());
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
      RunOutcome there = run(desk.terms());

      assertThat(facts(there.run())).isEqualTo(facts(here.run()));
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  private RunOutcome run(RunTerms terms) {
    return desk.backtests().prepare(terms, Map.of()).run(RunProgress.NONE);
  }

  private void refuses(String message, String key, String value) {
    assertThatThrownBy(() -> desk.backtests().prepare(desk.terms(key, value), Map.of()))
        .hasMessageContaining(message);
  }

  private UniverseArchive archive(RunId run) {
    return desk.storage(run).archive(Universe.SIMULATION);
  }

  private List<String> types(RunId run) {
    return all(archive(run).events()).stream().map(each -> each.fact().type()).toList();
  }

  private RunFinished last(RunId run) {
    List<? extends Recorded<? extends Fact>> events = all(archive(run).events());
    return (RunFinished) events.get(events.size() - 1).fact();
  }

  private List<Fact> facts(RunId run) {
    List<Fact> facts = new ArrayList<>();
    all(archive(run).trades()).forEach(each -> facts.add(each.fact()));
    all(archive(run).equity()).forEach(each -> facts.add(each.fact()));
    all(archive(run).events()).forEach(each -> facts.add(each.fact()));
    return facts;
  }

  private static <F extends Fact> List<Recorded<F>> all(History<F> history) {
    List<Recorded<F>> all = new ArrayList<>();
    history.scan(
        io.orrery.trade.Selection.all(),
        0,
        scanned -> {
          all.add(scanned.record());
          return true;
        });
    return all;
  }
}
