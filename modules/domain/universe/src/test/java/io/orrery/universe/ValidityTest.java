package io.orrery.universe;

import static io.orrery.universe.ValidityClass.LIVE_UNVERIFIED;
import static io.orrery.universe.ValidityClass.LIVE_VERIFIED;
import static io.orrery.universe.ValidityClass.PAPER_ONLY;
import static io.orrery.universe.ValidityClass.SIM_INVALID_FOR_TRAINING;
import static io.orrery.universe.ValidityClass.SIM_VALID_FOR_TRAINING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.orrery.basics.ExecutionId;
import io.orrery.basics.Sha256;
import io.orrery.universe.Assumptions.Fees;
import io.orrery.universe.Assumptions.FillModel;
import io.orrery.universe.Assumptions.MarketHours;
import io.orrery.universe.Assumptions.PartialFills;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("U9")
class ValidityTest {

  private static final Attestation BY_BROKER =
      new Attestation.ByExecutor(new ExecutionId("x-1"), "PA3XYZ");

  @Test
  void everyCombinationOfAssumptionsHasTheClassAndTheReasonsOfTheContract() throws IOException {
    int checked = 0;
    for (Assumptions assumptions : everyCombination()) {
      for (Lineage lineage : everyLineage()) {
        Validity validity =
            Validity.derive(Universe.SIMULATION, assumptions, lineage, Attestation.none());
        Set<ValidityReason> expected = expectedReasons(assumptions, lineage);
        assertThat(validity.reasons()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(validity.validityClass())
            .isEqualTo(expected.isEmpty() ? SIM_VALID_FOR_TRAINING : SIM_INVALID_FOR_TRAINING);
        checked++;
      }
    }
    assertThat(checked).isEqualTo(6 * 3 * 3 * 3 * 3 * 4 * 3);
  }

  @Test
  void nothingMakesASimulationLiveOrPaper() throws IOException {
    for (Assumptions assumptions : everyCombination()) {
      for (Lineage lineage : everyLineage()) {
        ValidityClass derived =
            Validity.derive(Universe.SIMULATION, assumptions, lineage, BY_BROKER).validityClass();
        assertThat(derived.universe()).isEqualTo(Universe.SIMULATION);
      }
    }
  }

  @Test
  void liveIsVerifiedOnlyByItsExecutor() {
    assertThat(derive(Universe.LIVE, BY_BROKER)).isEqualTo(new Validity(LIVE_VERIFIED, List.of()));
    assertThat(derive(Universe.LIVE, Attestation.none()))
        .isEqualTo(new Validity(LIVE_UNVERIFIED, List.of(ValidityReason.NOT_ATTESTED)));
  }

  @Test
  void paperIsPaperWhateverAnyoneSays() {
    assertThat(derive(Universe.PAPER, BY_BROKER)).isEqualTo(new Validity(PAPER_ONLY, List.of()));
    assertThat(derive(Universe.PAPER, Attestation.none()).validityClass()).isEqualTo(PAPER_ONLY);
  }

  @Test
  void aSummaryHasTheWeakestClassAndEveryReason() {
    Validity valid = new Validity(SIM_VALID_FOR_TRAINING, List.of());
    Validity free =
        new Validity(SIM_INVALID_FOR_TRAINING, List.of(ValidityReason.FEES_NOT_MODELLED));
    Validity early =
        new Validity(SIM_INVALID_FOR_TRAINING, List.of(ValidityReason.FILLS_TOO_EARLY));
    assertThat(Validity.weakest(List.of(valid, early, free)))
        .isEqualTo(
            new Validity(
                SIM_INVALID_FOR_TRAINING,
                List.of(ValidityReason.FEES_NOT_MODELLED, ValidityReason.FILLS_TOO_EARLY)));
    assertThat(Validity.weakest(List.of(valid))).isEqualTo(valid);
  }

  @Tag("U10")
  @Test
  void thereIsNoSummaryOfTwoUniverses() {
    Validity paper = new Validity(PAPER_ONLY, List.of());
    Validity live = new Validity(LIVE_VERIFIED, List.of());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Validity.weakest(List.of(live, paper)))
        .withMessageStartingWith("a summary must be of one universe");
    assertThatIllegalArgumentException().isThrownBy(() -> Validity.weakest(List.of()));
  }

