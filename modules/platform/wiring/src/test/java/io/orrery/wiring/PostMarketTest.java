package io.orrery.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.feeds.CalendarFolder;
import io.orrery.feeds.DatasetFolder;
import io.orrery.feeds.RecordingFolder;
import io.orrery.ledger.FileRuns;
import io.orrery.ledger.FileStorage;
import io.orrery.parity.MarketAgreement;
import io.orrery.parity.ParityBand;
import io.orrery.parity.ParityMeasure;
import io.orrery.parity.ParityReport;
import io.orrery.parity.ParityVerdict;
import io.orrery.parity.PostMarket;
import io.orrery.parity.RecordedSession;
import io.orrery.parity.Repeats;
import io.orrery.parity.Repetition;
import io.orrery.parity.SessionAddress;
import io.orrery.promotion.Deviation;
import io.orrery.runs.BacktestRuns;
import io.orrery.runs.RunJobs;
import io.orrery.runs.RunProgress;
import io.orrery.runs.RunTerms;
import io.orrery.runs.Sources;
import io.orrery.runs.Term;
import io.orrery.session.Audience;
import io.orrery.session.SessionSpec;
import io.orrery.session.UniverseSession;
import io.orrery.session.Universes;
import io.orrery.strategy.Momentum;
import io.orrery.strategy.Strategies;
import io.orrery.trade.FactFields;
import io.orrery.trade.Selection;
import io.orrery.trade.UniverseArchive;
import io.orrery.trade.Verdict;
import io.orrery.trading.Tradings;
import io.orrery.universe.RunId;
import io.orrery.universe.SessionId;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import io.orrery.verifier.Verifier;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session of PAPER trades with a stub of Alpaca, and SIMULATION repeats it when it is over. */
@Tag("U10")
@Tag("U15")
class PostMarketTest {

  private static final Instant OPENING = Instant.parse("2026-03-03T14:25:00Z");
  private static final Instant END = Instant.parse("2026-03-03T17:30:00Z");
  private static final Instant MIDDAY = Instant.parse("2026-03-03T17:31:00Z");
  private static final Instant EVENING = Instant.parse("2026-03-03T21:05:00Z");

  /** A pause of the machine is long in a compressed day: it costs deals, never their prices. */
  private static final ParityBand BAND =
      ParityBand.of(Map.of("unmatched_share", "0.5", "quantity_fraction", "0.1"));

  @TempDir private Path home;

  private final CompressedTime clock = new CompressedTime(OPENING);

  private Sources sources() {
    CalendarFolder calendars = new CalendarFolder(AlpacaMarket.CALENDARS);
    return new Sources(
        new DatasetFolder(home.resolve("data/shared"), calendars), calendars, Strategies.builtIn());
  }

  private BrokeredPlan plan(AlpacaMarket market) {
    BrokeredPlan plan =
        market.plan(
            home,
            "XNYS",
            new Momentum(20, 0.002, -0.001, 0),
            Map.of("max_price_age", "PT5M", "price_collar_percent", "5"),
            "AAPL",
            "MSFT",
            "NVDA");
    RecordingFolder recording =
        new RecordingFolder(home.resolve("data"), (DatasetFolder) sources().datasets());
    return new BrokeredPlan(
        plan.settings(),
        plan.root(),
        plan.calendar(),
        plan.limits(),
        plan.bars()
            .map(
                bars ->
                    new BrokeredPlan.BarPlan(
                        bars.settings(), bars.grid(), bars.strategy(), Optional.of(recording))));
  }

  /** Three hours of trading; the universes, of which none is open any more. */
  private Universes traded() throws Exception {
    try (AlpacaMarket market = new AlpacaMarket(Universe.PAPER, clock)) {
      BrokeredPlan plan = plan(market);
      Universes universes =
          new Universes(
              new BrokeredPlans(Map.of(Universe.PAPER, plan))
                  .sessions(List.of(SessionSpec.unknown(Universe.PAPER, Optional.empty()))),
              new FileStorage(home, clock),
              Audience.NOBODY,
              clock);
      UniverseSession session = universes.open(Universe.PAPER);
      new BrokeredTrading(plan, session, new Tradings(), clock.tempo())
          .begin(universes.archive(Universe.PAPER));
      long end = System.nanoTime() + Duration.ofMinutes(4).toNanos();
      while (clock.instant().isBefore(END)) {
        assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
        Thread.sleep(5);
      }
      universes.close(Universe.PAPER, "the test is over");
      return universes;
    }
  }

