package io.orrery.promotion;

import static io.orrery.promotion.House.ADA;
import static io.orrery.promotion.House.BOB;
import static io.orrery.promotion.House.END;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.orrery.session.ControlId;
import io.orrery.session.Person;
import io.orrery.testkit.Samples;
import io.orrery.trade.FactFields;
import io.orrery.universe.Fact;
import io.orrery.universe.Universe;
import io.orrery.universe.UntypedFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every act in every state, and what time does to each. */
@Tag("U15")
class PromotionTest {

  private static final Instant NOW = Samples.NOW;

  private final House house = new House();
  private final Promotion requested = house.requested(Universe.LIVE);
  private final Promotions begun = Promotions.none(Universe.LIVE).after(request());

  private Fact request() {
    return house.acts(Universe.LIVE).get(0);
  }

  /** One act of a person. */
  private enum Act {
    APPROVE(PromotionStanding.REQUESTED, PromotionStanding.APPROVED),
    REFUSE(PromotionStanding.REQUESTED, PromotionStanding.REFUSED),
    REVOKE(PromotionStanding.APPROVED, PromotionStanding.REVOKED);

    private final PromotionStanding from;
    private final PromotionStanding to;

    Act(PromotionStanding from, PromotionStanding to) {
      this.from = from;
      this.to = to;
    }

    Fact on(Promotion promotion, Instant now) {
      return switch (this) {
        case APPROVE -> promotion.approve(BOB, "a test", now);
        case REFUSE -> promotion.refuse(BOB, "a test", now);
        case REVOKE -> promotion.revoke(BOB, "a test", now);
      };
    }

    /** The record as if somebody had written it whatever the rules say. */
    Fact forced(ControlId id, Person by, Instant now) {
      return switch (this) {
        case APPROVE -> new PromotionApproved(id, by.name(), by.evidence(), "a test", now);
        case REFUSE -> new PromotionRefused(id, by.name(), by.evidence(), "a test", now);
        case REVOKE -> new PromotionRevoked(id, by.name(), by.evidence(), "a test", now);
      };
    }
  }

  private Promotions standing(PromotionStanding standing) {
    ControlId id = requested.id();
    return switch (standing) {
      case REQUESTED, EXPIRED -> begun;
      case APPROVED -> begun.after(Act.APPROVE.on(requested, NOW));
      case REFUSED -> begun.after(Act.REFUSE.on(requested, NOW));
      case REVOKED -> {
        Promotions approved = begun.after(Act.APPROVE.on(requested, NOW));
        yield approved.after(Act.REVOKE.on(approved.find(id).orElseThrow(), NOW));
      }
    };
  }

  private static Instant at(PromotionStanding standing) {
    return standing == PromotionStanding.EXPIRED ? END : NOW;
  }

