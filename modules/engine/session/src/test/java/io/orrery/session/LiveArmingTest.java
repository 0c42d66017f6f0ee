package io.orrery.session;

import static io.orrery.universe.Universe.LIVE;
import static io.orrery.universe.Universe.PAPER;
import static io.orrery.universe.Universe.SIMULATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.basics.Sha256;
import io.orrery.testkit.InMemoryStorage;
import io.orrery.testkit.MovableClock;
import io.orrery.testkit.Samples;
import io.orrery.trade.ControlScope;
import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import io.orrery.universe.Universe;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way around the ceremony, and that each is shut. */
@Tag("U11")
class LiveArmingTest {

  private static final Person ADA = new Person("Ada", "command line, OS user ada");
  private static final Person BOB = new Person("Bob", "command line, OS user bob");
  private static final Duration HOUR = Duration.ofHours(1);

  private final MovableClock clock = new MovableClock();
  private final InMemoryStorage storage = new InMemoryStorage(clock);
  private Optional<Sha256> code = Optional.of(digest("one"));
  private final Universes universes =
      new Universes(
          UniversesTest.everySpec(),
          storage,
          Audience.NOBODY,
          new Controls(new KillSwitch(new HeldLatch(), clock), () -> code),
          clock);
  private UniverseSession live = universes.open(LIVE);

  @Test
  void passesOrdersOnlyWhenOneAskedAndAnotherApproved() {
    assertBlocked("disarmed at every start");
    ControlId id = request(ADA, HOUR);
    assertBlocked("another person must approve");

    live.arming().approve(id, BOB);

    live.arming().requireArmed();
    assertThat(live.arming().state()).isInstanceOf(ArmingState.Armed.class);
    assertThat(facts(LIVE))
        .extracting(Fact::type)
        .containsExactly("session_opened", "arming_requested", "arming_approved");
  }

