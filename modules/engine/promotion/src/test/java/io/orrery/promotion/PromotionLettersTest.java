package io.orrery.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.session.AttemptRefused;
import io.orrery.session.ControlDesk;
import io.orrery.session.ControlId;
import io.orrery.trade.ControlMailbox;
import io.orrery.trade.ControlScope;
import io.orrery.universe.Fact;
import io.orrery.universe.Universe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the command line asks for comes to the same desk, and nothing else does. */
@Tag("U15")
class PromotionLettersTest {

  private final House house = new House();
  private final List<ControlMailbox.Letter> waiting = new ArrayList<>();
  private final ControlDesk control =
      new ControlDesk(house.universes, this::take, PromotionLetters.acts(house.desk));
  private final ControlId id = ControlId.ofPromotion();

  private List<ControlMailbox.Letter> take(ControlScope scope) {
    if (!scope.equals(ControlScope.of(Universe.LIVE))) {
      return List.of();
    }
    List<ControlMailbox.Letter> taken = List.copyOf(waiting);
    waiting.clear();
    return taken;
  }

  private Fact answered(String act, String as, Map<String, String> more) {
    Map<String, String> letter = new LinkedHashMap<>();
    letter.put("act", act);
    letter.put("id", id.value());
    letter.put("session", house.universes.session(Universe.LIVE).session().id().value());
    letter.put("as", as);
    letter.put("reason", "a test");
    letter.putAll(more);
    waiting.add(new ControlMailbox.Letter(letter, "OS user ada"));
    control.look();
    List<Fact> acts = house.acts(Universe.LIVE);
    return acts.get(acts.size() - 1);
  }

  private Map<String, String> wanted() {
    return Map.of(
        "strategy", "momentum",
        "in_sample", house.laboratory.inSample().value(),
        "out_of_sample", house.laboratory.outOfSample().value(),
        "paper", house.seat(house.momentum()).value(),
        "repetition", house.laboratory.outOfSample().value(),
        "limits", "max_order_value=500;allowed_symbols=AAA,BBB",
        "expires_at", House.END.toString());
  }

  @Test
  void promotesByTheWordOfTwoPersonsAndTakesItBack() {
    PromotionRequested asked =
        (PromotionRequested) answered(PromotionLetters.REQUEST, "Ada", wanted());
    assertThat(asked.evidence()).isEqualTo("command line, OS user ada");
    assertThat(asked.limits())
        .anySatisfy(limit -> assertThat(limit.toString()).contains("allowed_symbols", "AAA,BBB"));
    assertThat(answered(PromotionLetters.APPROVE, "Ada", Map.of()))
        .isInstanceOfSatisfying(
            AttemptRefused.class,
            refused ->
                assertThat(refused.sentence())
                    .startsWith(id + ": ")
                    .contains("another person than Ada"));
    assertThat(answered(PromotionLetters.APPROVE, "Bob", Map.of()))
        .isInstanceOf(PromotionApproved.class);
    assertThat(answered(PromotionLetters.REFUSE, "Bob", Map.of()))
        .isInstanceOf(AttemptRefused.class);
    assertThat(answered(PromotionLetters.REVOKE, "Bob", Map.of()))
        .isInstanceOf(PromotionRevoked.class);
  }

  @Test
  void refusesWhatWasAskedFor() {
    answered(PromotionLetters.REQUEST, "Ada", wanted());
    assertThat(answered(PromotionLetters.REFUSE, "Bob", Map.of()))
        .isInstanceOf(PromotionRefused.class);
  }

  @Test
  void refusesALetterThatBringsItsOwnResults() {
    Map<String, String> boasting = new LinkedHashMap<>(wanted());
    boasting.put("sharpe_ratio", "9");
    assertThat(answered(PromotionLetters.REQUEST, "Ada", boasting))
        .isInstanceOfSatisfying(
            AttemptRefused.class,
            refused ->
                assertThat(refused.sentence())
                    .contains("names evidence and states none", "sharpe_ratio"));
    assertThat(house.desk.book(Universe.LIVE).promotions().all()).isEmpty();
  }

  @Test
  void recordsADenialOnceAndEachReasonByItself() {
    house.band = Deviation.Band.OUTSIDE;
    assertThat(answered(PromotionLetters.REQUEST, "Ada", wanted()))
        .isInstanceOfSatisfying(
            PromotionDenied.class, denied -> assertThat(denied.reasons()).hasSize(1));
    assertThat(house.acts(Universe.LIVE)).hasSize(1);
  }

  @Test
  void refusesALetterForAnotherSessionAndWhatIsNoValue() {
    assertThat(answered(PromotionLetters.APPROVE, "Bob", Map.of("session", "L-OTHER")))
        .isInstanceOfSatisfying(
            AttemptRefused.class,
            refused -> assertThat(refused.sentence()).contains("it must be of session"));
    for (String field : List.of("expires_at", "limits", "in_sample")) {
      Map<String, String> wrong = new LinkedHashMap<>(wanted());
      wrong.put(field, "soon");
      assertThat(answered(PromotionLetters.REQUEST, "Ada", wrong))
          .as(field)
          .isInstanceOf(AttemptRefused.class);
    }
  }
}
