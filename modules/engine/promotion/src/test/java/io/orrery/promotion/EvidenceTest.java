package io.orrery.promotion;

import static io.orrery.promotion.House.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.orrery.backtest.Sample;
import io.orrery.risk.Finding;
import io.orrery.risk.LimitName;
import io.orrery.runs.RunEvents;
import io.orrery.session.ControlId;
import io.orrery.testkit.Samples;
import io.orrery.trade.FactFields;
import io.orrery.universe.Fact;
import io.orrery.universe.RunId;
import io.orrery.universe.SessionId;
import io.orrery.universe.Universe;
import io.orrery.universe.ValidityClass;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a promotion rests on is looked up, and each weakness is named. */
@Tag("U15")
class EvidenceTest {

  private final House house = new House();
  private final RunId inSample = house.laboratory.inSample();
  private final RunId outOfSample = house.laboratory.outOfSample();

  private List<String> denied(PromotionTerms terms) {
    PromotionDeniedException denied =
        catchThrowableOfType(
            PromotionDeniedException.class, () -> house.desk.request(terms, ADA, Optional.empty()));
    assertThat(denied).as("it was not denied").isNotNull();
    assertThat(house.desk.book(terms.to()).promotions().all()).isEmpty();
    List<Fact> acts = house.acts(terms.to());
    assertThat(acts.get(acts.size() - 1))
        .isEqualTo(
            new PromotionDenied(
                terms.id(), "Ada", "a test", terms.strategy(), terms.to(), denied.reasons()));
    return denied.reasons();
  }

  private PromotionTerms with(
      PromotionTerms terms,
      Map<String, String> limits,
      Instant expiresAt,
      Optional<PromotionTerms.PaperTrading> on) {
    return new PromotionTerms(
        ControlId.ofPromotion(),
        terms.to(),
        terms.strategy(),
        terms.parameters(),
        new PromotionTerms.References(
            terms.references().inSample(), terms.references().outOfSample(), on),
        limits,
        expiresAt,
        terms.reason());
  }

  @Test
  @Tag("U9")
  void statesWhatTheRunsRecordedUnderTheirOwnProvenance() {
    Promotion promotion =
        house.desk.request(
            house.terms(Universe.PAPER, inSample, outOfSample), ADA, Optional.empty());

    PromotionRequested recorded = (PromotionRequested) house.acts(Universe.PAPER).get(0);
    EvidencePack pack = recorded.evidencePack();
    var finished =
        new RunEvents(house.laboratory.archive(outOfSample).events()).finished().orElseThrow();
    assertThat(pack.outOfSample().summary()).isEqualTo(finished.hash());
    assertThat(pack.outOfSample().session()).isEqualTo(finished.provenance().sessionId());
    assertThat(pack.outOfSample().lineage()).isEqualTo(finished.provenance().lineageId());
    assertThat(pack.outOfSample().validity()).isEqualTo(ValidityClass.SIM_VALID_FOR_TRAINING);
    assertThat(pack.outOfSample().fills()).isPositive();
    assertThat(pack.outOfSample().firstAt()).isAfter(pack.inSample().lastAt());
    assertThat(FactFields.value(pack.outOfSample().figures()))
        .isEqualTo(FactFields.of(finished.fact()).get("metrics"));
    assertThat(pack.inSample().sample()).isEqualTo(Sample.IN_SAMPLE);
    assertThat(pack.paper()).isEmpty();
    assertThat(recorded.from()).isEqualTo(Universe.SIMULATION);
    assertThat(promotion.version()).isEqualTo(StrategyVersion.of(house.momentum()));
  }

  @Test
  void refusesARunThatSaysItIsOutOfSampleAndIsNot() {
    assertThat(denied(house.terms(Universe.PAPER, inSample, inSample)))
        .anySatisfy(reason -> assertThat(reason).contains("must be out of sample", "in sample"));
    RunId claimed =
        house.laboratory.backtest(
            "momentum", Map.of(), "from", "2022-06-01", "sample", "out_of_sample");
    assertThat(denied(house.terms(Universe.PAPER, inSample, claimed)))
        .singleElement()
        .asString()
        .contains("must begin behind the in-sample run", claimed.value());
    assertThat(denied(house.terms(Universe.PAPER, outOfSample, outOfSample)))
        .anySatisfy(reason -> assertThat(reason).contains("the in-sample run must be in sample"));
  }

  @Test
  @Tag("U9")
  void refusesARunThatIsNotRealisticEnough() {
    RunId free = house.laboratory.outOfSample("momentum", Map.of(), "slippage_basis_points", "0");
    assertThat(denied(house.terms(Universe.PAPER, inSample, free)))
        .singleElement()
        .asString()
        .contains("must be SIM_VALID_FOR_TRAINING", "SIM_INVALID_FOR_TRAINING", "SLIPPAGE");
  }