  @Test
  void aDatasetIsVerifiedOnlyByItsBytes() throws IOException {
    byte[] bytes = {1, 2, 3};
    Lineage.VerifiedDataset verified =
        Lineage.verify("aapl-2013", Sha256.of(bytes), new ByteArrayInputStream(bytes));
    assertThat(verified.id()).isEqualTo("dataset:aapl-2013@" + Sha256.of(bytes));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Lineage.verify(
                    "aapl-2013", Sha256.of(new byte[0]), new ByteArrayInputStream(bytes)))
        .withMessageStartingWith("dataset aapl-2013 must have SHA-256 e3b0c4");
  }

  @Test
  void refusesImpossibleAssumptions() {
    assertThatIllegalArgumentException().isThrownBy(() -> latency(Duration.ofMillis(-1)));
  }

  private static Validity derive(Universe universe, Attestation attestation) {
    return Validity.derive(universe, Assumptions.unknown(), new Lineage.Unknown(), attestation);
  }

  private static Assumptions latency(Duration latency) {
    return new Assumptions(
        FillModel.NEXT_OPEN,
        Optional.empty(),
        Optional.of(latency),
        Fees.UNKNOWN,
        PartialFills.UNKNOWN,
        MarketHours.UNKNOWN,
        Optional.empty());
  }

  private static List<Lineage> everyLineage() throws IOException {
    return List.of(
        new Lineage.Unknown(),
        new Lineage.LiveFeed("iex"),
        Lineage.verify("d", Sha256.of(new byte[0]), new ByteArrayInputStream(new byte[0])));
  }

  private static List<Assumptions> everyCombination() {
    List<Assumptions> all = new ArrayList<>();
    for (FillModel fill : FillModel.values()) {
      for (String slippage : List.of("", "0", "0.5")) {
        for (String latency : List.of("", "PT0S", "PT0.05S")) {
          for (Fees fees : Fees.values()) {
            for (PartialFills partial : PartialFills.values()) {
              for (MarketHours hours : MarketHours.values()) {
                all.add(
                    new Assumptions(
                        fill,
                        present(slippage).map(BigDecimal::new),
                        present(latency).map(Duration::parse),
                        fees,
                        partial,
                        hours,
                        Optional.empty()));
              }
            }
          }
        }
      }
    }
    return all;
  }

  private static Optional<String> present(String text) {
    return Optional.of(text).filter(t -> !t.isEmpty());
  }

  /** The contract's table, written down a second time in other words. */
  private static Set<ValidityReason> expectedReasons(Assumptions a, Lineage lineage) {
    Set<ValidityReason> reasons = EnumSet.allOf(ValidityReason.class);
    reasons.remove(ValidityReason.NOT_ATTESTED);
    if (a.latency().map(Duration::toNanos).orElse(0L) > 0) {
      reasons.remove(ValidityReason.LATENCY_NOT_MODELLED);
    }
    if (a.slippageBasisPoints().map(BigDecimal::doubleValue).orElse(0.0) > 0) {
      reasons.remove(ValidityReason.SLIPPAGE_NOT_MODELLED);
    }
    if (a.fees().name().equals("MODELLED")) {
      reasons.remove(ValidityReason.FEES_NOT_MODELLED);
    }
    if (a.partialFills().name().equals("MODELLED")) {
      reasons.remove(ValidityReason.PARTIAL_FILLS_NOT_MODELLED);
    }
    if (a.fillModel().name().startsWith("NEXT_")) {
      reasons.remove(ValidityReason.FILLS_TOO_EARLY);
    }
    if (Set.of("RESPECTED", "ROUND_THE_CLOCK").contains(a.marketHours().name())) {
      reasons.remove(ValidityReason.MARKET_HOURS_NOT_RESPECTED);
    }
    if (lineage.id().startsWith("dataset:")) {
      reasons.remove(ValidityReason.LINEAGE_NOT_VERIFIED);
    }
    return reasons;
  }
}
