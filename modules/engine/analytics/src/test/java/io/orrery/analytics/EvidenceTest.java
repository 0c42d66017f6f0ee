package io.orrery.analytics;

import static io.orrery.analytics.Curves.fill;
import static io.orrery.analytics.Curves.noon;
import static io.orrery.analytics.Curves.point;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.orrery.basics.ExecutionId;
import io.orrery.testkit.Samples;
import io.orrery.trade.EquityPoint;
import io.orrery.trade.Side;
import io.orrery.trade.Trade;
import io.orrery.universe.Assumptions;
import io.orrery.universe.Attestation;
import io.orrery.universe.Provenance;
import io.orrery.universe.Recorded;
import io.orrery.universe.Session;
import io.orrery.universe.SessionId;
import io.orrery.universe.Universe;
import io.orrery.universe.ValidityClass;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EvidenceTest {

  private static final Assumptions UNKNOWN = Assumptions.unknown();

  private final Session.Control first = Samples.session(Universe.SIMULATION);
  private final Session.Control second = Samples.session(Universe.SIMULATION);
  private final Session.Control paper = Samples.session(Universe.PAPER);
  private final Session.Control live = Samples.session(Universe.LIVE);

  /** The first session falls to 90,000; the second begins again at 100,000. */
  private List<Recorded<EquityPoint>> restarted() {
    return List.of(
        point(first, 1, noon(0), "100000"),
        point(first, 2, noon(1), "90000"),
        point(second, 3, noon(2), "100000"),
        point(second, 4, noon(3), "105000"));
  }

  private static double total(Evidence evidence) {
    Performance performance = Performance.of(evidence, Curves.PLAIN);
    return ((Metric.Value) performance.metric(Measure.TOTAL_RETURN)).value();
  }

  @Tag("U10")
  @Test
  void aCurveThatRestartsIsTwoSessionsNotALoss() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Evidence.recorded(restarted(), List.of(), UNKNOWN))
        .withMessage(
            "a result must be of one session, was of %s and %s"
                .formatted(first.session().id(), second.session().id()));
    Map<SessionId, Evidence> sessions =
        Evidence.bySession(restarted(), List.of(), session -> UNKNOWN);
    assertThat(sessions.keySet()).containsExactly(first.session().id(), second.session().id());
    assertThat(sessions.values().stream().map(EvidenceTest::total).toList())
        .satisfiesExactly(
            loss -> assertThat(loss).isCloseTo(-0.1, within(1e-12)),
            gain -> assertThat(gain).isCloseTo(0.05, within(1e-12)));
  }

  @Tag("U10")
  @Test
  void refusesTwoUniversesInOneCurve() {
    List<Recorded<EquityPoint>> mixed =
        List.of(point(live, 1, noon(0), "100"), point(paper, 1, noon(1), "100"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Evidence.recorded(mixed, List.of(), UNKNOWN))
        .withMessage("a result must be of one universe, was of live and paper");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Evidence.bySession(mixed, List.of(), session -> UNKNOWN))
        .withMessage("a result must be of one universe, was of live and paper");
  }

  @Tag("U10")
  @Test
  void refusesTradesOfAnotherSessionThanTheCurve() {
    List<Recorded<EquityPoint>> points = List.of(point(first, 1, noon(0), "100"));
    List<Recorded<Trade>> trades = List.of(fill(second, 1, noon(0), Side.BUY, "1", "1"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Evidence.recorded(points, trades, UNKNOWN))
        .withMessageStartingWith("a result must be of one session");
  }

  @Test
  void refusesACurveWithoutPoints() {
    List<Recorded<Trade>> trades = List.of(fill(second, 1, noon(0), Side.BUY, "1", "1"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Evidence.recorded(List.of(), trades, UNKNOWN))
        .withMessage("a curve must have at least one point, had none");
  }

  @Tag("U9")
  @Test
  void theWeakestRecordSaysWhatTheSummaryIsGoodFor() {
    Provenance attested =
        live.session()
            .mint(
                Samples.equityPoint("1"), new Attestation.ByExecutor(new ExecutionId("e-1"), "A1"))
            .provenance();
    Provenance hearsay = live.session().mint(Samples.equityPoint("1")).provenance();
    assertThat(Basis.of(List.of(attested), UNKNOWN).validity().validityClass())
        .isEqualTo(ValidityClass.LIVE_VERIFIED);
    assertThat(Basis.of(List.of(attested, hearsay), UNKNOWN).validity().validityClass())
        .isEqualTo(ValidityClass.LIVE_UNVERIFIED);
  }

  @Test
  void ordersPointsByTimeAndTheHigherNumberWinsOfOneTime() {
    Evidence evidence =
        Evidence.recorded(
            List.of(
                point(first, 3, noon(1), "120"),
                point(first, 2, noon(0), "100"),
                point(first, 1, noon(1), "110")),
            List.of(),
            UNKNOWN);
    assertThat(evidence.curve().size()).isEqualTo(2);
    assertThat(evidence.curve().equity(0)).isEqualTo(100);
    assertThat(evidence.curve().equity(1)).isEqualTo(120);
  }

  @Test
  void theLatestTimeOfADayWinsNotTheLastLine() {
    Evidence evidence =
        Evidence.recorded(
            List.of(
                point(first, 1, noon(0), "100"),
                point(first, 2, noon(1), "110"),
                point(first, 3, noon(1).minusSeconds(3600), "50")),
            List.of(),
            UNKNOWN);
    assertThat(Performance.of(evidence, Curves.PLAIN).days().get(1).equity()).isEqualTo(110);
  }

  @Test
  void makesRoundTripsFromNothingHeldToNothingHeld() {
    Activity activity =
        activity(
            List.of(
                fill(first, 1, noon(0), Side.BUY, "10", "10"),
                fill(first, 2, noon(1), Side.BUY, "10", "20"),
                fill(first, 4, noon(3), Side.SELL, "15", "14"),
                fill(first, 3, noon(2), Side.SELL, "5", "16"),
                fill(first, 5, noon(4), Side.BUY, "3", "7")));
    assertThat(activity.roundTrips())
        .singleElement()
        .satisfies(
            trip -> {
              assertThat(trip.quantity()).isEqualTo(20);
              assertThat(trip.enteredAt()).isEqualTo(noon(0));
              assertThat(trip.exitedAt()).isEqualTo(noon(3));
              assertThat(trip.gain()).isCloseTo(-10, within(1e-9));
            });
    assertThat(activity.openPositions())
        .singleElement()
        .satisfies(position -> assertThat(position.quantity()).isEqualTo(3));
  }

  @Test
  void aSaleOutOfNothingIsNoRoundTripAndIsSaid() {
    Activity activity = activity(List.of(fill(first, 1, noon(0), Side.SELL, "25", "12")));
    assertThat(activity.roundTrips()).isEmpty();
    assertThat(activity.notes())
        .contains(
            "Sales of more than was held: 1. What they sold beyond that is in no round trip.");
  }

  private Activity activity(List<Recorded<Trade>> trades) {
    return Evidence.recorded(List.of(point(first, 1, noon(0), "100")), trades, UNKNOWN)
        .activity()
        .orElseThrow();
  }
}
