package io.orrery.broker.fix;

import io.orrery.order.ClientOrderId;
import io.orrery.order.Execution;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What this process knows of the orders of its universe: which it sent, which nobody answered yet,
 * and which fills it heard. Safe for use by many threads.
 */
final class OrderBook {

  private final Map<ClientOrderId, OrderSketch> sketches = new HashMap<>();
  private final Map<ClientOrderId, Map<String, Execution>> executions = new HashMap<>();
  private final Set<ClientOrderId> submitted = new HashSet<>();
  private final Map<ClientOrderId, String> unanswered = new LinkedHashMap<>();

  /** Marks an order as used up: it is sent now or never. False if it was before. */
  synchronized boolean submit(OrderSketch order) {
    sketches.put(order.id(), order);
    return submitted.add(order.id());
  }

  /** Somebody told of an order, such as an earlier process. */
  synchronized void learn(OrderSketch order) {
    sketches.putIfAbsent(order.id(), order);
  }

  synchronized Optional<OrderSketch> sketch(ClientOrderId id) {
    return Optional.ofNullable(sketches.get(id));
  }

  /** Something was asked of an order, and only the counterparty can say what became of it. */
  synchronized void await(ClientOrderId id, String asked) {
    unanswered.put(id, asked);
  }

  /** The counterparty answered, or was not asked after all. Whether anybody waited. */
  synchronized boolean answered(ClientOrderId id) {
    return unanswered.remove(id) != null;
  }

  /** All that was asked and not answered, with what it was; nobody waits for it any longer. */
  synchronized Map<ClientOrderId, String> giveUp() {
    Map<ClientOrderId, String> all = new LinkedHashMap<>(unanswered);
    unanswered.clear();
    return all;
  }

  synchronized void filled(ClientOrderId id, Execution execution) {
    executions
        .computeIfAbsent(id, none -> new LinkedHashMap<>())
        .putIfAbsent(execution.executionId().value(), execution);
  }

  /** The fills that were heard, if they do not exceed what the counterparty says in all. */
  synchronized List<Execution> executions(ClientOrderId id, BigDecimal filledQty) {
    List<Execution> heard = heard(id);
    return sum(heard).compareTo(filledQty) <= 0 ? heard : List.of();
  }

  /**
   * Whether an order that this process sent is filled by more than was heard of: a fill was missed.
   */
  synchronized boolean misses(ClientOrderId id, BigDecimal filledQty) {
    return submitted.contains(id) && sum(heard(id)).compareTo(filledQty) < 0;
  }

  private List<Execution> heard(ClientOrderId id) {
    return new ArrayList<>(executions.getOrDefault(id, Map.of()).values());
  }

  private static BigDecimal sum(List<Execution> executions) {
    return executions.stream()
        .map(each -> each.qty().value())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
