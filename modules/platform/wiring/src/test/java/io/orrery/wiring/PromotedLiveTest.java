package io.orrery.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.backtest.Sample;
import io.orrery.basics.Sha256;
import io.orrery.ledger.ControlFiles;
import io.orrery.ledger.FileStorage;
import io.orrery.promotion.Deviation;
import io.orrery.promotion.EvidenceLookup;
import io.orrery.promotion.PromotionDesk;
import io.orrery.promotion.PromotionLetters;
import io.orrery.promotion.RecordedRun;
import io.orrery.promotion.RunStatement;
import io.orrery.promotion.StrategyVersion;
import io.orrery.risk.Finding;
import io.orrery.risk.LimitName;
import io.orrery.risk.RiskLimits;
import io.orrery.session.Audience;
import io.orrery.session.ControlDesk;
import io.orrery.session.ControlId;
import io.orrery.session.Controls;
import io.orrery.session.KillSwitch;
import io.orrery.session.SessionSpec;
import io.orrery.session.UniverseSession;
import io.orrery.session.Universes;
import io.orrery.strategy.Strategies;
import io.orrery.strategy.Strategy;
import io.orrery.trade.ControlScope;
import io.orrery.trade.FactFields;
import io.orrery.trade.History;
import io.orrery.trade.Selection;
import io.orrery.trading.AgentReport;
import io.orrery.trading.Tradings;
import io.orrery.universe.Confirmation;
import io.orrery.universe.Fact;
import io.orrery.universe.RunId;
import io.orrery.universe.SessionId;
import io.orrery.universe.Universe;
import io.orrery.universe.ValidityClass;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * LIVE with a stub of Alpaca and compressed time: who may trade there by itself, and until when.
 */
@Tag("U15")
class PromotedLiveTest {

  private static final String POST = "POST /v2/orders";
  private static final Sha256 DIGEST = Sha256.of("a test".getBytes(StandardCharsets.UTF_8));

  @TempDir private Path home;

  private final CompressedTime clock = new CompressedTime(Instant.parse("2026-03-03T14:35:00Z"));
  private final Strategy strategy =
      Strategies.builtIn()
          .create(
              "momentum",
              Map.of(
                  "lookback",
                  "20",
                  "momentum_threshold",
                  "0.002",
                  "sell_threshold",
                  "-0.001",
                  "stop_loss",
                  "0"));
  private final RunId inSample = RunId.next(clock);
  private final RunId outOfSample = RunId.next(clock);
  private final Tradings tradings = new Tradings();
  private Universes universes;
  private ControlDesk letters;
  private UniverseSession live;
  private AlpacaMarket market;

  /** Two runs and a session of PAPER of the strategy, strong enough. */
  private final class Strong implements EvidenceLookup {
    @Override
    public Finding<RecordedRun> run(RunId run) {
      boolean isLater = run.equals(outOfSample);
      Instant begin = Instant.parse(isLater ? "2025-01-02T00:00:00Z" : "2024-01-02T00:00:00Z");
      return Finding.of(
          new RecordedRun(
              "backtest",
              "completed",
              StrategyVersion.of(strategy),
              new RunStatement(
                  run,
                  new SessionId("S-01JQ3V6W8Z5T4R2N1M0K9H7G6F"),
                  isLater ? Sample.OUT_OF_SAMPLE : Sample.IN_SAMPLE,
                  ValidityClass.SIM_VALID_FOR_TRAINING,
                  List.of(),
                  "dataset:a-test",
                  begin,
                  begin.plus(Duration.ofDays(300)),
                  10,
                  DIGEST,
                  List.of())));
    }

    @Override
    public Finding<Set<StrategyVersion>> seatedIn(SessionId paper) {
      return Finding.of(Set.of(StrategyVersion.of(strategy)));
    }
  }

  @BeforeEach
  void open() throws Exception {
    ControlFiles files = new ControlFiles(home);
    universes =
        new Universes(
            List.of(
                SessionSpec.unknown(
                    Universe.LIVE, Optional.of(new Confirmation(Confirmation.SENTENCE)))),
            new FileStorage(home, clock),
            Audience.NOBODY,
            new Controls(new KillSwitch(files, clock), new BuildDigest()),
            clock);
    PromotionDesk promotions =
        new PromotionDesk(
            universes,
            new PromotionDesk.Evidence(
                Strategies.builtIn(), new Strong(), PromotedLiveTest::within),
            universe -> RiskLimits.parse(decided()),
            clock);
    letters = new ControlDesk(universes, files, PromotionLetters.acts(promotions));
    live = universes.open(Universe.LIVE);
    market = new AlpacaMarket(Universe.LIVE, clock);
  }

  private static Deviation within(RunId repetition, SessionId paper) {
    return new Deviation(
        paper, repetition, Deviation.Band.WITHIN, Optional.of(DIGEST), List.of(), List.of());
  }

  private void trade() {
    new BrokeredTrading(
            market.plan(home, "XNYS", strategy, decided(), "AAPL", "MSFT", "NVDA"),
            live,
            tradings,
            clock.tempo())
        .begin(universes.archive(Universe.LIVE));
  }

