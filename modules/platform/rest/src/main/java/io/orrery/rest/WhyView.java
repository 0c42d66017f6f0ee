package io.orrery.rest;

import io.orrery.basics.StrategyName;
import io.orrery.risk.StrategyPermission;
import io.orrery.trade.FactFields;
import io.orrery.trading.AgentReport;
import io.orrery.trading.Block;
import io.orrery.trading.Difference;
import io.orrery.trading.Trading;
import io.orrery.trading.TradingFloor;
import io.orrery.trading.Tradings;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Every reason for which a session does not trade now. */
final class WhyView {

  private WhyView() {}

  static Members of(Tradings.Post post) {
    Trading trading = post.trading();
    List<Block> blocks = trading.desk().blocks();
    return new Members()
        .put("trading", isFree(trading, blocks))
        .put("summary", summary(post, blocks))
        .put("blocks", blocks.stream().map(WhyView::block).toList())
        .put("differences", differences(trading.differences()))
        .put("breaker", RulesView.breaker(trading.risk().breaker()))
        .put("disabled_strategies", RulesView.disabled(trading.risk()))
        .put("seats", seats(post))
        .put("market", market(post));
  }

  private static boolean isFree(Trading trading, List<Block> blocks) {
    return blocks.isEmpty() && trading.risk().breaker().trippedBecause().isEmpty();
  }

  private static String summary(Tradings.Post post, List<Block> blocks) {
    Trading trading = post.trading();
    return blocks.stream()
        .map(Block::sentence)
        .findFirst()
        .or(() -> trading.risk().breaker().trippedBecause())
        .orElseGet(
            () ->
                trading.risk().switches().disabled().isEmpty()
                    ? post.sitsOutBecause()
                        .map(
                            "nothing blocks new orders but those of a strategy that sits out: "
                                ::concat)
                        .orElse("nothing blocks new orders")
                    : "nothing blocks new orders but those of strategies that are disabled");
  }

  /** Which strategies have a seat, and whether each may take on risk. */
  private static List<Map<String, Object>> seats(Tradings.Post post) {
    return post.floor().map(TradingFloor::permissions).orElse(Map.of()).entrySet().stream()
        .map(each -> seat(each.getKey(), each.getValue()))
        .toList();
  }

  private static Map<String, Object> seat(StrategyName strategy, StrategyPermission permission) {
    Members seat = new Members().put("strategy", strategy.value());
    if (permission instanceof StrategyPermission.Withheld withheld) {
      return seat.put("permission", "withheld").put("reason", withheld.reason()).view();
    }
    return permission instanceof StrategyPermission.Granted granted
        ? seat.put("permission", "granted")
            .put("promotion", granted.promotion())
            .put("until", granted.until().toString())
            .view()
        : seat.put("permission", "not_needed").view();
  }

  private static Map<String, Object> block(Block block) {
    return new Members()
        .put("cause", FactFields.value(block.cause()))
        .put("sentence", block.sentence())
        .put("since", block.since().toString())
        .view();
  }

  static List<Map<String, Object>> differences(List<Difference> differences) {
    return differences.stream()
        .map(
            each ->
                new Members()
                    .put("kind", FactFields.value(each.kind()))
                    .put("subject", each.subject())
                    .put("ours", each.ours())
                    .put("brokers", each.brokers())
                    .put("sentence", each.sentence())
                    .view())
        .toList();
  }

  static Map<String, Object> agent(AgentReport report) {
    return new Members()
        .put("name", report.name())
        .put("state", FactFields.value(report.state()))
        .put("last_tick_at", report.lastTickAt().map(Instant::toString))
        .put("reason", report.reason())
        .put("done", report.done())
        .view();
  }

  /** The market as the floor sees it, or why it does not. */
  private static Map<String, Object> market(Tradings.Post post) {
    return post.market()
        .map(
            report ->
                new Members()
                    .put("state", FactFields.value(report.state()))
                    .put("last_tick_at", report.lastTickAt().map(Instant::toString))
                    .put("reason", report.reason())
                    .view())
        .orElseGet(
            () ->
                new Members()
                    .put("state", "none")
                    .put("reason", "no strategy trades here: only people order")
                    .view());
  }
}