  @Test
  void repeatsWhatPaperDidAndRecordsHowFarItDeviatesWithoutTouchingItsRecords() throws Exception {
    Universes universes = traded();
    UniverseArchive paper = universes.archive(Universe.PAPER);
    SessionId session = session(paper);
    List<Long> before = heads(paper);
    FileRuns runs = new FileRuns(home, Clock.systemUTC());
    BacktestRuns backtests = new BacktestRuns(runs, sources(), Clock.systemUTC());
    RunJobs jobs = new RunJobs(backtests, Runnable::run);
    Repeats repeats = new Repeats(backtests, runs, sources());
    PostMarket.Desk desk = new PostMarket.Desk(repeats, jobs, runs, sources());

    new PostMarket(Universe.PAPER, universes, desk, Clock.fixed(MIDDAY, ZoneOffset.UTC)).look();
    assertThat(jobs.newestFirst()).as("the market is open").isEmpty();

    PostMarket evening =
        new PostMarket(Universe.PAPER, universes, desk, Clock.fixed(EVENING, ZoneOffset.UTC));
    evening.look();
    evening.look();
    new PostMarket(Universe.PAPER, universes, desk, Clock.fixed(EVENING, ZoneOffset.UTC)).look();

    assertThat(jobs.newestFirst()).as("once").hasSize(1);
    RunJobs.Job job = jobs.newestFirst().get(0);
    assertThat(job.state()).as(job.message().orElse("")).isEqualTo(RunJobs.State.COMPLETED);
    RecordedSession original =
        RecordedSession.find(SessionAddress.of(session), universes::archive, runs).orElseThrow();
    ParityReport report = repeats.report(original, job.run(), ParityBand.usual());
    assertThat(evidence(runs, job.run()))
        .containsEntry("left", session.value())
        .containsEntry("right_run", job.run().value())
        .containsEntry("digest", report.digest().value())
        .containsEntry("answer", report.verdict().answer().name().toLowerCase(Locale.ROOT));
    assertThat(new ParityDeviations(universes, runs, repeats).between(job.run(), session))
        .isEqualTo(
            new Deviation(
                session,
                job.run(),
                Deviation.Band.valueOf(report.verdict().answer().name()),
                Optional.of(report.digest()),
                report.verdict().reasons(),
                report.verdict().numbers().stream().map(PostMarketTest::judged).toList()));
    assertThat(report.market().kind()).isEqualTo(MarketAgreement.Kind.SAME_DATASET);
    assertThat(report.left().strategies()).hasSize(1).isEqualTo(report.right().strategies());
    assertThat(report.pairing().pairs()).as(report.canonical()).hasSizeGreaterThan(10);
    assertThat(heads(paper)).isEqualTo(before);
    for (Stream stream : Stream.values()) {
      assertThat(new Verifier(home).verify(Universe.PAPER, stream))
          .isInstanceOf(Verdict.Intact.class);
    }

    ParityReport exact = again(repeats, backtests, original, "PT0S", "0");
    assertThat(exact.verdict().answer())
        .as("%s", exact.verdict())
        .isEqualTo(ParityVerdict.Answer.WITHIN);

    ParityReport slow = again(repeats, backtests, original, "PT3M", "0");
    assertThat(slow.verdict().answer()).isEqualTo(ParityVerdict.Answer.OUTSIDE);
    assertThat(slow.spread(ParityMeasure.LATENCY_MILLIS).median().orElseThrow())
        .isGreaterThan(new BigDecimal(150_000));
    ParityReport dear = again(repeats, backtests, original, "PT0S", "50");
    assertThat(dear.verdict().answer()).isEqualTo(ParityVerdict.Answer.OUTSIDE);
    assertThat(
            dear.spread(ParityMeasure.PRICE_BASIS_POINTS)
                .median()
                .orElseThrow()
                .subtract(exact.spread(ParityMeasure.PRICE_BASIS_POINTS).median().orElseThrow()))
        .isBetween(new BigDecimal(49), new BigDecimal(51));
  }

  /** The same with another latency and slippage, and nothing else that costs. */
  private static ParityReport again(
      Repeats repeats,
      BacktestRuns backtests,
      RecordedSession original,
      String latency,
      String slippage) {
    Repetition plan = repeats.plan(original).orElseThrow();
    RunTerms terms =
        plan.terms()
            .with(Term.LATENCY, latency)
            .with(Term.SLIPPAGE_BASIS_POINTS, slippage)
            .with(Term.COMMISSION_PERCENT, "0")
            .with(Term.PARTICIPATION, "whole");
    BacktestRuns.Prepared prepared = backtests.prepare(terms, plan.parameters());
    prepared.run(RunProgress.NONE);
    return repeats.report(original, prepared.id(), BAND);
  }

  private static Deviation.Judged judged(ParityVerdict.Judged number) {
    return new Deviation.Judged(
        number.name(), number.value(), number.bound(), number.undefinedBecause());
  }

  private static SessionId session(UniverseArchive paper) {
    return paper.audit().after(0, 1).get(0).provenance().sessionId();
  }

  private static List<Long> heads(UniverseArchive archive) {
    return List.of(
        archive.orders().lastSeq(),
        archive.trades().lastSeq(),
        archive.equity().lastSeq(),
        archive.events().lastSeq(),
        archive.audit().lastSeq());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> evidence(FileRuns runs, RunId run) {
    List<Object> found = new ArrayList<>();
    runs.storage(run)
        .archive(Universe.SIMULATION)
        .events()
        .scan(
            Selection.all(),
            0,
            event -> {
              if (event.type().equals("parity_measured")) {
                found.add(FactFields.of(event.record().fact()).get("evidence"));
              }
              return true;
            });
    assertThat(found).hasSize(1);
    return (Map<String, Object>) found.get(0);
  }
}
