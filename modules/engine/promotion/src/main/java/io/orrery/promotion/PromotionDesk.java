package io.orrery.promotion;

import io.orrery.basics.IdempotencyKey;
import io.orrery.risk.RiskLimits;
import io.orrery.runs.Named;
import io.orrery.session.ControlId;
import io.orrery.session.Person;
import io.orrery.session.UniverseSession;
import io.orrery.session.Universes;
import io.orrery.strategy.Strategies;
import io.orrery.strategy.Strategy;
import io.orrery.trade.Origin;
import io.orrery.universe.CrossUniverse;
import io.orrery.universe.Fact;
import io.orrery.universe.PerUniverse;
import io.orrery.universe.Universe;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where persons promote strategies. Each act is on record in the open session of the universe whose
 * risk it is before it counts; no record and no state of another universe is copied there. Safe for
 * use by many threads.
 */
@CrossUniverse("keeps the promotions of each universe apart")
public final class PromotionDesk {

  private final Universes universes;
  private final Evidence evidence;
  private final Function<Universe, RiskLimits> limits;
  private final Clock clock;
  private final PerUniverse<PromotionBook> books;

  /**
   * What promotions rest on.
   *
   * @param strategies the code that is here
   * @param lookup finds results where they are recorded
   * @param deviations compares PAPER with SIMULATION
   */
  public record Evidence(
      Strategies strategies, EvidenceLookup lookup, DeviationEvidence deviations) {}

  /**
   * Over these universes.
   *
   * @param limits the limits of each
   */
  public PromotionDesk(
      Universes universes, Evidence evidence, Function<Universe, RiskLimits> limits, Clock clock) {
    this.universes = universes;
    this.evidence = evidence;
    this.limits = limits;
    this.clock = clock;
    this.books =
        new PerUniverse<>(universe -> new PromotionBook(universes.archive(universe).audit()));
  }

  /** What is on record of a universe's promotions, whether a session is open or not. */
  public PromotionBook book(Universe universe) {
    return books.of(universe);
  }

  /** By what it tells how promotions stand. */
  public Instant now() {
    return clock.instant();
  }

  /**
   * A person asks that a strategy may take on risk. What it rests on is looked up now.
   *
   * @param origin the request that brings it, if that has a key; one whose key is known is answered
   *     with what it led to first, and nothing is recorded
   * @return the promotion, which waits for another person
   * @throws PromotionDeniedException if anything it rests on is missing or too weak, which is on
   *     record then, each reason by itself
   * @throws PromotionRefusedException if the name is not new, or the session's disk failed
   * @throws IllegalArgumentException if there is no such strategy or parameter
   * @throws io.orrery.trade.LedgerException if it cannot be recorded; nothing was asked then
   */
  public synchronized Promotion request(PromotionTerms terms, Person by, Optional<Origin> origin) {
    Optional<Promotion> earlier = origin.flatMap(each -> brought(terms.to(), each));
    if (earlier.isPresent()) {
      return earlier.get();
    }
    UniverseSession session = requireWhole(terms.to());
    if (book(terms.to()).promotions().find(terms.id()).isPresent()) {
      throw new PromotionRefusedException(
          "promotion %s must be new, and was asked for before".formatted(terms.id()));
    }
    Strategy strategy = evidence.strategies().create(terms.strategy(), terms.parameters());
    StrategyVersion version = StrategyVersion.of(strategy);
    Examination examination =
        new Examination(terms, version, evidence.lookup(), evidence.deviations());
    examination.evidence();
    examination.limits(limits.apply(terms.to()));
    examination.expiry(clock.instant());
    if (!examination.reasons().isEmpty()) {
      session.record(denied(terms, by, examination.reasons()));
      throw new PromotionDeniedException(examination.reasons());
    }
    session.record(requested(terms, by, strategy, examination, origin));
    return require(terms.to(), terms.id());
  }

  /**
   * Another person approves; from then on the strategy may take on risk.
   *
   * @throws PromotionRefusedException if there is no such open request, or both persons are one
   * @throws io.orrery.trade.LedgerException if it cannot be recorded; it is not approved then
   */
  public Promotion approve(Universe universe, ControlId id, Person by, String reason) {
    requireWhole(universe);
    return act(universe, id, open -> open.approve(by, reason, clock.instant()));
  }

  /**
   * A person refuses what was asked for.
   *
   * @throws PromotionRefusedException if there is no such open request
   * @throws io.orrery.trade.LedgerException if it cannot be recorded; it is not refused then
   */
  public Promotion refuse(Universe universe, ControlId id, Person by, String reason) {
    return act(universe, id, open -> open.refuse(by, reason, clock.instant()));
  }

  /**
   * A person takes back what was approved; from then on the strategy takes on no risk by it.
   *
   * @throws PromotionRefusedException if it is not approved, or not any more
   * @throws io.orrery.trade.LedgerException if it cannot be recorded, after which the session
   *     accepts nothing more
   */
  public Promotion revoke(Universe universe, ControlId id, Person by, String reason) {
    return act(universe, id, approved -> approved.revoke(by, reason, clock.instant()));
  }

  private synchronized Promotion act(
      Universe universe, ControlId id, Function<Promotion, Fact> decide) {
    UniverseSession session = universes.session(universe);
    session.record(decide.apply(require(universe, id)));
    return require(universe, id);
  }

  /** Nobody lets a strategy begin in a session whose disk failed. */
  private UniverseSession requireWhole(Universe universe) {
    UniverseSession session = universes.session(universe);
    if (session.isPoisoned()) {
      throw new PromotionRefusedException(
          "a session must be whole for a promotion, %s is not: its disk failed"
              .formatted(session.session().id()));
    }
    return session;
  }

  private Promotion require(Universe universe, ControlId id) {
    return book(universe)
        .promotions()
        .find(id)
        .orElseThrow(
            () ->
                new PromotionRefusedException(
                    "a promotion must be one that was asked for in %s, %s was not"
                        .formatted(universe, id)));
  }

  private Optional<Promotion> brought(Universe universe, Origin origin) {
    IdempotencyKey key = origin.idempotencyKey();
    return book(universe).promotions().broughtBy(key);
  }

  private static PromotionDenied denied(PromotionTerms terms, Person by, List<String> reasons) {
    return new PromotionDenied(
        terms.id(), by.name(), by.evidence(), terms.strategy(), terms.to(), reasons);
  }

  private static PromotionRequested requested(
      PromotionTerms terms,
      Person by,
      Strategy strategy,
      Examination examination,
      Optional<Origin> origin) {
    StrategyVersion version = StrategyVersion.of(strategy);
    return new PromotionRequested(
        terms.id(),
        by.name(),
        by.evidence(),
        terms.reason(),
        version.strategy(),
        version.codeHash(),
        version.parameterHash(),
        named(strategy.parameters()),
        terms.from(),
        terms.to(),
        examination.pack(),
        named(examination.limits().texts()),
        terms.expiresAt(),
        origin);
  }

  private static List<Named> named(Map<String, String> all) {
    return all.entrySet().stream().map(each -> new Named(each.getKey(), each.getValue())).toList();
  }
}
