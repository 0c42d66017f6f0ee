package io.orrery.parity;

import io.orrery.basics.Sha256;
import io.orrery.basics.StrategyName;
import io.orrery.basics.Symbol;
import io.orrery.order.OrderCause;
import io.orrery.trade.EventHistory;
import io.orrery.trade.FactFields;
import io.orrery.trade.Scanned;
import io.orrery.trade.Selection;
import io.orrery.trade.Side;
import io.orrery.universe.Fact;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a session's events say of its decisions: on which bars signals were given, what was denied,
 * what decided, and where the bars that it saw are recorded. Of use once, to one thread.
 */
final class DecisionEvents {

  private final Map<Draft.Subject, TreeMap<Instant, List<Draft>>> drafts = new HashMap<>();
  private final Map<Draft.Subject, Instant> lastSignals = new HashMap<>();
  private final List<Deal> denied = new ArrayList<>();
  private final List<ComparedSession.DecidedBy> strategies = new ArrayList<>();
  private Optional<ComparedSession.Recording> recording = Optional.empty();

  private DecisionEvents() {}

  /**
   * Reads the events of one session, and tells each draft on which bar it was decided: that of the
   * last signal of its strategy for its symbol and side before it was ordered, unless that signal
   * led to an earlier one.
   */
  static DecisionEvents read(EventHistory history, Selection session, List<Draft> drafts) {
    DecisionEvents events = new DecisionEvents();
    drafts.stream().filter(Draft::isOfASignal).forEach(events::expect);
    history.scan(
        session,
        0,
        scanned -> {
          events.take(scanned);
          return true;
        });
    return events;
  }

  /** What was wanted on a signal and denied, oldest first. */
  List<Deal> denied() {
    return denied;
  }

  /** What decided, in the order in which it began. */
  List<ComparedSession.DecidedBy> strategies() {
    return strategies;
  }

  /** Where the bars are recorded that the session saw; empty if they are not. */
  Optional<ComparedSession.Recording> recording() {
    return recording;
  }

  private void expect(Draft draft) {
    drafts
        .computeIfAbsent(draft.subject(), subject -> new TreeMap<>())
        .computeIfAbsent(draft.decidedBy(), time -> new ArrayList<>())
        .add(draft);
  }

  private void take(Scanned<Fact> event) {
    switch (event.type()) {
      case "signal_generated" -> signal(event);
      case "order_denied" -> denial(event);
      case "run_started" -> started(FactFields.of(event.record().fact()));
      case "market_recorded" -> recorded(FactFields.of(event.record().fact()));
      default -> {
        // other events say nothing of decisions
      }
    }
  }

  private void signal(Scanned<Fact> event) {
    String action = text(event, "action");
    if (!action.equals("hold")) {
      Draft.Subject subject = subject(event, action);
      Instant bar = Instant.parse(text(event, "decided_at"));
      lastSignals.put(subject, bar);
      TreeMap<Instant, List<Draft>> own = drafts.get(subject);
      Map.Entry<Instant, List<Draft>> next = own == null ? null : own.ceilingEntry(bar);
      if (next != null) {
        next.getValue().forEach(draft -> draft.signalledAt(bar));
      }
    }
  }

  /** A denial stands behind the signal that wanted the order. */
  private void denial(Scanned<Fact> event) {
    Draft.Subject subject = subject(event, text(event, "side"));
    Instant bar = lastSignals.get(subject);
    if (bar == null || !text(event, "cause").equals(wire(OrderCause.SIGNAL))) {
      return;
    }
    Object reasons = FactFields.of(event.record().fact()).get("reasons");
    String reason =
        reasons instanceof List<?> all
            ? String.join("; ", all.stream().map(String::valueOf).toList())
            : "";
    denied.add(
        new Deal(
            "denial-" + event.seq(),
            subject.strategy(),
            subject.symbol(),
            subject.side(),
            Optional.of(OrderCause.SIGNAL),
            Deal.Outcome.DENIED,
            Optional.of(reason),
            Optional.of(bar),
            Optional.empty(),
            Optional.empty(),
            BigDecimal.ZERO,
            Optional.empty()));
    if (denied.size() > DealReader.MOST) {
      throw new IllegalArgumentException(
          "at most %d denials of a session are compared at once".formatted(DealReader.MOST));
    }
  }

  private void started(Map<String, Object> fields) {
    strategies.add(
        new ComparedSession.DecidedBy(
            new StrategyName(String.valueOf(fields.get("strategy"))),
            new Sha256(String.valueOf(fields.get("strategy_hash")))));
  }

  private void recorded(Map<String, Object> fields) {
    if (fields.containsKey("dataset") && fields.containsKey("sha256")) {
      recording =
          Optional.of(
              new ComparedSession.Recording(
                  String.valueOf(fields.get("dataset")),
                  new Sha256(String.valueOf(fields.get("sha256")))));
    }
  }

  private static Draft.Subject subject(Scanned<Fact> event, String side) {
    return new Draft.Subject(
        event.text("strategy").map(StrategyName::new),
        new Symbol(text(event, "symbol")),
        Side.valueOf(side.toUpperCase(Locale.ROOT)));
  }

  private static String text(Scanned<Fact> event, String name) {
    return event
        .text(name)
        .orElseThrow(
            () ->
                new io.orrery.trade.LedgerException(
                    "event %d (%s) must have a text %s, has none"
                        .formatted(event.seq(), event.type(), name)));
  }

  private static String wire(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
