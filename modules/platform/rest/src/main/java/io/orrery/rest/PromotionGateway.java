package io.orrery.rest;

import io.orrery.basics.Check;
import io.orrery.basics.IdempotencyKey;
import io.orrery.basics.Sha256;
import io.orrery.promotion.Promotion;
import io.orrery.promotion.PromotionDesk;
import io.orrery.promotion.PromotionLetters;
import io.orrery.promotion.PromotionRefusedException;
import io.orrery.promotion.PromotionRow;
import io.orrery.promotion.PromotionTerms;
import io.orrery.session.AttemptRefused;
import io.orrery.session.ControlId;
import io.orrery.session.Person;
import io.orrery.trade.LedgerException;
import io.orrery.trade.Origin;
import io.orrery.universe.Provenance;
import io.orrery.universe.SessionClosedException;
import io.orrery.universe.Universe;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Promotions as HTTP has them: read in both universes, decided about in PAPER alone. */
final class PromotionGateway {

  private static final List<Universe> PROMOTED_TO = List.of(Universe.PAPER, Universe.LIVE);

  private final PromotionDesk desk;
  private final Gateway gateway;

  PromotionGateway(PromotionDesk desk, Gateway gateway) {
    this.desk = desk;
    this.gateway = gateway;
  }

  /**
   * What a request led to.
   *
   * @param promotion the promotion
   * @param isReplayed whether the same request had led to it before
   */
  record Asked(Promotion promotion, boolean isReplayed) {}

  /** All of one universe, or of both, one after the other. */
  List<Promotion> newestFirst(@Nullable String universe) {
    List<Universe> wanted = universe == null ? PROMOTED_TO : List.of(Parameters.universe(universe));
    List<Promotion> all = new ArrayList<>();
    for (Universe each : wanted) {
      List<Promotion> known = new ArrayList<>(desk.book(each).promotions().all());
      Collections.reverse(known);
      all.addAll(known);
    }
    return all;
  }

  /** Refuses a name that no promotion has. */
  Promotion require(String id) {
    return find(id)
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemType.UNKNOWN_PROMOTION,
                    "the promotion must be one that GET /promotions lists, was "
                        + Check.shown(id)));
  }

  private Optional<Promotion> find(String id) {
    return PROMOTED_TO.stream()
        .flatMap(universe -> desk.book(universe).promotions().all().stream())
        .filter(each -> each.id().value().equals(id))
        .findFirst();
  }

  /** Somebody asks. */
  Asked request(byte[] body, Optional<IdempotencyKey> key) {
    PromotionRequest request = read(body);
    refuseRealCapital(request.terms().to());
    Optional<Origin> origin = key.map(name -> new Origin(name, 1, Sha256.of(body)));
    Optional<Promotion> earlier =
        key.flatMap(name -> desk.book(request.terms().to()).promotions().broughtBy(name));
    earlier.ifPresent(known -> requireSame(known, origin.orElseThrow()));
    Promotion promotion =
        known(request.terms(), () -> desk.request(request.terms(), request.by(), origin));
    return new Asked(promotion, earlier.isPresent());
  }

  /** Another person approves. */
  Promotion approve(String id, InputStream body) {
    return act(id, body, PromotionLetters.APPROVE, desk::approve);
  }

  /** Somebody refuses. */
  Promotion refuse(String id, InputStream body) {
    return act(id, body, PromotionLetters.REFUSE, desk::refuse);
  }

  /** Somebody takes it back. */
  Promotion revoke(String id, InputStream body) {
    return act(id, body, PromotionLetters.REVOKE, desk::revoke);
  }

  /** One of the three. */
  private interface Act {
    Promotion perform(Universe universe, ControlId id, Person by, String reason);
  }

  private Promotion act(String id, InputStream body, String attempt, Act act) {
    Promotion promotion = require(id);
    refuseRealCapital(promotion.to());
    ActRequest asked = ActRequest.read(body);
    Person by = PromotionRequest.person(asked.person());
    try {
      return Writes.known(() -> act.perform(promotion.to(), promotion.id(), by, asked.reason()));
    } catch (PromotionRefusedException e) {
      audit(promotion.to(), attempt, "%s: %s".formatted(id, e.getMessage()));
      throw e;
    }
  }

  private PromotionRequest read(byte[] body) {
    try {
      return PromotionRequest.read(body);
    } catch (ProblemException e) {
      gateway.refused(Universe.PAPER, e.problem());
      throw e;
    }
  }

  private static Promotion known(PromotionTerms terms, Supplier<Promotion> ask) {
    try {
      return Writes.known(ask);
    } catch (IllegalArgumentException e) {
      throw ProblemException.ofField(
          ProblemType.INVALID_BODY,
          terms.parameters().isEmpty() ? "strategy" : "parameters",
          String.valueOf(e.getMessage()));
    }
  }

  private static void requireSame(Promotion known, Origin origin) {
    if (!known.origin().map(Origin::sha256).equals(Optional.of(origin.sha256()))) {
      throw new ProblemException(
          ProblemType.IDEMPOTENCY_CONFLICT,
          "an Idempotency-Key must be of one request, %s was of another"
              .formatted(origin.idempotencyKey().value()));
    }
  }

  private static void refuseRealCapital(Universe to) {
    if (to.hasRealCapital()) {
      throw new ProblemException(
          ProblemType.PEOPLE_NEEDED,
          ("a promotion to %s needs authenticated people, not available yet over HTTP: use the"
                  + " command line, orrery promote")
              .formatted(to));
    }
  }

  /** Whoever is refused is told so even if that cannot be recorded. */
  private void audit(Universe universe, String attempt, String sentence) {
    gateway
        .universes()
        .find(universe)
        .ifPresent(
            session -> {
              try {
                session.recordRefusal(new AttemptRefused(attempt, sentence));
              } catch (SessionClosedException | LedgerException e) {
                Log.failure("recording a refused attempt in " + universe, e);
              }
            });
  }

  /** One promotion in full. */
  Response.ResponseBuilder answer(int status, Promotion promotion) {
    return Response.status(status)
        .type("application/json")
        .header(Answers.UNIVERSE_HEADER, promotion.to().wireName())
        .header(Answers.SESSION_HEADER, provenance(promotion).sessionId().value())
        .entity(row(promotion).full());
  }

  /** One promotion as it stands in a list. */
  Map<String, Object> line(Promotion promotion) {
    return row(promotion).line();
  }

  private PromotionRow row(Promotion promotion) {
    return new PromotionRow(promotion, provenance(promotion), desk.now());
  }

  private Provenance provenance(Promotion promotion) {
    return desk.book(promotion.to()).provenance(promotion.id()).orElseThrow();
  }
}
