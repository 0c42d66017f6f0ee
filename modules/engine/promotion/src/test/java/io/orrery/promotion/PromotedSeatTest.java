package io.orrery.promotion;

import static io.orrery.promotion.House.ADA;
import static io.orrery.promotion.House.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.orrery.basics.IdempotencyKey;
import io.orrery.basics.Sha256;
import io.orrery.basics.StrategyName;
import io.orrery.risk.LimitName;
import io.orrery.risk.StrategyPermission;
import io.orrery.session.ControlId;
import io.orrery.testkit.Samples;
import io.orrery.trade.Origin;
import io.orrery.universe.SessionClosedException;
import io.orrery.universe.Universe;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who may take on risk: exactly what is promoted, as long as that is in force. */
@Tag("U15")
class PromotedSeatTest {

  private static final StrategyName MOMENTUM = new StrategyName("momentum");

  private final House house = new House();

  private StrategyPermission permission(StrategyVersion version, Instant now) {
    PromotionBook book = new PromotionBook(house.storage.archive(Universe.LIVE).audit());
    return new PromotedSeat(book, version, house.limits()).of(version.strategy(), now);
  }

  private StrategyPermission permission() {
    return permission(StrategyVersion.of(house.momentum()), house.clock.instant());
  }

  private void assertWithheld(StrategyPermission permission, String... because) {
    assertThat(permission).isInstanceOf(StrategyPermission.Withheld.class);
    assertThat(((StrategyPermission.Withheld) permission).reason()).contains(because);
  }

  @Test
  @Tag("U11")
  void followsWhatIsOnRecord() {
    assertWithheld(permission(), "must be promoted to take on risk in live", "it never was");
    Promotion promotion = house.requested(Universe.LIVE);
    assertWithheld(permission(), "waits for another person than Ada");
    house.desk.approve(Universe.LIVE, promotion.id(), BOB, "it may");
    assertThat(permission())
        .isEqualTo(
            new StrategyPermission.Granted(promotion.id().value(), house.limits(), House.END));
    house.desk.revoke(Universe.LIVE, promotion.id(), ADA, "prices are wrong");
    assertWithheld(permission(), "revoked by Ada", "prices are wrong");
  }

  @Test
  void endsAtTheInstantOfItsEnd() {
    house.approved(Universe.LIVE);
    StrategyVersion version = StrategyVersion.of(house.momentum());
    assertThat(permission(version, House.END.minusNanos(1)))
        .isInstanceOf(StrategyPermission.Granted.class);
    assertWithheld(permission(version, House.END), "expired at " + House.END);
    assertWithheld(permission(version, Samples.NOW.minusNanos(1)), "in force from");
  }

  @Test
  void isNotForOtherCodeOtherParametersOrAnotherName() {
    Promotion promotion = house.approved(Universe.LIVE);
    StrategyVersion version = promotion.version();
    Sha256 other = Sha256.of("other".getBytes(StandardCharsets.UTF_8));
    Instant now = house.clock.instant();
    assertWithheld(
        permission(new StrategyVersion(MOMENTUM, other, version.parameterHash()), now),
        promotion.id().value() + " is of momentum");
    assertWithheld(
        permission(new StrategyVersion(MOMENTUM, version.codeHash(), other), now),
        promotion.id().value() + " is of momentum");
    StrategyVersion changed =
        StrategyVersion.of(
            house.laboratory.strategies().create("momentum", Map.of("lookback", "11")));
    assertThat(changed.codeHash()).isNotEqualTo(version.codeHash());
    assertThat(changed.parameterHash()).isNotEqualTo(version.parameterHash());
    assertWithheld(permission(changed, now), "is of momentum");
    PromotionBook book = house.desk.book(Universe.LIVE);
    assertWithheld(
        new PromotedSeat(book, version, house.limits()).of(new StrategyName("rsi"), now),
        "rsi has no seat here");
  }

  @Test
  void aPromotionToPaperIsNoneToLive() {
    house.approved(Universe.PAPER);
    assertWithheld(permission(), "it never was");
  }

