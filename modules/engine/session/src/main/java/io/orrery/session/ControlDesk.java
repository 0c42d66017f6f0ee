package io.orrery.session;

import static java.util.stream.Collectors.joining;

import io.orrery.trade.ControlMailbox;
import io.orrery.trade.ControlScope;
import io.orrery.trade.LedgerException;
import io.orrery.universe.SessionClosedException;
import io.orrery.universe.Universe;
import java.lang.System.Logger.Level;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Does what letters of the command line ask for, as far as it may be done: asking to arm and
 * approving, disarming, releasing a kill switch. Who wrote a letter is claimed by the letter; its
 * evidence is the owner that the disk names. What is refused is on the audit record.
 *
 * <p>Not safe for use by many threads: one looks.
 */
public final class ControlDesk {

  /** The field that says what is wanted. */
  public static final String ACT = "act";

  /** Asks to arm: {@code id, session, as, reason, limits, ttl}. */
  public static final String ARM = "arm";

  /** Approves: {@code id, session, as}. */
  public static final String APPROVE = "approve";

  /** Disarms: {@code session, as, reason}. */
  public static final String DISARM = "disarm";

  /** Releases a kill switch: {@code as, reason}. */
  public static final String RELEASE = "release";

  private static final System.Logger LOG = System.getLogger(ControlDesk.class.getName());

  private final Universes universes;
  private final ControlMailbox mailbox;
  private final Map<String, ControlAct> others;

  /** Over these universes, for what is done with sessions alone. */
  public ControlDesk(Universes universes, ControlMailbox mailbox) {
    this(universes, mailbox, Map.of());
  }

  /**
   * Over these universes.
   *
   * @param others what else letters may ask for, by the name of the act
   */
  public ControlDesk(Universes universes, ControlMailbox mailbox, Map<String, ControlAct> others) {
    this.universes = universes;
    this.mailbox = mailbox;
    this.others = Map.copyOf(others);
  }

  /** Answers every letter that lies there, and ends every arming whose time is over. */
  public void look() {
    for (ControlScope scope : ControlScope.values()) {
      mailbox.take(scope).forEach(letter -> answer(scope, letter));
    }
    for (Universe universe : Universe.values()) {
      universes.find(universe).ifPresent(session -> session.arming().state());
    }
  }

  private void answer(ControlScope scope, ControlMailbox.Letter letter) {
    try {
      obey(scope, letter);
    } catch (IllegalArgumentException | IllegalStateException | LedgerException e) {
      String about = letter.fields().getOrDefault("id", scope.wireName());
      refuse(scope, letter, "%s: %s".formatted(about, e.getMessage()));
    }
  }

  private void obey(ControlScope scope, ControlMailbox.Letter letter) {
    Person person = new Person(letter.field("as"), "command line, " + letter.owner());
    switch (letter.field(ACT)) {
      case RELEASE -> universes.killSwitch().release(scope, person, letter.field("reason"));
      case ARM -> arming(scope, letter).request(terms(letter), person);
      case APPROVE -> arming(scope, letter).approve(new ControlId(letter.field("id")), person);
      case DISARM ->
          arming(scope, letter)
              .disarm(
                  "%s (%s): %s"
                      .formatted(
                          person.name(),
                          person.evidence(),
                          Sentence.shortened(letter.field("reason"))));
      default -> other(letter).perform(open(scope, letter), letter, person);
    }
  }

  private ControlAct other(ControlMailbox.Letter letter) {
    ControlAct act = others.get(letter.field(ACT));
    if (act == null) {
      throw new IllegalArgumentException(
          "act must be arm, approve, disarm, release%s, was %s"
              .formatted(
                  others.keySet().stream().sorted().map(each -> ", " + each).collect(joining()),
                  Sentence.shortened(letter.field(ACT))));
    }
    return act;
  }

  private Arming arming(ControlScope scope, ControlMailbox.Letter letter) {
    return open(scope, letter).arming();
  }

  /** The session that the letter names: one that was written for an earlier session is void. */
  private UniverseSession open(ControlScope scope, ControlMailbox.Letter letter) {
    Universe universe =
        scope
            .only()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "%s must be of one universe"
                            .formatted(Sentence.shortened(letter.field(ACT)))));
    UniverseSession session = universes.session(universe);
    String named = letter.field("session");
    if (!session.session().id().value().equals(named)) {
      throw new IllegalArgumentException(
          "it must be of session %s, was of %s"
              .formatted(session.session().id(), Sentence.shortened(named)));
    }
    return session;
  }

  private static ArmingTerms terms(ControlMailbox.Letter letter) {
    return new ArmingTerms(
        new ControlId(letter.field("id")),
        letter.field("reason"),
        letter.field("limits"),
        ttl(letter.field("ttl")));
  }

  private static Duration ttl(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "ttl must be an ISO 8601 duration such as PT8H, was " + Sentence.shortened(text), e);
    }
  }

  private void refuse(ControlScope scope, ControlMailbox.Letter letter, String sentence) {
    LOG.log(Level.WARNING, "a letter of {0} was refused: {1}", letter.owner(), sentence);
    String attempt = letter.fields().getOrDefault(ACT, "letter");
    List<UniverseSession> open =
        List.of(Universe.values()).stream()
            .filter(scope::reaches)
            .flatMap(universe -> universes.find(universe).stream())
            .toList();
    for (UniverseSession session : open) {
      try {
        session.recordRefusal(new AttemptRefused(Sentence.shortened(attempt), sentence));
      } catch (SessionClosedException | LedgerException e) {
        LOG.log(Level.WARNING, "the refusal is not on record in " + session.session(), e);
      }
    }
  }
}
