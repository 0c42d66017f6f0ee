package io.orrery.promotion;

import io.orrery.risk.Finding;
import io.orrery.risk.LimitName;
import io.orrery.risk.RiskLimits;
import io.orrery.universe.RunId;
import io.orrery.universe.SessionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks up what a person's wish rests on, and says all that is missing or too weak. */
final class Examination {

  private final PromotionTerms terms;
  private final StrategyVersion version;
  private final EvidenceLookup lookup;
  private final DeviationEvidence deviations;
  private final List<String> reasons = new ArrayList<>();
  private Optional<EvidencePack> pack = Optional.empty();
  private Optional<RiskLimits> limits = Optional.empty();

  Examination(
      PromotionTerms terms,
      StrategyVersion version,
      EvidenceLookup lookup,
      DeviationEvidence deviations) {
    this.terms = terms;
    this.version = version;
    this.lookup = lookup;
    this.deviations = deviations;
  }

  /** All that is missing or too weak, one sentence each; empty if it may be asked for. */
  List<String> reasons() {
    return List.copyOf(reasons);
  }

  /** What it rests on; only if nothing is missing. */
  EvidencePack pack() {
    return pack.orElseThrow();
  }

  /** Under which limits; only if nothing is missing. */
  RiskLimits limits() {
    return limits.orElseThrow();
  }

  /** Looks at the evidence. */
  void evidence() {
    Optional<RecordedRun> inSample = found(terms.references().inSample());
    Optional<RecordedRun> outOfSample = found(terms.references().outOfSample());
    EvidenceRules rules = new EvidenceRules(version);
    inSample.ifPresent(rules::inSample);
    if (inSample.isPresent() && outOfSample.isPresent()) {
      rules.outOfSample(outOfSample.get(), inSample.get());
    }
    Optional<Deviation> deviation = deviation(rules);
    deviation.ifPresent(rules::deviation);
    reasons.addAll(rules.reasons());
    if (inSample.isPresent() && outOfSample.isPresent()) {
      pack =
          Optional.of(
              new EvidencePack(
                  inSample.get().statement(), outOfSample.get().statement(), deviation));
    }
  }

  /** Looks at the limits, which must be the universe's or stricter. */
  void limits(RiskLimits universe) {
    try {
      RiskLimits wanted = universe;
      for (var each : RiskLimits.parse(terms.limits()).texts().entrySet()) {
        wanted = wanted.with(LimitName.of(each.getKey()).orElseThrow(), each.getValue());
      }
      if (terms.to().hasRealCapital()) {
        wanted.requireComplete();
      }
      requireWithin(wanted, universe);
      limits = Optional.of(wanted);
    } catch (IllegalArgumentException e) {
      reasons.add(String.valueOf(e.getMessage()));
    }
  }

  /** Looks at the end. */
  void expiry(Instant now) {
    Instant latest = now.plus(PromotionTerms.LONGEST);
    if (!terms.expiresAt().isAfter(now) || terms.expiresAt().isAfter(latest)) {
      reasons.add(
          "a promotion must expire after now (%s) and within %d days, was to expire at %s"
              .formatted(now, PromotionTerms.LONGEST.toDays(), terms.expiresAt()));
    }
  }

  private void requireWithin(RiskLimits wanted, RiskLimits universe) {
    for (LimitName name : wanted.looserThan(universe)) {
      reasons.add(
          "%s must be as strict as in %s (%s), was %s"
              .formatted(
                  name,
                  terms.to(),
                  universe.texts().get(name.wireName()),
                  wanted.texts().get(name.wireName())));
    }
    // a session remembers its orders as long as its own windows are, and no longer
    for (LimitName name : List.of(LimitName.DUPLICATE_WINDOW, LimitName.THROTTLE_WINDOW)) {
      if (!wanted.get(name).equals(universe.get(name))) {
        reasons.add("%s must be that of %s for a strategy too".formatted(name, terms.to()));
      }
    }
  }

  private Optional<RecordedRun> found(RunId run) {
    Finding<RecordedRun> finding = lookup.run(run);
    if (finding instanceof Finding.Missing<RecordedRun> missing) {
      reasons.add(missing.reason());
      return Optional.empty();
    }
    return Optional.of(((Finding.Known<RecordedRun>) finding).value());
  }

  /** Only real capital needs it. */
  private Optional<Deviation> deviation(EvidenceRules rules) {
    Optional<PromotionTerms.PaperTrading> paper = terms.references().paper();
    if (!terms.to().hasRealCapital()) {
      if (paper.isPresent()) {
        reasons.add("a session of paper is evidence for live alone, was given for paper");
      }
      return Optional.empty();
    }
    if (paper.isEmpty()) {
      reasons.add(
          "a promotion to live must name a session of paper in which it traded, and the run that"
              + " repeats it");
      return Optional.empty();
    }
    boolean hadSeat = hadSeat(paper.get().session());
    Optional<RecordedRun> repetition = found(paper.get().repetition());
    repetition.ifPresent(rules::repetition);
    return hadSeat && repetition.isPresent()
        ? Optional.of(deviations.between(paper.get().repetition(), paper.get().session()))
        : Optional.empty();
  }

  private boolean hadSeat(SessionId paper) {
    Finding<Set<StrategyVersion>> seated = lookup.seatedIn(paper);
    if (seated instanceof Finding.Missing<Set<StrategyVersion>> missing) {
      reasons.add(missing.reason());
      return false;
    }
    boolean had = ((Finding.Known<Set<StrategyVersion>>) seated).value().contains(version);
    if (!had) {
      reasons.add(
          "%s must have had a seat in paper session %s, another had".formatted(version, paper));
    }
    return had;
  }
}
