package io.orrery.parity;

import static io.orrery.parity.Deals.bought;
import static io.orrery.parity.Deals.filled;
import static io.orrery.parity.Deals.undecided;
import static io.orrery.parity.Deals.vain;
import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.trade.Side;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("U10")
class PairingTest {

  private static final Duration WINDOW = Duration.ofMinutes(5);

  private static Pairing pairing(List<Deal> lefts, List<Deal> rights) {
    return Pairing.of(lefts, rights, WINDOW);
  }

  @Test
  void saysHowMuchWorseLargerAndLaterTheRightDealIs() {
    Pairing pairing =
        pairing(List.of(bought(1, "10", "100", 2_000)), List.of(bought(1, "9", "100.25", 3_500)));

    DealPair pair = pairing.pairs().get(0);
    assertThat(pair.matchedBy()).isEqualTo(DealPair.MatchedBy.BAR);
    assertThat(pair.priceBasisPoints()).isEqualByComparingTo("25");
    assertThat(pair.quantityFraction()).isEqualByComparingTo("-0.1");
    assertThat(pair.latencyMillis()).contains(1_500L);
  }

  @Test
  void aSaleThatBringsMoreIsBetterWhichIsNegative() {
    Pairing pairing =
        pairing(
            List.of(filled(Side.SELL, 1, "10", "100", 0)),
            List.of(filled(Side.SELL, 1, "10", "100.25", 0)));
    assertThat(pairing.pairs().get(0).priceBasisPoints()).isEqualByComparingTo("-25");
  }

  @Test
  void matchesByTheBarHoweverLateTheFill() {
    Deal late = bought(1, "10", "100", 3_600_000);
    Pairing pairing =
        pairing(List.of(bought(1, "10", "100", 0), bought(30, "10", "101", 0)), List.of(late));
    assertThat(pairing.pairs()).hasSize(1);
    assertThat(pairing.pairs().get(0).right()).isEqualTo(late);
    assertThat(pairing.onlyLeft()).hasSize(1);
    assertThat(pairing.onlyLeft().get(0).because()).isEqualTo(Unmatched.Because.NOT_DECIDED);
  }

  @Test
  void decisionsOnNeighbouringBarsAreNotTheSame() {
    Pairing pairing =
        pairing(List.of(bought(1, "10", "100", 0)), List.of(bought(2, "10", "100", 0)));
    assertThat(pairing.pairs()).isEmpty();
    assertThat(pairing.onlyLeft()).hasSize(1);
    assertThat(pairing.onlyRight()).hasSize(1);
  }

  @Test
  void withoutADecisionTimesDecideWithinTheWindow() {
    Deal near = undecided(bought(4, "10", "100", 0));
    Deal far = undecided(bought(20, "10", "100", 0));
    Pairing pairing =
        pairing(List.of(bought(1, "10", "100", 0), bought(30, "10", "100", 0)), List.of(near, far));
    assertThat(pairing.pairs()).hasSize(1);
    assertThat(pairing.pairs().get(0).right()).isEqualTo(near);
    assertThat(pairing.pairs().get(0).matchedBy()).isEqualTo(DealPair.MatchedBy.TIME);
    assertThat(pairing.pairs().get(0).latencyMillis()).as("begun when?").isEmpty();
    assertThat(pairing.onlyRight()).extracting(Unmatched::deal).containsExactly(far);
    assertThat(pairing.onlyRight().get(0).reason()).contains("within the window");
  }

  @Test
  void saysWhyTheOtherSideHasNoneOfIt() {
    Pairing pairing =
        pairing(
            List.of(
                bought(1, "10", "100", 0), bought(2, "10", "100", 0), bought(3, "10", "100", 0)),
            List.of(
                vain(Deal.Outcome.DENIED, 1, "max_order_value: 1000 at most, was 1100"),
                vain(Deal.Outcome.REJECTED, 2, "insufficient buying power"),
                vain(Deal.Outcome.EXPIRED, 3, "the day is over")));
    assertThat(pairing.pairs()).isEmpty();
    assertThat(pairing.onlyLeft())
        .extracting(Unmatched::because)
        .containsExactly(
            Unmatched.Because.DENIED, Unmatched.Because.REJECTED, Unmatched.Because.NOT_FILLED);
    assertThat(pairing.onlyLeft().get(0).reason()).contains("denied: max_order_value");
    assertThat(pairing.onlyRight()).isEmpty();
  }

  @Test
  void whatNeitherSideFilledIsNoDeviation() {
    Pairing pairing =
        pairing(
            List.of(vain(Deal.Outcome.DENIED, 1, "a"), vain(Deal.Outcome.EXPIRED, 2, "b")),
            List.of(vain(Deal.Outcome.REJECTED, 1, "c")));
    assertThat(pairing).isEqualTo(new Pairing(List.of(), List.of(), List.of()));
    assertThat(pairing.leftShare()).isEmpty();
  }

  @Test
  void sharesAreEachSidesOwn() {
    Pairing pairing =
        pairing(
            List.of(bought(1, "1", "1", 0), bought(2, "1", "1", 0), bought(3, "1", "1", 0)),
            List.of(bought(1, "1", "1", 0)));
    assertThat(pairing.leftShare().orElseThrow()).isEqualByComparingTo("0.666667");
    assertThat(pairing.rightShare().orElseThrow()).isEqualByComparingTo("0");
  }

  @Test
  void spreadsAreOfRealNumbers() {
    Spread spread = Spread.of(Numbers.of("-8", "1", "2", "4"), "none");
    assertThat(spread.count()).isEqualTo(4);
    assertThat(spread.median().orElseThrow()).isEqualByComparingTo("1.5");
    assertThat(spread.p95().orElseThrow()).isEqualByComparingTo("8");
    assertThat(spread.worst().orElseThrow()).isEqualByComparingTo("8");

    String[] hundred = new String[100];
    for (int i = 0; i < 100; i++) {
      hundred[i] = String.valueOf(100 - i);
    }
    Spread more = Spread.of(Numbers.of(hundred), "none");
    assertThat(more.median().orElseThrow()).isEqualByComparingTo("50.5");
    assertThat(more.p95().orElseThrow()).isEqualByComparingTo("95");
    assertThat(more.worst().orElseThrow()).isEqualByComparingTo("100");

    Spread none = Spread.of(List.of(), "there is none");
    assertThat(none.undefinedBecause()).contains("there is none");
    assertThat(none.median()).isEmpty();
  }
}