  @Test
  void theConfirmationThatOpensLiveArmsNothing() {
    assertThat(live.blockedBecause()).isEmpty();
    assertThat(live.tradeIntake().take(List.of(Samples.trade()))).hasSize(1);
    assertBlocked("disarmed at every start");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ada", " ada ", "ADA", "\uFF21\uFF24\uFF21", "\u1D2Cda"})
  void refusesTheApprovalOfThePersonWhoAsked(String sameName) {
    ControlId id = request(ADA, HOUR);
    assertThatExceptionOfType(ArmingRefusedException.class)
        .isThrownBy(() -> live.arming().approve(id, new Person(sameName, "another token")))
        .withMessageContaining("another person than Ada");
    assertBlocked("another person must approve");
  }

  @Test
  void refusesNamesThatHideWhatTheyAre() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Person("A\u200Bda", "x"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Person(" ", "x"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Person("A\nda", "x"));
  }

  @Test
  void refusesAnApprovalOfNothingOfAnotherRequestAndOfAnEarlierSession() {
    ControlId unknown = ControlId.ofArming();
    assertRefused(unknown, BOB, "is none");
    ControlId first = request(ADA, HOUR);
    ControlId second = request(ADA, HOUR);
    assertRefused(first, BOB, "is none");
    universes.close(LIVE, "a restart");
    live = universes.open(LIVE);

    assertRefused(second, BOB, "session " + live.session().id());
    assertBlocked("disarmed at every start");
  }

  @Test
  void refusesARequestThatWasAskedBefore() {
    ArmingTerms terms = new ArmingTerms(ControlId.ofArming(), "open", "limits 3", HOUR);
    live.arming().request(terms, ADA);
    live.arming().disarm("a test");
    assertThatExceptionOfType(ArmingRefusedException.class)
        .isThrownBy(() -> live.arming().request(terms, ADA));
  }

  @Test
  void refusesTermsThatOutlastATradingDay() {
    assertThatIllegalArgumentException().isThrownBy(() -> request(ADA, Duration.ofHours(25)));
    assertThatIllegalArgumentException().isThrownBy(() -> request(ADA, Duration.ZERO));
  }

  @Test
  void refusesAnApprovalOfOtherCodeThanWasAskedFor() {
    ControlId id = request(ADA, HOUR);
    code = Optional.of(digest("two"));
    assertRefused(id, BOB, "the code must be what it was");
    code = Optional.empty();
    assertRefused(id, BOB, "the code must be what it was");
    assertThatExceptionOfType(ArmingRefusedException.class).isThrownBy(() -> request(ADA, HOUR));
  }

  @Test
  void expiresByTheClock() {
    arm(HOUR);
    clock.advance(HOUR.minusNanos(1));
    live.arming().requireArmed();
    clock.advance(Duration.ofNanos(1));
    assertBlocked("expired at 2026-01-27T17:39:54");
    assertRecorded("expired at");
  }

  @Test
  void aRequestLapses() {
    ControlId id = request(ADA, HOUR);
    clock.advance(HOUR);
    assertRefused(id, BOB, "lapsed");
  }

  @Test
  void aClockThatGoesBackDisarms() {
    arm(HOUR);
    clock.advance(Duration.ofSeconds(-1));
    assertBlocked("the clock went back");
  }

  @Test
  void isDisarmedByAKillAlsoAfterItsRelease() {
    arm(HOUR);
    universes
        .killSwitch()
        .engage(ControlScope.of(LIVE), new KillOrder("now", "Ada", KillOrder.Way.CALL));
    assertBlocked("kill switch of live");
    universes.killSwitch().release(ControlScope.of(LIVE), ADA, "all is well");
    assertBlocked("kill switch of live");
    assertRecorded("kill switch of live");
  }

  @Test
  void isDisarmedByAKillThatNobodyLookedAt() {
    arm(HOUR);
    universes
        .killSwitch()
        .engage(ControlScope.of(LIVE), new KillOrder("now", "Ada", KillOrder.Way.CALL));
    universes.killSwitch().release(ControlScope.of(LIVE), ADA, "all is well");
    assertBlocked("kill switch of live");
  }

  @Test
  void isDisarmedByAFailedDisk() {
    arm(HOUR);
    storage.breakDisk(LIVE);
    assertBlocked("its disk failed");
  }

  @Test
  void isDisarmedByTheEndOfItsSessionAndNotArmedByTheNext() {
    arm(HOUR);
    universes.close(LIVE, "a test");
    assertBlocked("the session ends");
    assertThat(facts(LIVE)).extracting(Fact::type).endsWith("disarmed", "session_closed");
    live = universes.open(LIVE);
    assertBlocked("disarmed at every start");
  }

  @Test
  void isArmedOnlyOnceThatIsOnRecord() {
    ControlId id = request(ADA, HOUR);
    universes.close(LIVE, "a test");
    assertThatThrownBy(() -> live.arming().approve(id, BOB))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> request(ADA, HOUR)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void isAMatterOfTypeNotOfAFlagElsewhere() {
    for (Universe universe : List.of(PAPER, SIMULATION)) {
      Arming arming = universes.open(universe).arming();
      arming.requireArmed();
      arming.disarm("changes nothing");
      arming.requireArmed();
      assertThat(arming.state()).isInstanceOf(ArmingState.NotNeeded.class);
      assertThatExceptionOfType(ArmingRefusedException.class)
          .isThrownBy(() -> arming.approve(ControlId.ofArming(), BOB));
    }
    assertThat(live.arming()).isInstanceOf(LiveArming.class);
  }

  private void arm(Duration ttl) {
    live.arming().approve(request(ADA, ttl), BOB);
    live.arming().requireArmed();
  }

  private ControlId request(Person by, Duration ttl) {
    ControlId id = ControlId.ofArming();
    live.arming().request(new ArmingTerms(id, "the market opens", "limits 3", ttl), by);
    return id;
  }

  private void assertRefused(ControlId id, Person by, String sentence) {
    assertThatExceptionOfType(ArmingRefusedException.class)
        .isThrownBy(() -> live.arming().approve(id, by))
        .withMessageContaining(sentence);
  }

  private void assertBlocked(String why) {
    assertThatExceptionOfType(NotArmedException.class)
        .isThrownBy(live.arming()::requireArmed)
        .withMessageContaining(why);
  }

  private void assertRecorded(String reason) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (facts(LIVE).stream().noneMatch(fact -> isDisarmed(fact, reason))) {
      assertThat(System.nanoTime()).as("waited in vain").isLessThan(deadline);
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static boolean isDisarmed(Fact fact, String reason) {
    return fact instanceof Disarmed disarmed && disarmed.reason().contains(reason);
  }

  private List<Fact> facts(Universe universe) {
    return storage.archive(universe).audit().after(0, 1000).stream()
        .<Fact>map(Recorded::fact)
        .toList();
  }

  private static Sha256 digest(String text) {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
