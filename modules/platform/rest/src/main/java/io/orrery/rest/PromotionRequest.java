package io.orrery.rest;

import io.orrery.basics.Check;
import io.orrery.promotion.PromotionTerms;
import io.orrery.session.ControlId;
import io.orrery.session.Person;
import io.orrery.universe.RunId;
import io.orrery.universe.SessionId;
import io.orrery.universe.Universe;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Somebody wants a strategy promoted. The body names evidence; results that it states are refused.
 *
 * @param terms what is wanted
 * @param by who, as claimed
 */
record PromotionRequest(PromotionTerms terms, Person by) {

  private static final String PARAMETERS = "parameters";
  private static final String LIMITS = "limits";

  static final FlatObject.Shape SHAPE =
      new FlatObject.Shape(
          List.of(
              "to",
              "strategy",
              "in_sample",
              "out_of_sample",
              "paper_session",
              "repetition",
              "expires_at",
              "person",
              "reason"),
          List.of(),
          List.of(PARAMETERS, LIMITS));

  /** HTTP knows no people yet. */
  private static final String KNOWN_BY = "HTTP, somebody on this machine";

  static PromotionRequest read(byte[] body) {
    FlatObject object = FlatObject.read(body, "body", SHAPE);
    PromotionTerms terms =
        new PromotionTerms(
            ControlId.ofPromotion(),
            object.required("to", PromotionRequest::universe),
            object.required("strategy", text -> text),
            object.object(PARAMETERS),
            new PromotionTerms.References(
                object.required("in_sample", RunId::new),
                object.required("out_of_sample", RunId::new),
                paper(object)),
            object.object(LIMITS),
            object.required("expires_at", PromotionRequest::moment),
            object.required("reason", ActRequest::reason));
    return new PromotionRequest(terms, object.required("person", PromotionRequest::person));
  }

  private static Optional<PromotionTerms.PaperTrading> paper(FlatObject object) {
    Optional<SessionId> session = object.optional("paper_session", SessionId::new);
    Optional<RunId> repetition = object.optional("repetition", RunId::new);
    try {
      return PromotionTerms.PaperTrading.of(session, repetition);
    } catch (IllegalArgumentException e) {
      throw ProblemException.ofField(
          ProblemType.INVALID_BODY, "paper_session", String.valueOf(e.getMessage()));
    }
  }

  static Person person(String name) {
    return new Person(name, KNOWN_BY);
  }

  private static Universe universe(String name) {
    Universe to = Universe.parse(name);
    if (to == Universe.SIMULATION) {
      throw new IllegalArgumentException("to must be paper or live, was simulation");
    }
    return to;
  }

  private static Instant moment(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "expires_at must be a moment such as 2027-01-31T00:00:00Z, was " + Check.shown(text), e);
    }
  }
}
