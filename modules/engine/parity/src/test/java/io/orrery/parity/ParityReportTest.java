package io.orrery.parity;

import static io.orrery.parity.Deals.SAME;
import static io.orrery.parity.Deals.band;
import static io.orrery.parity.Deals.bar;
import static io.orrery.parity.Deals.bought;
import static io.orrery.parity.Deals.side;
import static io.orrery.parity.Deals.vain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.orrery.parity.ParityVerdict.Answer;
import io.orrery.universe.Universe;
import io.orrery.universe.ValidityClass;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("U10")
class ParityReportTest {

  private final ComparedSession paper =
      side(Universe.PAPER, bought(1, "10", "100", 2_000), bought(2, "10", "200", 2_000));

  private ParityReport report(Deal... rights) {
    return ParityReport.of(paper, side(Universe.SIMULATION, rights), band("2"), SAME);
  }

  @Test
  void isWithinIfEachNumberIs() {
    ParityReport report = report(bought(1, "10", "100.10", 62_000), bought(2, "10", "200", 0));
    assertThat(report.verdict().reasons()).isEmpty();
    assertThat(report.verdict().answer()).as("bounds are inclusive").isEqualTo(Answer.WITHIN);
    assertThat(report.evidence().isWithin()).isTrue();
    assertThat(report.verdict().numbers())
        .extracting(each -> each.name() + " " + each.value().orElseThrow().toPlainString())
        .containsExactly(
            "price_basis_points_p95 10.0000",
            "quantity_fraction_p95 0.000000",
            "latency_millis_p95 60000",
            "left_unmatched_share 0.000000",
            "right_unmatched_share 0.000000");
  }

  @Test
  void namesWhatIsBeyondItsBound() {
    ParityReport report = report(bought(1, "10", "100.11", 2_000), bought(2, "10", "200", 65_000));
    assertThat(report.verdict().answer()).isEqualTo(Answer.OUTSIDE);
    assertThat(report.verdict().reasons())
        .containsExactly(
            "price_basis_points_p95 must be at most 10, was 11.0000",
            "latency_millis_p95 must be at most 60000, was 63000");
  }

  @Test
  void tooFewPairsDecideNothing() {
    ParityReport report =
        ParityReport.of(
            paper,
            side(Universe.SIMULATION, bought(1, "10", "100", 0), bought(2, "10", "200", 0)),
            band("3"),
            SAME);
    assertThat(report.verdict().answer()).isEqualTo(Answer.UNDECIDED);
    assertThat(report.verdict().reasons())
        .containsExactly("at least 3 pairs must be there to be judged, were 2");
  }

  @Test
  void aSideThatDidNothingIsOutsideThoughThereAreNoPairs() {
    ParityReport report = report(vain(Deal.Outcome.DENIED, 1, "killed"));
    assertThat(report.verdict().answer()).isEqualTo(Answer.OUTSIDE);
    assertThat(report.verdict().reasons())
        .containsExactly("left_unmatched_share must be at most 0.1, was 1.000000");
    assertThat(report.spread(ParityMeasure.PRICE_BASIS_POINTS).undefinedBecause())
        .contains("no deal was filled on both sides");
  }

  @Test
  @Tag("U15")
  void anotherMarketOrAnotherStrategyIsNeverWithin() {
    ComparedSession right =
        side(Universe.SIMULATION, bought(1, "10", "100", 2_000), bought(2, "10", "200", 2_000));
    for (MarketAgreement.Kind kind :
        List.of(MarketAgreement.Kind.DIFFERENT_BARS, MarketAgreement.Kind.UNKNOWN)) {
      ParityReport report =
          ParityReport.of(
              paper, right, band("2"), new MarketAgreement(kind, "because", Optional.empty()));
      assertThat(report.verdict().answer()).isEqualTo(Answer.UNDECIDED);
      assertThat(report.verdict().reasons())
          .containsExactly("both sides must have seen the same market: because");
    }
    ComparedSession other =
        new ComparedSession(
            right.id(),
            right.run(),
            right.lineageId(),
            right.recording(),
            right.validity(),
            right.assumptions(),
            List.of(),
            right.covered(),
            right.deals(),
            right.notes());
    ParityVerdict verdict = ParityReport.of(paper, other, band("2"), SAME).verdict();
    assertThat(verdict.answer()).isEqualTo(Answer.UNDECIDED);
    assertThat(verdict.reasons().get(0)).contains("same names and hashes");
  }

