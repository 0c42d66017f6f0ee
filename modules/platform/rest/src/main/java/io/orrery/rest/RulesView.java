package io.orrery.rest;

import io.orrery.risk.CircuitBreaker;
import io.orrery.risk.LimitName;
import io.orrery.trade.FactFields;
import io.orrery.trading.RiskDesk;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The risk rules of one session as they are now. */
final class RulesView {

  private RulesView() {}

  static Members of(RiskDesk risk) {
    Map<String, String> decided = risk.limits().texts();
    return new Members()
        .put("state", "known")
        .put("limits", decided)
        .put(
            "undecided",
            Arrays.stream(LimitName.values())
                .map(LimitName::wireName)
                .filter(name -> !decided.containsKey(name))
                .toList())
        .put("breaker", breaker(risk.breaker()))
        .put("disabled_strategies", disabled(risk));
  }

  static Map<String, Object> breaker(CircuitBreaker breaker) {
    return new Members()
        .put("tripped", breaker.trippedBecause().isPresent())
        .put("because", breaker.trippedBecause())
        .put("seen", breaker.state().map(FactFields::value))
        .view();
  }

  static List<Map<String, Object>> disabled(RiskDesk risk) {
    return risk.switches().disabled().entrySet().stream()
        .map(
            each ->
                new Members()
                    .put("strategy", each.getKey().value())
                    .put("because", each.getValue())
                    .view())
        .toList();
  }
}