  @Test
  void refusesARunOfAnotherStrategyAndOfOtherParameters() {
    RunId other = house.laboratory.outOfSample("mean_reversion", Map.of());
    assertThat(denied(house.terms(Universe.PAPER, inSample, other)))
        .anySatisfy(reason -> assertThat(reason).contains("must be of strategy momentum"))
        .anySatisfy(reason -> assertThat(reason).contains("must be of the code that is here"));
    RunId changed = house.laboratory.outOfSample("momentum", Map.of("lookback", "11"));
    assertThat(denied(house.terms(Universe.PAPER, inSample, changed)))
        .anySatisfy(reason -> assertThat(reason).contains("must have the parameters"));
  }

  @Test
  void refusesARunThatNeverTraded() {
    RunId idle =
        house.laboratory.backtest(
            "momentum", Map.of(), "from", "2024-12-31", "sample", "out_of_sample");
    assertThat(denied(house.terms(Universe.PAPER, inSample, idle)))
        .singleElement()
        .asString()
        .contains("must have traded");
  }

  private RecordedRun recorded(RunId run) {
    EvidenceLookup lookup =
        new RecordedEvidence(house.laboratory, house.storage.archive(Universe.PAPER));
    return ((Finding.Known<RecordedRun>) lookup.run(run)).value();
  }

  @Test
  void refusesWhatIsNoBacktestOrDidNotComeToItsEnd() {
    RecordedRun chosen = recorded(inSample);
    RecordedRun judged = recorded(outOfSample);
    EvidenceRules rules = new EvidenceRules(judged.version());
    rules.outOfSample(judged, chosen);
    assertThat(rules.reasons()).isEmpty();
    rules.outOfSample(
        new RecordedRun("sweep", "completed", judged.version(), judged.statement()), chosen);
    rules.inSample(new RecordedRun("backtest", "cancelled", chosen.version(), chosen.statement()));
    assertThat(rules.reasons())
        .satisfiesExactly(
            sweep -> assertThat(sweep).contains("must be a backtest", "is a sweep"),
            ended -> assertThat(ended).contains("must have come to its end", "was cancelled"));
  }

  @Test
  void refusesAComparisonThatCannotBeFoundAgain() {
    EvidenceRules rules = new EvidenceRules(StrategyVersion.of(house.momentum()));
    SessionId paper = house.universes.session(Universe.PAPER).session().id();
    rules.deviation(
        new Deviation(
            paper, outOfSample, Deviation.Band.WITHIN, Optional.empty(), List.of(), List.of()));
    assertThat(rules.reasons()).singleElement().asString().contains("must have a digest");
  }

  @Test
  void refusesAReferenceToARunThatIsNotRecorded() {
    RunId forged = RunId.next(Samples.CLOCK);
    assertThat(denied(house.terms(Universe.PAPER, forged, outOfSample)))
        .containsExactly("run %s must be recorded in simulation, is not".formatted(forged));
  }

  @Test
  void saysAllThatIsMissingAtOnce() {
    RunId forged = RunId.next(Samples.CLOCK);
    PromotionTerms terms =
        with(
            house.terms(Universe.LIVE, inSample, forged),
            Map.of("no_such_limit", "1"),
            Samples.NOW,
            Optional.empty());
    assertThat(denied(terms))
        .hasSize(4)
        .anySatisfy(reason -> assertThat(reason).contains(forged.value()))
        .anySatisfy(reason -> assertThat(reason).contains("no_such_limit"))
        .anySatisfy(reason -> assertThat(reason).contains("must expire after now"))
        .anySatisfy(reason -> assertThat(reason).contains("must name a session of paper"));
  }

  @Test
  void refusesAnEndThatIsOverOrMoreThanAYearAway() {
    PromotionTerms terms = house.terms(Universe.PAPER, inSample, outOfSample);
    Instant latest = Samples.NOW.plus(PromotionTerms.LONGEST);
    for (Instant wrong : List.of(Samples.NOW, latest.plusNanos(1))) {
      assertThat(denied(with(terms, Map.of(), wrong, Optional.empty())))
          .singleElement()
          .asString()
          .contains("within 365 days");
    }
    house.desk.request(with(terms, Map.of(), latest, Optional.empty()), ADA, Optional.empty());
  }

  @Test
  void refusesLimitsThatAreLooserThanTheUniversesOrOutlastItsMemory() {
    house.limits.put("max_order_value", "1000");
    house.limits.put("duplicate_window", "PT30S");
    PromotionTerms terms = house.terms(Universe.PAPER, inSample, outOfSample);
    Map<String, String> loose = Map.of("max_order_value", "1001", "duplicate_window", "PT1M");
    assertThat(denied(with(terms, loose, House.END, Optional.empty())))
        .containsExactly(
            "max_order_value must be as strict as in paper (1000), was 1001",
            "duplicate_window must be that of paper for a strategy too");

    Promotion promotion =
        house.desk.request(
            with(terms, Map.of("max_order_value", "500"), House.END, Optional.empty()),
            ADA,
            Optional.empty());
    assertThat(promotion.limits()).isEqualTo(house.limits().with(LimitName.MAX_ORDER_VALUE, "500"));
  }

