package io.orrery.promotion;

import io.orrery.risk.RiskLimits;
import io.orrery.session.ControlId;
import io.orrery.session.Person;
import io.orrery.trade.Origin;
import io.orrery.universe.Fact;
import io.orrery.universe.Universe;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A promotion as far as it is on record. Immutable: an act makes a fact to be recorded, and the
 * recorded fact makes another promotion, so that a restart knows what the process before knew.
 *
 * @param id its name
 * @param version what is promoted
 * @param to in which universe
 * @param requestedBy who asked
 * @param limits under which limits
 * @param expiresAt until when, exclusive, UTC
 * @param origin the request that brought it, if that had a key
 * @param request all fields of the record that began it, as they go over the wire
 * @param state what persons decided since
 */
public record Promotion(
    ControlId id,
    StrategyVersion version,
    Universe to,
    Person requestedBy,
    RiskLimits limits,
    Instant expiresAt,
    Optional<Origin> origin,
    Map<String, Object> request,
    PromotionState state) {

  /** How it stands at a moment. At {@link #expiresAt()} it has expired. */
  public PromotionStanding standing(Instant now) {
    if (state instanceof PromotionState.Refused) {
      return PromotionStanding.REFUSED;
    }
    if (state instanceof PromotionState.Revoked) {
      return PromotionStanding.REVOKED;
    }
    if (!now.isBefore(expiresAt)) {
      return PromotionStanding.EXPIRED;
    }
    return state instanceof PromotionState.Approved
        ? PromotionStanding.APPROVED
        : PromotionStanding.REQUESTED;
  }

  /** Whether it lets its strategy take on risk then; not before the moment of its approval. */
  public boolean isInForce(Instant now) {
    return standing(now) == PromotionStanding.APPROVED
        && state instanceof PromotionState.Approved approved
        && !now.isBefore(approved.at());
  }

  /** How it stands at a moment, as a sentence. */
  public String sentence(Instant now) {
    if (state instanceof PromotionState.Refused refused) {
      return "promotion %s was refused by %s at %s: %s"
          .formatted(id, refused.by().name(), refused.at(), refused.reason());
    }
    if (state instanceof PromotionState.Revoked revoked) {
      return "promotion %s was revoked by %s at %s: %s"
          .formatted(id, revoked.by().name(), revoked.at(), revoked.reason());
    }
    if (!now.isBefore(expiresAt)) {
      return "promotion %s expired at %s".formatted(id, expiresAt);
    }
    return state instanceof PromotionState.Approved approved
        ? "promotion %s was approved by %s, and is in force from %s until %s"
            .formatted(id, approved.by().name(), approved.at(), expiresAt)
        : "promotion %s waits for another person than %s to approve it"
            .formatted(id, requestedBy.name());
  }

  /**
   * What is to be recorded when a person approves it.
   *
   * @throws PromotionRefusedException if it does not wait for that, or that person asked for it
   * @throws IllegalArgumentException if the reason is no line of text
   */
  public PromotionApproved approve(Person by, String reason, Instant now) {
    PromotionTerms.requireReason(reason);
    require(PromotionStanding.REQUESTED, "approved", now);
    if (requestedBy.isSameAs(by)) {
      throw new PromotionRefusedException(
          "promotion %s must be approved by another person than %s, who asked"
              .formatted(id, requestedBy.name()));
    }
    return new PromotionApproved(id, by.name(), by.evidence(), reason, now);
  }

  /**
   * What is to be recorded when a person refuses it.
   *
   * @throws PromotionRefusedException if it does not wait for that
   * @throws IllegalArgumentException if the reason is no line of text
   */
  public PromotionRefused refuse(Person by, String reason, Instant now) {
    PromotionTerms.requireReason(reason);
    require(PromotionStanding.REQUESTED, "refused", now);
    return new PromotionRefused(id, by.name(), by.evidence(), reason, now);
  }

  /**
   * What is to be recorded when a person takes it back, which the person who asked for it may do
   * too.
   *
   * @throws PromotionRefusedException if it is not approved, or not any more
   * @throws IllegalArgumentException if the reason is no line of text
   */
  public PromotionRevoked revoke(Person by, String reason, Instant now) {
    PromotionTerms.requireReason(reason);
    require(PromotionStanding.APPROVED, "revoked", now);
    return new PromotionRevoked(id, by.name(), by.evidence(), reason, now);
  }

  /** As it is after a decision that is on record; the same if the rules did not allow that. */
  Promotion after(Decision decision) {
    return decision.isAllowedFor(this) ? with(decision.state()) : this;
  }

  private Promotion with(PromotionState next) {
    return new Promotion(id, version, to, requestedBy, limits, expiresAt, origin, request, next);
  }

  private void require(PromotionStanding needed, String word, Instant now) {
    if (standing(now) != needed) {
      throw new PromotionRefusedException(
          "a promotion must be %s to be %s: %s"
              .formatted(needed.name().toLowerCase(Locale.ROOT), word, sentence(now)));
    }
  }

  /** What a person decided, as it is on record. */
  record Decision(ControlId promotion, PromotionState state) {

    /** The decision that a fact records; empty if it records none. */
    static Optional<Decision> of(Fact fact) {
      return RecordedFields.decision(fact);
    }

    private boolean isAllowedFor(Promotion promotion) {
      if (state instanceof PromotionState.Approved approved) {
        return promotion.standing(approved.at()) == PromotionStanding.REQUESTED
            && !promotion.requestedBy().isSameAs(approved.by());
      }
      if (state instanceof PromotionState.Refused) {
        return promotion.state() instanceof PromotionState.Requested;
      }
      return state instanceof PromotionState.Revoked
          && promotion.state() instanceof PromotionState.Approved;
    }
  }
}
