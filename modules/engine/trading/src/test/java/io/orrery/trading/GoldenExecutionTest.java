package io.orrery.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.order.Broker.Submission;
import io.orrery.order.OrderIntended;
import io.orrery.order.OrderStatus;
import io.orrery.testkit.InMemoryStorage;
import io.orrery.testkit.Json;
import io.orrery.testkit.MovableClock;
import io.orrery.testkit.ReferenceData;
import io.orrery.trading.observability.Seen;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the original's execution made of a broker's answers, and what this does: accepted is neither
 * filled nor failed. The deviations stand in {@code src/docs/differences.md}.
 */
class GoldenExecutionTest {

  private static final BigDecimal ALL = BigDecimal.TEN;

  private final MovableClock clock = new MovableClock();
  private final Exchange exchange = new Exchange();
  private final Life life =
      new Life(new CrashingStorage(new InMemoryStorage(clock)), exchange, clock);

  @ParameterizedTest
  @CsvSource({
    "filled,OrderExecuted,FILLED,1,0",
    "status 'accepted',OrderFailed,NEW,0,0",
    "status 'pending_new',OrderFailed,NEW,0,0",
    "status 'partially_filled',OrderFailed,PARTIALLY_FILLED,1,0",
    "rejected with a reason,OrderFailed,REJECTED,0,1",
    "broker returns None,OrderFailed,UNKNOWN,0,0",
    "broker raises,OrderFailed,REJECTED,0,1"
  })
  @Tag("U12")
  void makesOfABrokersAnswerWhatItSays(
      String label, String original, OrderStatus ours, long executed, long failed) {
    assertThat(reference(label).get("expected_event").text()).isEqualTo(original);
    life.trading.open();
    life.broker.onSubmit = intent -> answer(label, intent);

    Placement.Placed placed = (Placement.Placed) life.desk().submit(Life.buy("AAA", "10"));
    life.broker.deliver();
    life.desk().settle();

    assertThat(life.desk().find(placed.order()).orElseThrow().status()).isEqualTo(ours);
    var seen = life.trading.roster().tally().take();
    assertThat(seen.count(Seen.ORDER_EXECUTED)).isEqualTo(executed);
    assertThat(seen.count(Seen.ORDER_FAILED)).isEqualTo(failed);
    assertThat(seen.count(Seen.RISK_CHECK_PASSED)).isEqualTo(1);
  }

  /** What has no status is taken for filled by the original; here no answer can have none. */
  @Test
  void knowsTheCaseThatCannotBeBuiltHere() {
    assertThat(reference("object without status").get("expected_event").text())
        .isEqualTo("OrderExecuted");
    assertThat(reference("AUTO_TRADE off").get("expected_event").isNull()).isTrue();
  }

  private Submission answer(String label, OrderIntended intent) {
    return switch (label) {
      case "broker returns None" -> new Submission.Doubtful("it answered nothing");
      case "broker raises" -> new Submission.Refused("insufficient funds");
      case "rejected with a reason" -> {
        exchange.reject(intent);
        yield new Submission.Sent();
      }
      default -> {
        exchange.take(intent);
        fill(label, intent);
        yield new Submission.Sent();
      }
    };
  }

  private void fill(String label, OrderIntended intent) {
    if (label.equals("filled")) {
      exchange.fill(intent, ALL);
    } else if (label.contains("partially_filled")) {
      exchange.fill(intent, BigDecimal.ONE);
    }
  }

  private static Json reference(String label) {
    Map<String, Json> byLabel = new LinkedHashMap<>();
    for (Json each : ReferenceData.json("golden/d_risk/execution_agent_cases.json")) {
      byLabel.put(each.get("label").text(), each);
    }
    return byLabel.entrySet().stream()
        .filter(each -> each.getKey().startsWith(label))
        .findFirst()
        .orElseThrow()
        .getValue();
  }
}
