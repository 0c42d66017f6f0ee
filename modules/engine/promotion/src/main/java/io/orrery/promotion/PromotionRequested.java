package io.orrery.promotion;

import io.orrery.basics.Sha256;
import io.orrery.basics.StrategyName;
import io.orrery.runs.Named;
import io.orrery.session.ControlId;
import io.orrery.trade.Origin;
import io.orrery.universe.Fact;
import io.orrery.universe.Universe;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Audit record: a person asks that a strategy may take on risk here, and what that rests on was
 * found where it is recorded, and is strong enough.
 *
 * @param promotionId its name
 * @param requestedBy who
 * @param evidence by what that is known
 * @param reason why
 * @param strategy which strategy
 * @param codeHash its code
 * @param parameterHash its parameters
 * @param parameters the same in full
 * @param from from which universe
 * @param to in which universe, that of this record
 * @param evidencePack what it rests on
 * @param limits under which limits, all of them
 * @param expiresAt until when, exclusive, UTC
 * @param origin the request that brought it, if that had a key by which it can be repeated
 */
public record PromotionRequested(
    ControlId promotionId,
    String requestedBy,
    String evidence,
    String reason,
    StrategyName strategy,
    Sha256 codeHash,
    Sha256 parameterHash,
    List<Named> parameters,
    Universe from,
    Universe to,
    EvidencePack evidencePack,
    List<Named> limits,
    Instant expiresAt,
    Optional<Origin> origin)
    implements Fact {

  /** Copies the lists. */
  public PromotionRequested {
    parameters = List.copyOf(parameters);
    limits = List.copyOf(limits);
  }
}