  @ParameterizedTest
  @EnumSource(PromotionStanding.class)
  void allowsEachActInItsOneStateAndInNoOther(PromotionStanding standing) {
    Promotions before = standing(standing);
    Promotion promotion = before.find(requested.id()).orElseThrow();
    assertThat(promotion.standing(at(standing))).isEqualTo(standing);
    for (Act act : Act.values()) {
      if (act.from == standing) {
        Promotions after = before.after(act.on(promotion, at(standing)));
        assertThat(after.find(promotion.id()).orElseThrow().standing(NOW)).isEqualTo(act.to);
      } else {
        assertThatExceptionOfType(PromotionRefusedException.class)
            .as("%s when %s", act, standing)
            .isThrownBy(() -> act.on(promotion, at(standing)))
            .withMessageContaining(promotion.id().value());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(PromotionStanding.class)
  void aRecordThatTheRulesDoNotAllowChangesNothing(PromotionStanding standing) {
    Promotions before = standing(standing);
    for (Act act : Act.values()) {
      if (act.from != standing && standing != PromotionStanding.EXPIRED) {
        Promotions after = before.after(act.forced(requested.id(), BOB, at(standing)));
        assertThat(after.all()).as("%s when %s", act, standing).isEqualTo(before.all());
      }
    }
    assertThat(before.after(Act.APPROVE.forced(ControlId.ofPromotion(), BOB, NOW)).all())
        .isEqualTo(before.all());
  }

  @Test
  void anApprovalThatCameTooLateOrFromWhoeverAskedCountsForNothingEvenOnRecord() {
    assertThat(begun.after(Act.APPROVE.forced(requested.id(), BOB, END)).all())
        .isEqualTo(begun.all());
    assertThat(begun.after(Act.APPROVE.forced(requested.id(), ADA, NOW)).all())
        .isEqualTo(begun.all());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ada", " ada ", "ADA", "\uFF21\uFF24\uFF21", "\u1D2Cda"})
  void refusesTheApprovalOfThePersonWhoAsked(String sameName) {
    assertThatExceptionOfType(PromotionRefusedException.class)
        .isThrownBy(() -> requested.approve(new Person(sameName, "another"), "a test", NOW))
        .withMessageContaining("another person than Ada");
  }

  @Test
  void isInForceFromItsApprovalUntilItsEndAndNotAtIt() {
    Promotion approved = standing(PromotionStanding.APPROVED).find(requested.id()).orElseThrow();
    assertThat(approved.isInForce(NOW)).isTrue();
    assertThat(approved.isInForce(END.minusNanos(1))).isTrue();
    assertThat(approved.isInForce(END)).isFalse();
    assertThat(approved.sentence(END)).contains("expired at " + END);
    assertThat(approved.isInForce(NOW.minusNanos(1))).as("a clock that went back").isFalse();
    assertThat(requested.isInForce(NOW)).isFalse();
  }

  @Test
  void everyStateAndEveryActIsLookedAt() {
    Set<PromotionStanding> reached = EnumSet.noneOf(PromotionStanding.class);
    for (PromotionStanding each : PromotionStanding.values()) {
      reached.add(standing(each).find(requested.id()).orElseThrow().standing(at(each)));
    }
    assertThat(reached).containsExactly(PromotionStanding.values());
    assertThat(PromotionState.class.getPermittedSubclasses()).hasSize(4);
  }

  @Test
  void readsRecordsWithoutTheirTypesAsWithThem() {
    house.desk.approve(Universe.LIVE, requested.id(), BOB, "it may");
    house.desk.revoke(Universe.LIVE, requested.id(), ADA, "it may not");
    Promotions typed = Promotions.none(Universe.LIVE);
    Promotions untyped = Promotions.none(Universe.LIVE);
    for (Fact fact : house.acts(Universe.LIVE)) {
      typed = typed.after(fact);
      untyped = untyped.after(new UntypedFact(fact.type(), FactFields.of(fact)));
    }
    assertThat(typed.all()).hasSize(1);
    assertThat(untyped.all()).isEqualTo(typed.all());
  }

  @Test
  void aRecordOfAnotherUniverseAndASecondOfOneNameBeginNothing() {
    assertThat(Promotions.none(Universe.PAPER).after(request()).all()).isEmpty();
    assertThat(standing(PromotionStanding.REVOKED).after(request()).all())
        .isEqualTo(standing(PromotionStanding.REVOKED).all());
  }

  @Test
  void takesNoReasonThatIsNoLineOfText() {
    List<Runnable> acts = new ArrayList<>();
    acts.add(() -> requested.approve(BOB, "", NOW));
    acts.add(() -> requested.refuse(BOB, "two\nlines", NOW));
    Promotion approved = standing(PromotionStanding.APPROVED).find(requested.id()).orElseThrow();
    acts.add(() -> approved.revoke(BOB, " ", NOW));
    acts.forEach(act -> assertThatIllegalArgumentException().isThrownBy(act::run));
  }
}