  @AfterEach
  void close() {
    universes.close(Universe.LIVE, "the test is over");
    market.close();
  }

  @Test
  @Tag("U11")
  void aStrategySitsOutUntilItIsPromotedAndTakesOnNoRiskAfterThatIsRevoked() throws Exception {
    arm();
    trade();
    Tradings.Post post = tradings.find(Universe.LIVE).orElseThrow();
    await(() -> wantsToBuy() > 3);
    assertThat(market.stub.count(POST)).as("orders of whom nobody promoted").isZero();
    assertThat(post.sitsOutBecause().orElseThrow())
        .contains("momentum", "must be promoted to take on risk in live", "it never was");
    assertThat(post.floor().orElseThrow().report())
        .satisfies(
            report -> assertThat(report.state()).isEqualTo(AgentReport.State.BLOCKED),
            report -> assertThat(report.reason().orElseThrow()).contains("it never was"));

    ControlId id = promote();
    assertThat(post.sitsOutBecause()).isEmpty();
    await(() -> market.exchange.held("AAPL").signum() > 0);

    clock.hold(true);
    await(() -> post.trading().desk().view().working().isEmpty());
    say(PromotionLetters.REVOKE, id, "Bob", Map.of());
    long revoked = universes.archive(Universe.LIVE).orders().lastSeq();
    long wanted = wantsToBuy();
    clock.hold(false);
    assertThat(post.sitsOutBecause().orElseThrow()).contains("revoked by Bob");
    await(() -> post.trading().desk().view().positions().isEmpty());
    await(() -> wantsToBuy() > wanted + 3);

    assertThat(sides(revoked)).as("orders after the revocation").isNotEmpty().containsOnly("sell");
  }

  @Test
  @Tag("U11")
  void aPromotedStrategySendsNothingUntilLiveIsArmed() throws Exception {
    promote();
    trade();
    await(() -> wantsToBuy() > 3);
    assertThat(tradings.find(Universe.LIVE).orElseThrow().sitsOutBecause()).isEmpty();
    assertThat(market.stub.count(POST)).as("orders while it is not armed").isZero();

    arm();
    await(() -> market.stub.count(POST) > 0);
  }

  /** Asked for by Ada and approved by Bob. */
  private ControlId promote() {
    ControlId id = ControlId.ofPromotion();
    say(
        PromotionLetters.REQUEST,
        id,
        "Ada",
        Map.of(
            "strategy",
            "momentum",
            "parameters",
            "lookback=20;momentum_threshold=0.002;sell_threshold=-0.001;stop_loss=0",
            "in_sample",
            inSample.value(),
            "out_of_sample",
            outOfSample.value(),
            "paper",
            "P-01JQ3V6W8Z5T4R2N1M0K9H7G6F",
            "repetition",
            outOfSample.value(),
            "expires_at",
            clock.instant().plus(Duration.ofDays(30)).toString()));
    say(PromotionLetters.APPROVE, id, "Bob", Map.of());
    return id;
  }

  private void arm() {
    ControlId id = ControlId.ofArming();
    say(ControlDesk.ARM, id, "Ada", Map.of("limits", "none", "ttl", "PT24H"));
    say(ControlDesk.APPROVE, id, "Bob", Map.of());
    live.arming().requireArmed();
  }

  private void say(String act, ControlId id, String as, Map<String, String> more) {
    Map<String, String> letter = new HashMap<>(more);
    letter.put(ControlDesk.ACT, act);
    letter.put("id", id.value());
    letter.put("as", as);
    letter.put("session", live.session().id().value());
    letter.put("reason", "a test");
    new ControlFiles(home).send(ControlScope.of(Universe.LIVE), letter);
    letters.look();
  }

  /** How often the strategy said that it wants to buy. */
  private long wantsToBuy() {
    return facts(universes.archive(Universe.LIVE).events(), 0).stream()
        .filter(fact -> fact.type().equals("signal_generated"))
        .filter(fact -> "buy".equals(FactFields.of(fact).get("action")))
        .count();
  }

  /** The sides of the orders that were intended behind a record. */
  private List<Object> sides(long after) {
    return facts(universes.archive(Universe.LIVE).orders(), after).stream()
        .filter(fact -> fact.type().equals("order_intended"))
        .map(fact -> FactFields.of(fact).get("side"))
        .toList();
  }

  private static List<Fact> facts(History<? extends Fact> history, long after) {
    List<Fact> facts = new ArrayList<>();
    history.scan(Selection.all(), after, scanned -> facts.add(scanned.record().fact()));
    return facts;
  }

  /** Every limit is a person's word that there is none. */
  private static Map<String, String> decided() {
    Map<String, String> limits = new HashMap<>();
    for (LimitName name : LimitName.values()) {
      limits.put(name.wireName(), "unlimited by ada: a test");
    }
    return limits;
  }

  private static void await(BooleanSupplier holds) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
      Thread.sleep(10);
    }
  }
}
