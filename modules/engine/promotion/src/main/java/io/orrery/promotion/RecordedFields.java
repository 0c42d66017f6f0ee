package io.orrery.promotion;

import io.orrery.basics.IdempotencyKey;
import io.orrery.basics.Sha256;
import io.orrery.basics.StrategyName;
import io.orrery.risk.RiskLimits;
import io.orrery.runs.Named;
import io.orrery.session.ControlId;
import io.orrery.session.Person;
import io.orrery.trade.FactFields;
import io.orrery.trade.Origin;
import io.orrery.universe.Fact;
import io.orrery.universe.Universe;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads promotions and what persons decided about them out of records, typed or not. */
final class RecordedFields {

  private final String type;
  private final Map<?, ?> fields;

  private RecordedFields(String type, Map<?, ?> fields) {
    this.type = type;
    this.fields = fields;
  }

  /** The promotion that a fact begins; empty if it begins none. */
  static Optional<Promotion> promotion(Fact fact) {
    return fact.type().equals("promotion_requested")
        ? Optional.of(of(fact).promotion())
        : Optional.empty();
  }

  /** What a fact says that a person decided; empty if it says nothing of that. */
  static Optional<Promotion.Decision> decision(Fact fact) {
    RecordedFields read = of(fact);
    return switch (fact.type()) {
      case "promotion_approved" ->
          Optional.of(
              read.decision(
                  new PromotionState.Approved(
                      read.person("approved_by"),
                      read.text("reason"),
                      read.moment("approved_at"))));
      case "promotion_refused" ->
          Optional.of(
              read.decision(
                  new PromotionState.Refused(
                      read.person("refused_by"), read.text("reason"), read.moment("refused_at"))));
      case "promotion_revoked" ->
          Optional.of(
              read.decision(
                  new PromotionState.Revoked(
                      read.person("revoked_by"), read.text("reason"), read.moment("revoked_at"))));
      default -> Optional.empty();
    };
  }

  private static RecordedFields of(Fact fact) {
    return new RecordedFields(fact.type(), FactFields.of(fact));
  }

  private Promotion.Decision decision(PromotionState state) {
    return new Promotion.Decision(new ControlId(text("promotion_id")), state);
  }

  @SuppressWarnings("unchecked") // the fields of a record have names
  private Promotion promotion() {
    return new Promotion(
        new ControlId(text("promotion_id")),
        new StrategyVersion(
            new StrategyName(text("strategy")),
            new Sha256(text("code_hash")),
            new Sha256(text("parameter_hash"))),
        Universe.parse(text("to")),
        person("requested_by"),
        RiskLimits.parse(Named.read(fields.get("limits"))),
        moment("expires_at"),
        origin(fields.get("origin")),
        (Map<String, Object>) fields,
        new PromotionState.Requested());
  }

  private static Optional<Origin> origin(@Nullable Object member) {
    if (!(member instanceof Map<?, ?> map)) {
      return Optional.empty();
    }
    RecordedFields read = new RecordedFields("origin", map);
    return Optional.of(
        new Origin(
            new IdempotencyKey(read.text("idempotency_key")), 1, new Sha256(read.text("sha256"))));
  }

  private Person person(String name) {
    return new Person(text(name), text("evidence"));
  }

  private Instant moment(String name) {
    return Instant.parse(text(name));
  }

  private String text(String name) {
    if (fields.get(name) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("%s must have a text %s".formatted(type, name));
  }
}