  @Test
  @Tag("U11")
  void refusesLiveWhileALimitIsUndecided() {
    house.limits.remove("max_order_value");
    assertThat(denied(house.terms(Universe.LIVE, inSample, outOfSample)))
        .singleElement()
        .asString()
        .contains("max_order_value must be decided");
  }

  @Test
  void refusesLiveUnlessPaperWasWithinTheBand() {
    for (Deviation.Band band : List.of(Deviation.Band.OUTSIDE, Deviation.Band.UNDECIDED)) {
      house.band = band;
      assertThat(denied(house.terms(Universe.LIVE, inSample, outOfSample)))
          .singleElement()
          .asString()
          .contains("must be within the band of its simulation", "80 basis points");
    }
    Deviation none = DeviationEvidence.NONE.between(outOfSample, house.seat(house.momentum()));
    assertThat(none.band()).isEqualTo(Deviation.Band.UNDECIDED);
    assertThat(none.reasons()).isNotEmpty();
  }

  @Test
  void refusesASessionOfPaperInWhichAnotherHadTheSeat() {
    PromotionTerms terms = house.terms(Universe.LIVE, inSample, outOfSample);
    house.restart();
    SessionId others =
        house.seat(house.laboratory.strategies().create("momentum", Map.of("lookback", "11")));
    assertThat(denied(with(terms, Map.of(), House.END, Optional.of(house.paper(others)))))
        .singleElement()
        .asString()
        .contains("must have had a seat in paper session " + others);
    SessionId nobodys = house.universes.session(Universe.LIVE).session().id();
    assertThat(denied(with(terms, Map.of(), House.END, Optional.of(house.paper(nobodys)))))
        .singleElement()
        .asString()
        .contains("must be one of paper");
  }

  @Test
  void refusesARepetitionOfOtherParametersAndOneThatIsNotRecorded() {
    PromotionTerms terms = house.terms(Universe.LIVE, inSample, outOfSample);
    SessionId paper = terms.references().paper().orElseThrow().session();
    RunId other = house.laboratory.outOfSample("momentum", Map.of("lookback", "11"));
    RunId forged = RunId.next(Samples.CLOCK);
    for (RunId wrong : List.of(other, forged)) {
      var trading = new PromotionTerms.PaperTrading(paper, wrong);
      assertThat(denied(with(terms, Map.of(), House.END, Optional.of(trading))))
          .isNotEmpty()
          .allSatisfy(
              reason ->
                  assertThat(reason)
                      .containsAnyOf(forged.value(), "the run that repeats paper must"));
    }
    assertThat(
            catchThrowableOfType(
                IllegalArgumentException.class,
                () -> PromotionTerms.PaperTrading.of(Optional.of(paper), Optional.empty())))
        .hasMessageContaining("must be named together");
  }

  @Test
  void promotesToPaperAndLiveAndNowhereElse() {
    PromotionTerms terms = house.terms(Universe.PAPER, inSample, outOfSample);
    assertThat(terms.from()).isEqualTo(Universe.SIMULATION);
    assertThat(house.terms(Universe.LIVE, inSample, outOfSample).from()).isEqualTo(Universe.PAPER);
    assertThat(
            catchThrowableOfType(
                IllegalArgumentException.class,
                () -> house.terms(Universe.SIMULATION, inSample, outOfSample)))
        .hasMessageContaining("promoted to paper or live");
    assertThat(PromotionTerms.LONGEST).isLessThanOrEqualTo(Duration.ofDays(366));
  }

  @Test
  void copiesNoRecordAndTouchesNoOtherLedger() {
    PromotionTerms terms = house.terms(Universe.LIVE, inSample, outOfSample);
    Map<String, Map<String, Long>> before = heads();
    Promotion promotion = house.desk.request(terms, ADA, Optional.empty());
    house.desk.approve(Universe.LIVE, promotion.id(), House.BOB, "it may");
    Map<String, Map<String, Long>> after = heads();

    Map<String, Long> live = new LinkedHashMap<>(before.get("live"));
    live.merge("audit", 2L, Long::sum);
    before.put("live", live);
    assertThat(after).isEqualTo(before);
    assertThat(House.all(house.storage.archive(Universe.LIVE).audit()))
        .allSatisfy(record -> assertThat(record.provenance().universe()).isEqualTo(Universe.LIVE));
  }

  private Map<String, Map<String, Long>> heads() {
    Map<String, Map<String, Long>> heads = new LinkedHashMap<>();
    heads.put("in sample", House.heads(house.laboratory.archive(inSample)));
    heads.put("out of sample", House.heads(house.laboratory.archive(outOfSample)));
    heads.put("paper", House.heads(house.storage.archive(Universe.PAPER)));
    heads.put("live", House.heads(house.storage.archive(Universe.LIVE)));
    return heads;
  }
}
