package io.orrery.promotion;

import io.orrery.basics.IdempotencyKey;
import io.orrery.session.ControlId;
import io.orrery.universe.Fact;
import io.orrery.universe.Universe;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The promotions of one universe: a fold over its recorded facts in their order. Immutable. What
 * the rules do not allow changes nothing, also if it is on record: an approval by the person who
 * asked, a decision about what is over, a promotion to another universe.
 */
public final class Promotions {

  private final Universe universe;
  private final Map<ControlId, Promotion> all;

  private Promotions(Universe universe, Map<ControlId, Promotion> all) {
    this.universe = universe;
    this.all = all;
  }

  /** Nothing was asked for. */
  public static Promotions none(Universe universe) {
    return new Promotions(universe, Map.of());
  }

  /**
   * As they are after a recorded fact, read with its type or without; the same after any other.
   *
   * @throws IllegalArgumentException if it is none that this version understands
   */
  public Promotions after(Fact fact) {
    if (!fact.type().startsWith("promotion_")) {
      return this;
    }
    Optional<Promotion> begun =
        RecordedFields.promotion(fact)
            .filter(each -> each.to() == universe && !all.containsKey(each.id()));
    if (begun.isPresent()) {
      return with(begun.get());
    }
    Optional<Promotion.Decision> decision = Promotion.Decision.of(fact);
    return decision
        .flatMap(each -> find(each.promotion()).map(known -> with(known.after(each))))
        .orElse(this);
  }

  /** All of them, in the order in which they were asked for. */
  public List<Promotion> all() {
    return List.copyOf(all.values());
  }

  /** The promotion of that name; empty if there is none. */
  public Optional<Promotion> find(ControlId id) {
    return Optional.ofNullable(all.get(id));
  }

  /** The promotion that a request of that key brought; empty if none did. */
  public Optional<Promotion> broughtBy(IdempotencyKey key) {
    return all.values().stream()
        .filter(each -> each.origin().filter(from -> from.idempotencyKey().equals(key)).isPresent())
        .findFirst();
  }

  private Promotions with(Promotion promotion) {
    Map<ControlId, Promotion> changed = new LinkedHashMap<>(all);
    changed.put(promotion.id(), promotion);
    return new Promotions(universe, changed);
  }
}
