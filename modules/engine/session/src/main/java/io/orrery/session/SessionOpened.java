package io.orrery.session;

import io.orrery.basics.Sha256;
import io.orrery.universe.Assumptions;
import io.orrery.universe.Fact;
import io.orrery.universe.Lineage;
import io.orrery.universe.Session;
import io.orrery.universe.ValidityClass;
import io.orrery.universe.ValidityReason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Audit record and event: a session began. The one place where its assumptions and the lineage of
 * its data are written out; its other records refer to it by session id.
 *
 * @param openedAt when, UTC
 * @param deploymentId the deployment to which the universe's root belongs
 * @param assumptions the execution model
 * @param lineage the market data
 * @param defaultValidityClass the class of its records that no executor attests
 * @param defaultValidityReasons why that class is not stronger
 */
public record SessionOpened(
    Instant openedAt,
    String deploymentId,
    Assumptions assumptions,
    LineageFields lineage,
    ValidityClass defaultValidityClass,
    List<ValidityReason> defaultValidityReasons)
    implements Fact {

  /**
   * A {@link Lineage} as it is recorded.
   *
   * @param id the name by which records refer to it
   * @param kind {@code unknown}, {@code live_feed} or {@code verified_dataset}
   * @param dataset the dataset's name, if it is one
   * @param contentHash the dataset's hash, if it is one
   */
  public record LineageFields(
      String id, String kind, Optional<String> dataset, Optional<Sha256> contentHash) {

    static LineageFields of(Lineage lineage) {
      if (lineage instanceof Lineage.VerifiedDataset data) {
        return new LineageFields(
            data.id(),
            "verified_dataset",
            Optional.of(data.dataset()),
            Optional.of(data.contentHash()));
      }
      String kind = lineage instanceof Lineage.LiveFeed ? "live_feed" : "unknown";
      return new LineageFields(lineage.id(), kind, Optional.empty(), Optional.empty());
    }
  }

  static SessionOpened of(Session session, String deploymentId) {
    return new SessionOpened(
        session.openedAt(),
        deploymentId,
        session.assumptions(),
        LineageFields.of(session.lineage()),
        session.validity().validityClass(),
        session.validity().reasons());
  }
}
