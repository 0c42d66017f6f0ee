package io.orrery.rest;

import io.orrery.trade.FactFields;
import io.orrery.trading.AgentReport;
import io.orrery.trading.Block;
import io.orrery.trading.Difference;
import io.orrery.trading.Trading;
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
        .put("summary", summary(trading, blocks))
        .put("blocks", blocks.stream().map(WhyView::block).toList())
        .put("differences", differences(trading.differences()))
        .put("breaker", RulesView.breaker(trading.risk().breaker()))
        .put("disabled_strategies", RulesView.disabled(trading.risk()))
        .put("market", market(post));
  }

  private static boolean isFree(Trading trading, List<Block> blocks) {
    return blocks.isEmpty() && trading.risk().breaker().trippedBecause().isEmpty();
  }

  private static String summary(Trading trading, List<Block> blocks) {
    return blocks.stream()
        .map(Block::sentence)
        .findFirst()
        .or(() -> trading.risk().breaker().trippedBecause())
        .orElseGet(
            () ->
                trading.risk().switches().disabled().isEmpty()
                    ? "nothing blocks new orders"
                    : "nothing blocks new orders but those of strategies that are disabled");
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
