package io.orrery.promotion;

import io.orrery.basics.Check;
import io.orrery.session.ControlAct;
import io.orrery.session.ControlId;
import io.orrery.session.Person;
import io.orrery.session.UniverseSession;
import io.orrery.trade.ControlMailbox;
import io.orrery.universe.RunId;
import io.orrery.universe.SessionId;
import io.orrery.universe.Universe;
import java.lang.System.Logger.Level;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What letters of the command line ask for that is about promotions. */
public final class PromotionLetters {

  /**
   * Asks for one: {@code id, session, as, reason, strategy, parameters, in_sample, out_of_sample,
   * paper, repetition, limits, expires_at}; all from paper to limits, and parameters, may be left
   * out.
   */
  public static final String REQUEST = "request_promotion";

  /** Approves one: {@code id, session, as, reason}. */
  public static final String APPROVE = "approve_promotion";

  /** Refuses one: {@code id, session, as, reason}. */
  public static final String REFUSE = "refuse_promotion";

  /** Takes one back: {@code id, session, as, reason}. */
  public static final String REVOKE = "revoke_promotion";

  private static final System.Logger LOG = System.getLogger(PromotionLetters.class.getName());

  private static final Set<String> HEAD = Set.of("act", "id", "session", "as", "reason");
  private static final Set<String> WANTED =
      Set.of(
          "strategy",
          "parameters",
          "in_sample",
          "out_of_sample",
          "paper",
          "repetition",
          "limits",
          "expires_at");

  private final PromotionDesk desk;

  private PromotionLetters(PromotionDesk desk) {
    this.desk = desk;
  }

  /** Each act by its name. */
  public static Map<String, ControlAct> acts(PromotionDesk desk) {
    PromotionLetters letters = new PromotionLetters(desk);
    return Map.of(
        REQUEST, letters::request,
        APPROVE, letters::approve,
        REFUSE, letters::refuse,
        REVOKE, letters::revoke);
  }

  private void request(UniverseSession session, ControlMailbox.Letter letter, Person by) {
    letter.fields().keySet().stream()
        .filter(name -> !HEAD.contains(name) && !WANTED.contains(name))
        .findFirst()
        .ifPresent(PromotionLetters::refuseField);
    try {
      desk.request(terms(session.universe(), letter), by, Optional.empty());
    } catch (PromotionDeniedException denied) {
      // on record already, each reason by itself
      LOG.log(Level.WARNING, "a promotion was denied: {0}", denied.getMessage());
    }
  }

  private void approve(UniverseSession session, ControlMailbox.Letter letter, Person by) {
    desk.approve(session.universe(), id(letter), by, letter.field("reason"));
  }

  private void refuse(UniverseSession session, ControlMailbox.Letter letter, Person by) {
    desk.refuse(session.universe(), id(letter), by, letter.field("reason"));
  }

  private void revoke(UniverseSession session, ControlMailbox.Letter letter, Person by) {
    desk.revoke(session.universe(), id(letter), by, letter.field("reason"));
  }

  /** Whoever sends results of his own is told that they do not count. */
  private static void refuseField(String name) {
    throw new IllegalArgumentException(
        "a request for a promotion names evidence and states none, had " + Check.shown(name));
  }

  private static PromotionTerms terms(Universe to, ControlMailbox.Letter letter) {
    return new PromotionTerms(
        id(letter),
        to,
        letter.field("strategy"),
        pairs("parameters", letter),
        new PromotionTerms.References(
            new RunId(letter.field("in_sample")),
            new RunId(letter.field("out_of_sample")),
            PromotionTerms.PaperTrading.of(
                Optional.ofNullable(letter.fields().get("paper")).map(SessionId::new),
                Optional.ofNullable(letter.fields().get("repetition")).map(RunId::new))),
        pairs("limits", letter),
        moment(letter.field("expires_at")),
        letter.field("reason"));
  }

  private static ControlId id(ControlMailbox.Letter letter) {
    return new ControlId(letter.field("id"));
  }

  /** As in {@code name=value;name=value}: values may have commas. */
  private static Map<String, String> pairs(String field, ControlMailbox.Letter letter) {
    Map<String, String> pairs = new LinkedHashMap<>();
    String text = letter.fields().getOrDefault(field, "");
    for (String pair : text.isEmpty() ? new String[0] : text.split(";", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 1 || pairs.put(pair.substring(0, equals), pair.substring(equals + 1)) != null) {
        throw new IllegalArgumentException(
            "%s must be name=value, each once, with semicolons between, was %s"
                .formatted(field, Check.shown(text)));
      }
    }
    return pairs;
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
