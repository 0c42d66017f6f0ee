package io.orrery.cli.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.backtest.Sample;
import io.orrery.basics.Sha256;
import io.orrery.cli.CommandProcess;
import io.orrery.cli.CommandProcess.Ended;
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
import io.orrery.session.SessionSpec;
import io.orrery.session.Ticker;
import io.orrery.session.Universes;
import io.orrery.strategy.Strategies;
import io.orrery.universe.Confirmation;
import io.orrery.universe.RunId;
import io.orrery.universe.SessionId;
import io.orrery.universe.Universe;
import io.orrery.universe.ValidityClass;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as processes, beside a process that owns LIVE. */
@Tag("U15")
class PromoteCommandsTest {

  private static final String PAPER = "P-01JQ3V6W8Z5T4R2N1M0K9H7G6F";
  private static final Sha256 DIGEST = Sha256.of("a test".getBytes(StandardCharsets.UTF_8));

  @TempDir private Path home;

  private final Clock clock = Clock.systemUTC();
  private final RunId inSample = RunId.next(clock);
  private final RunId outOfSample = RunId.next(clock);
  private final StrategyVersion momentum =
      StrategyVersion.of(Strategies.builtIn().create("momentum", Map.of("lookback", "30")));
  private Universes universes;
  private Ticker server;

  @BeforeEach
  void open() {
    ControlFiles files = new ControlFiles(home);
    universes =
        new Universes(
            List.of(
                SessionSpec.unknown(
                    Universe.LIVE, Optional.of(new Confirmation(Confirmation.SENTENCE)))),
            new FileStorage(home, clock),
            Audience.NOBODY,
            clock);
    universes.open(Universe.LIVE);
    PromotionDesk promotions =
        new PromotionDesk(
            universes,
            new PromotionDesk.Evidence(Strategies.builtIn(), new Known(), Known::within),
            universe -> limits(),
            clock);
    ControlDesk desk = new ControlDesk(universes, files, PromotionLetters.acts(promotions));
    server = new Ticker("test-server", Duration.ofMillis(50), desk::look);
    server.start();
  }

  private static RiskLimits limits() {
    Map<String, String> limits = new HashMap<>();
    for (LimitName name : LimitName.values()) {
      limits.put(name.wireName(), "unlimited by ada: a test");
    }
    return RiskLimits.parse(limits);
  }

  @AfterEach
  void close() {
    server.close();
    universes.close(Universe.LIVE, "a test");
  }

  /** The two runs and the session of PAPER that there are. */
  private final class Known implements EvidenceLookup {
    @Override
    public Finding<RecordedRun> run(RunId run) {
      if (!run.equals(inSample) && !run.equals(outOfSample)) {
        return Finding.missing("run %s must be recorded in simulation, is not".formatted(run));
      }
      boolean isLater = run.equals(outOfSample);
      Instant begin = Instant.parse(isLater ? "2025-01-02T00:00:00Z" : "2024-01-02T00:00:00Z");
      return Finding.of(
          new RecordedRun(
              "backtest",
              "completed",
              momentum,
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
      return Finding.of(Set.of(momentum));
    }

    private static Deviation within(RunId repetition, SessionId paper) {
      return new Deviation(
          paper, repetition, Deviation.Band.WITHIN, Optional.of(DIGEST), List.of(), List.of());
    }
  }

  @Test
  @Tag("U11")
  void promotesByTwoPersonsWhoTypeTheUniversesNameAndTakesItBack() {
    Ended asked = answering("live", request(outOfSample));
    assertThat(asked.err()).isEmpty();
    assertThat(asked.code()).isZero();
    String id = asked.out().replaceAll("(?s).*asked: (P-[0-9a-f]{16}).*", "$1");

    Ended same = answering("live", decide("approve", id, "ada"));
    assertThat(same.code()).isEqualTo(1);
    assertThat(same.err()).contains("another person than Ada");
    Ended approved = answering("live", decide("approve", id, "Bob"));
    assertThat(approved.err()).isEmpty();
    assertThat(approved.out()).contains("momentum (code", "to live, asked for by Ada", "approved");
    assertThat(approved.code()).isZero();

    Ended listed = run("promote", "list", "--json");
    assertThat(listed.out()).contains("\"id\":\"" + id, "\"state\":\"approved\"");
    assertThat(run("promote", "list", "--universe", "paper").out()).contains("nothing was asked");
    Ended shown = run("promote", "show", id);
    assertThat(shown.out())
        .contains("state: approved", "evidence_pack: ", outOfSample.value(), PAPER, "lookback");

    Ended revoked = answering("", decide("revoke", id, "Ada"));
    assertThat(revoked.code()).isZero();
    assertThat(run("promote", "list").out()).contains(id, "revoked", "momentum");
    assertThat(answering("", decide("refuse", id, "Ada")).code()).isEqualTo(1);
  }

  @Test
  void saysEachReasonForWhichItIsDenied() {
    RunId forged = RunId.next(clock);
    Ended denied = answering("live", request(forged));
    assertThat(denied.code()).isEqualTo(1);
    assertThat(denied.out()).contains("denied: P-");
    assertThat(denied.err()).contains(forged + " must be recorded in simulation, is not");
    assertThat(run("promote", "list").out()).contains("nothing was asked for");
  }

  @Test
  void asksNothingIfTheNameIsNotTyped() {
    Ended asked = answering("paper", request(outOfSample));
    assertThat(asked.code()).isEqualTo(1);
    assertThat(asked.err()).contains("not confirmed");
  }

  @Test
  void refusesWhatThereIsNot() {
    assertThat(run("promote").code()).isEqualTo(2);
    assertThat(run("promote", "show", "P-0123456789abcdef").code()).isEqualTo(2);
    assertThat(run("promote", "show", "momentum").err()).contains("16 hexadecimal digits");
    assertThat(
            run("promote", "refuse", "P-0123456789abcdef", "--as", "Ada", "--reason", "nothing")
                .err())
        .contains("must be one that orrery promote list shows");
  }

  private Object[] request(RunId judged) {
    return new Object[] {
      "promote",
      "request",
      "momentum",
      "--to",
      "live",
      "--set",
      "lookback=30",
      "--in-sample",
      inSample,
      "--out-of-sample",
      judged,
      "--paper-session",
      PAPER,
      "--repetition",
      outOfSample,
      "--limit",
      "max_order_value=500",
      "--expires-at",
      clock.instant().plus(Duration.ofDays(30)),
      "--as",
      "Ada",
      "--reason",
      "it did well"
    };
  }

  private static Object[] decide(String act, String id, String as) {
    return new Object[] {"promote", act, id, "--as", as, "--reason", "a test"};
  }

  private Ended run(Object... arguments) {
    return CommandProcess.in(home).run(arguments);
  }

  private Ended answering(String line, Object... arguments) {
    return CommandProcess.in(home).answering(line, arguments);
  }
}
