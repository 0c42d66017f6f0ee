package io.orrery.trading.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.orrery.testkit.Json;
import io.orrery.testkit.ReferenceData;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the original's evaluator found in its own events, with its own cadence of five minutes:
 * counts and statuses exactly, numbers to 1e-9. Its windows are lines of a file; ours are what a
 * tally saw, so the lines are told to one.
 */
class GoldenEvaluatorTest {

  private static final Instant NOW = Instant.parse("2026-01-30T00:00:00Z");

  private final Tally tally = new Tally();

  @ParameterizedTest
  @CsvSource({
    "all,2000-01-01T00:00:00",
    "since_2026-01-27T10:30:00,2026-01-27T10:30:00",
    "missing_file,9999-01-01T00:00:00"
  })
  void findsWhatTheOriginalFound(String reference, String since) {
    Json expected = ReferenceData.json("golden/f_misc/evaluator.json").get(reference);
    for (String line :
        ReferenceData.text("data/market-watch/logs/system/agent_events.jsonl").lines().toList()) {
      Json event = Json.parse(line);
      if (event.get("timestamp").text().compareTo(since) >= 0) {
        tell(event);
      }
    }

    AgentsEvaluated evaluated =
        AgentsEvaluated.of(NOW, NOW, tally.take(), Expectation.usual(Duration.ofMinutes(5)));

    assertCounts(evaluated, expected.get("event_counts"));
    assertFindings(evaluated.findings(), expected.get("findings"));
  }

  private void tell(Json event) {
    switch (event.get("event_type").text()) {
      case "MarketDataReady" ->
          tally.data(
              Instant.parse(event.get("timestamp").text() + "Z"),
              count(event, "inputs", "symbol_count"),
              count(event, "outputs", "price_count"),
              count(event, "outputs", "bars_count"));
      case "SignalsUpdated" ->
          tally.signals(
              count(event, "outputs", "signal_count"),
              count(event, "outputs", "actionable_count"),
              count(event, "outputs", "signal_error_count"));
      case "SignalGenerated" -> tally.count(Seen.SIGNAL_GENERATED);
      case "RiskCheckPassed" -> tally.count(Seen.RISK_CHECK_PASSED);
      case "RiskCheckFailed" -> tally.count(Seen.RISK_CHECK_FAILED);
      case "OrderExecuted" -> tally.count(Seen.ORDER_EXECUTED);
      case "OrderFailed" -> tally.count(Seen.ORDER_FAILED);
      case "StopLossTriggered" -> tally.count(Seen.STOP_LOSS_TRIGGERED);
      default -> throw new AssertionError("an event of no known type: " + event);
    }
  }

  private static int count(Json event, String where, String name) {
    return (int) event.get(where).get(name).number();
  }

  private static void assertCounts(AgentsEvaluated evaluated, Json expected) {
    Map<String, Long> counts = new HashMap<>();
    evaluated.counts().forEach(each -> counts.put(camel(each.event()), each.count()));
    counts.remove("SignalGenerated"); // the original counts it in its total alone
    Map<String, Long> originals = new HashMap<>();
    expected.members().forEach((name, value) -> originals.put(name, (long) value.number()));
    assertThat(counts).isEqualTo(originals);
  }

  /** As the original writes it: {@code MarketDataReady}. */
  private static String camel(Seen seen) {
    String name =
        Pattern.compile("_?([A-Z])([A-Z]*)")
            .matcher(seen.name())
            .replaceAll(word -> word.group(1) + word.group(2).toLowerCase(Locale.ROOT));
    return seen == Seen.TOTAL ? "total" : name;
  }

  private static void assertFindings(List<AgentsEvaluated.Finding> findings, Json expected) {
    int i = 0;
    for (Json original : expected) {
      AgentsEvaluated.Finding found = findings.get(i++);
      String what = found.metric().wireName();
      assertThat(what).isEqualTo(original.get("metric").text());
      assertThat(found.agent().wireName() + "agent")
          .isEqualTo(original.get("agent").text().toLowerCase(Locale.ROOT));
      assertThat(found.status().name().toLowerCase(Locale.ROOT))
          .as(what)
          .isEqualTo(original.get("status").text());
      assertNumber(what, found.value(), original.get("value"));
      assertNumber(what, found.minValue(), original.get("min_value"));
      assertNumber(what, found.maxValue(), original.get("max_value"));
    }
    assertThat(findings).hasSize(i);
  }

  private static void assertNumber(String what, Optional<? extends Number> found, Json expected) {
    assertThat(found.isEmpty()).as(what).isEqualTo(expected.isNull());
    found.ifPresent(
        value ->
            assertThat(value.doubleValue())
                .as(what)
                .isCloseTo(expected.number(), within(1e-9 * Math.max(1, expected.number()))));
  }
}