  @Test
  void survivesARestart() {
    Promotion promotion = house.approved(Universe.LIVE);
    house.restart();
    assertThat(permission()).isInstanceOf(StrategyPermission.Granted.class);
    assertThat(house.desk.book(Universe.LIVE).promotions().all())
        .singleElement()
        .isEqualTo(house.desk.book(Universe.LIVE).promotions().find(promotion.id()).orElseThrow());
    house.desk.revoke(Universe.LIVE, promotion.id(), ADA, "enough");
    house.restart();
    assertWithheld(permission(), "revoked by Ada");
  }

  @Test
  void endsWhenTheLimitsOfTheUniverseBecomeStricterThanItsOwn() {
    house.approved(Universe.LIVE);
    house.limits.put(LimitName.MAX_ORDER_VALUE.wireName(), "1000");
    assertWithheld(permission(), "must be as strict as those of live", "max_order_value");
  }

  @Test
  void theOneThatLastsLongestCounts() {
    house.approved(Universe.LIVE);
    Promotion second = house.requested(Universe.LIVE);
    house.desk.refuse(Universe.LIVE, second.id(), BOB, "one is enough");
    assertThat(permission()).isInstanceOf(StrategyPermission.Granted.class);
  }

  @Test
  void aSessionWhoseDiskFailedLetsNothingBeginAndStillTakesItsEnd() {
    Promotion approved = house.approved(Universe.LIVE);
    Promotion promotion = house.requested(Universe.LIVE);
    PromotionTerms terms = house.terms(Universe.LIVE);
    house.storage.breakDisk(Universe.LIVE);
    assertThatExceptionOfType(PromotionRefusedException.class)
        .isThrownBy(() -> house.desk.approve(Universe.LIVE, promotion.id(), BOB, "it may"))
        .withMessageContaining("its disk failed");
    assertThatExceptionOfType(PromotionRefusedException.class)
        .isThrownBy(() -> house.desk.request(terms, ADA, Optional.empty()))
        .withMessageContaining("its disk failed");
    house.desk.revoke(Universe.LIVE, approved.id(), BOB, "the disk failed");
    assertWithheld(permission(), "waits for another person");
  }

  @Test
  @Tag("U2")
  void nobodyPromotesWithoutASession() {
    PromotionTerms terms = house.terms(Universe.LIVE);
    Promotion promotion = house.requested(Universe.LIVE);
    house.universes.close(Universe.LIVE, "a test");
    assertThatExceptionOfType(SessionClosedException.class)
        .isThrownBy(() -> house.desk.request(terms, ADA, Optional.empty()));
    assertThatExceptionOfType(SessionClosedException.class)
        .isThrownBy(() -> house.desk.approve(Universe.LIVE, promotion.id(), BOB, "it may"));
  }

  @Test
  void theSameRequestLeadsToOnePromotion() {
    PromotionTerms terms = house.terms(Universe.PAPER);
    Origin origin = new Origin(new IdempotencyKey("one"), 1, Sha256.of(new byte[0]));
    Promotion first = house.desk.request(terms, ADA, Optional.of(origin));
    house.restart();
    Promotion again = house.desk.request(house.terms(Universe.PAPER), ADA, Optional.of(origin));
    assertThat(again).isEqualTo(first);
    assertThat(house.acts(Universe.PAPER)).hasSize(1);
  }

  @Test
  void aNameIsOfOnePromotionAndAnActNeedsOne() {
    PromotionTerms terms = house.terms(Universe.PAPER);
    house.desk.request(terms, ADA, Optional.empty());
    assertThatExceptionOfType(PromotionRefusedException.class)
        .isThrownBy(() -> house.desk.request(terms, BOB, Optional.empty()))
        .withMessageContaining("must be new");
    assertThatExceptionOfType(PromotionRefusedException.class)
        .isThrownBy(() -> house.desk.approve(Universe.LIVE, terms.id(), BOB, "of another universe"))
        .withMessageContaining("asked for in live");
    assertThatExceptionOfType(PromotionRefusedException.class)
        .isThrownBy(
            () -> house.desk.revoke(Universe.PAPER, ControlId.ofPromotion(), BOB, "nothing"));
  }
}
