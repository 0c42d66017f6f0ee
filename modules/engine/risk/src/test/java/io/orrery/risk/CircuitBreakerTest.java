package io.orrery.risk;

import static io.orrery.risk.World.decimal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.orrery.universe.Fact;
import io.orrery.universe.UntypedFact;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {

  private static final RiskLimits LIMITS =
      RiskLimits.parse(Map.of("daily_loss_percent", "3", "max_drawdown_percent", "15"));
  private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");
  private static final Instant NOON = Instant.parse("2026-03-02T17:00:00Z");

  private CircuitBreaker breaker = CircuitBreaker.begin(LIMITS, CircuitBreaker.Rearm.BY_A_PERSON);
  private final List<Fact> facts = new ArrayList<>();

  private void see(String equity, int day) {
    take(breaker.after(decimal(equity), NOON.plus(Duration.ofDays(day)), MONDAY.plusDays(day)));
  }

  private void take(CircuitBreaker.Step step) {
    breaker = step.breaker();
    facts.addAll(step.facts());
  }

  private boolean isTripped() {
    return breaker.trippedBecause().isPresent();
  }

  private BreakerState state() {
    return breaker.state().orElseThrow();
  }

  @Test
  void tripsAtADaysLossOfTheLimitAndSaysSoOnce() {
    see("100000", 0);
    see("97000.01", 0);
    assertThat(isTripped()).isFalse();
    see("97000", 0);
    assertThat(isTripped()).isTrue();
    see("96000", 0);
    assertThat(facts).hasSize(2);
    assertThat(facts.get(0)).isInstanceOf(BreakerDayBegan.class);
    BreakerTrip trip = ((BreakerTripped) facts.get(1)).trip();
    assertThat(trip.cause()).isEqualTo(LossLimit.DAILY_LOSS);
    assertThat(trip.loss()).isEqualByComparingTo("3000");
    assertThat(breaker.trippedBecause())
        .contains(
            "the breaker is tripped until a person re-arms it: the loss since the day's start"
                + " (100000) must be below 3000, was 3000, at 2026-03-02T17:00:00Z");
  }

  @Test
  void holdsWhenTheLossIsGoneAndAcrossMidnight() {
    see("100000", 0);
    see("97000", 0);
    see("100000", 0);
    see("100000", 1);
    see("100000", 30);
    assertThat(isTripped()).isTrue();
  }

  @Test
  void countsWhatWasLostOvernight() {
    see("100000", 0);
    see("96999", 1);
    assertThat(isTripped()).isTrue();
    assertThat(state().dayStart()).isEqualByComparingTo("100000");
  }

  @Test
  void measuresTheDrawdownFromThePeakOfAllDays() {
    int day = 0;
    see("100000", day);
    for (String equity : List.of("97500", "95000", "92500", "90000", "87500")) {
      see(equity, ++day);
      assertThat(isTripped()).as(equity).isFalse();
    }
    see("85000", ++day);
    assertThat(state().trips()).extracting(BreakerTrip::cause).containsExactly(LossLimit.DRAWDOWN);
  }

  @Test
  void anotherDayLiftsADaysLossOnlyIfToldTo() {
    breaker = CircuitBreaker.begin(LIMITS, CircuitBreaker.Rearm.DAILY_LOSS_ON_THE_NEXT_DAY);
    see("100000", 0);
    see("97000", 0);
    see("97000", 1);
    assertThat(isTripped()).isFalse();
    assertThat(((BreakerDayBegan) facts.get(facts.size() - 1)).rearmed()).hasSize(1);
    see("85000", 1);
    assertThat(state().trips()).hasSize(2);
    see("85000", 2);
    assertThat(state().trips()).extracting(BreakerTrip::cause).containsExactly(LossLimit.DRAWDOWN);
  }

  @Test
  void aPersonReArmsItWithAReasonAndAcceptsWhatWasLost() {
    see("100000", 0);
    see("84000", 0);
    take(breaker.reset("Ada", "checked the positions", NOON));
    assertThat(isTripped()).isFalse();
    BreakerReset reset = (BreakerReset) facts.get(facts.size() - 1);
    assertThat(reset.lifted()).hasSize(2);
    assertThat(reset.accepted().peak()).isEqualByComparingTo("100000");
    assertThat(state().dayStart()).isEqualByComparingTo("84000");
    see("81480", 0);
    assertThat(isTripped()).as("3 % below what the person saw").isTrue();
  }

  @Test
  void nobodyReArmsWithoutANameAReasonOrATrip() {
    assertThatIllegalStateException()
        .isThrownBy(() -> breaker.reset("Ada", "just so", NOON))
        .withMessage("the breaker must be tripped to be re-armed, is not");
    see("100000", 0);
    see("90000", 0);
    assertThatIllegalArgumentException().isThrownBy(() -> breaker.reset(" ", "why", NOON));
    assertThatIllegalArgumentException().isThrownBy(() -> breaker.reset("Ada", "", NOON));
    assertThatIllegalArgumentException().isThrownBy(() -> breaker.reset("Ada", "a\nb", NOON));
    assertThat(isTripped()).isTrue();
  }

  @Test
  void anAccountWorthNothingTrips() {
    see("0", 0);
    assertThat(isTripped()).isTrue();
    breaker = CircuitBreaker.begin(LIMITS, CircuitBreaker.Rearm.BY_A_PERSON);
    see("-5", 0);
    assertThat(isTripped()).isTrue();
  }

  @Test
  void aClockThatJumpsBackBeginsNoDay() {
    see("100000", 1);
    see("98000", 0);
    assertThat(state().day()).isEqualTo("2026-03-03");
    assertThat(facts).hasSize(1);
    see("97000", 1);
    assertThat(isTripped()).isTrue();
  }

  @Test
  void withoutLimitsItRemembersAndNeverTrips() {
    breaker = CircuitBreaker.begin(RiskLimits.undecided(), CircuitBreaker.Rearm.BY_A_PERSON);
    see("100000", 0);
    see("1", 0);
    assertThat(isTripped()).isFalse();
    assertThat(state().peak()).isEqualByComparingTo("100000");
  }

  @Test
  void goesOnFromTheNewestFactAfterARestart() {
    see("100000", 0);
    see("101000", 0);
    see("97000", 0);
    Optional<BreakerState> recorded = BreakerState.of(facts.get(facts.size() - 1));
    CircuitBreaker restarted =
        CircuitBreaker.restored(LIMITS, CircuitBreaker.Rearm.BY_A_PERSON, recorded.orElseThrow());
    assertThat(restarted.state()).isEqualTo(breaker.state());
    assertThat(restarted.trippedBecause()).isPresent();
    assertThat(BreakerState.of(new UntypedFact("order_intended", Map.of()))).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BreakerState.of(new UntypedFact("breaker_tripped", Map.of())))
        .withMessage("a breaker's state must have state");
  }
}