  @Test
  void comparesOnlyTheTimeThatBothCover() {
    Deal both = bought(5, "10", "100", 0);
    ComparedSession day = side(Universe.PAPER, Optional.of(new Span(bar(4), bar(6))), both);
    ComparedSession year =
        side(
            Universe.SIMULATION,
            Optional.of(new Span(bar(0), bar(90))),
            bought(1, "10", "100", 0),
            both,
            bought(80, "10", "100", 0));
    ParityReport report = ParityReport.of(day, year, band("1"), SAME);
    assertThat(report.span()).contains(new Span(bar(4), bar(6)));
    assertThat(report.pairing().onlyRight()).isEmpty();
    assertThat(report.verdict().answer()).isEqualTo(Answer.WITHIN);
    assertThat(report.toMap(1)).containsKey("compared");

    ComparedSession later =
        side(Universe.SIMULATION, Optional.of(new Span(bar(50), bar(90))), bought(80, "1", "1", 0));
    ParityReport apart = ParityReport.of(day, later, band("1"), SAME);
    assertThat(apart.verdict().answer()).isEqualTo(Answer.UNDECIDED);
    assertThat(apart.verdict().reasons())
        .first()
        .isEqualTo("both sides must have traded at the same time, and have not");
  }

  @Test
  void refusesToCompareASessionWithItself() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ParityReport.of(paper, paper, band("2"), SAME))
        .withMessageContaining("compared with itself");
  }

  @Test
  @Tag("U9")
  void mayBeUsedForNoMoreThanTheWeakerSide() {
    assertThat(report().validityClass()).isEqualTo(ValidityClass.SIM_INVALID_FOR_TRAINING);
    ParityReport swapped = ParityReport.of(side(Universe.SIMULATION), paper, band("2"), SAME);
    assertThat(swapped.validityClass()).isEqualTo(ValidityClass.SIM_INVALID_FOR_TRAINING);
    assertThat(ParityReport.of(side(Universe.LIVE), paper, band("2"), SAME).validityClass())
        .isEqualTo(ValidityClass.PAPER_ONLY);
  }

  @Test
  @Tag("U3")
  void eachSideIsLabelled() {
    Map<String, Object> map = report(bought(1, "10", "100", 0)).toMap(1000);
    assertThat(map.get("left"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsEntry("universe", "paper")
        .containsEntry("session_id", paper.id().value())
        .containsEntry("validity_class", "PAPER_ONLY")
        .containsEntry("data_lineage_id", Deals.LINEAGE);
    assertThat(map.get("right"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsEntry("universe", "simulation");
  }

  @Test
  void theDigestIsOfTheWholeReport() {
    ParityReport one = report(bought(1, "10", "100", 0));
    assertThat(one.digest()).isEqualTo(one.evidence().digest());
    ParityReport same = ParityReport.of(one.left(), one.right(), band("2"), SAME);
    assertThat(same.digest()).isEqualTo(one.digest());
    ComparedSession changed =
        new ComparedSession(
            one.right().id(),
            one.right().run(),
            one.right().lineageId(),
            one.right().recording(),
            one.right().validity(),
            one.right().assumptions(),
            one.right().strategies(),
            one.right().covered(),
            List.of(bought(1, "10", "100.01", 0)),
            one.right().notes());
    assertThat(ParityReport.of(one.left(), changed, band("2"), SAME).digest())
        .isNotEqualTo(one.digest());
    assertThat(one.toMap(0)).containsEntry("pairs_left_out", 1L);
  }

  @Test
  void bandsAreStrict() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ParityBand.of(Map.of("price", "1")))
        .withMessageContaining("price_basis_points, quantity_fraction");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ParityBand.of(Map.of("unmatched_share", "1.1")))
        .withMessageContaining("must not be above 1");
    assertThatIllegalArgumentException().isThrownBy(() -> ParityBand.of(Map.of("pairs", "0")));
    assertThatIllegalArgumentException().isThrownBy(() -> ParityBand.of(Map.of("pairs", "1.5")));
    assertThatIllegalArgumentException().isThrownBy(() -> ParityBand.of(Map.of("window", "5m")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ParityBand.of(Map.of("latency_millis", "-1")));
  }

  @Test
  void anAddressSaysWhichUniverseIsMeant() {
    String session = paper.id().value();
    assertThat(SessionAddress.parse("paper/" + session)).isEqualTo(SessionAddress.of(paper.id()));
    assertThat(SessionAddress.parse("paper/" + session)).hasToString("paper/" + session);
    for (String wrong :
        List.of(session, "live/" + session, "paper/", "R-1", "mars/" + session, "/" + session)) {
      assertThatIllegalArgumentException().as(wrong).isThrownBy(() -> SessionAddress.parse(wrong));
    }
  }
}
