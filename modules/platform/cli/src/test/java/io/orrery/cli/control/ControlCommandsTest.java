package io.orrery.cli.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.basics.Sha256;
import io.orrery.cli.CommandProcess;
import io.orrery.cli.CommandProcess.Ended;
import io.orrery.ledger.ControlFiles;
import io.orrery.ledger.FileStorage;
import io.orrery.session.ArmingState;
import io.orrery.session.Audience;
import io.orrery.session.ControlDesk;
import io.orrery.session.Controls;
import io.orrery.session.KillSwitch;
import io.orrery.session.SessionSpec;
import io.orrery.session.Ticker;
import io.orrery.session.UniverseSession;
import io.orrery.session.Universes;
import io.orrery.universe.Confirmation;
import io.orrery.universe.Universe;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as processes, beside a process that owns LIVE. */
@Tag("U11")
class ControlCommandsTest {

  @TempDir private Path home;
  private Universes universes;
  private UniverseSession live;
  private Ticker server;

  @BeforeEach
  void open() {
    ControlFiles files = new ControlFiles(home);
    Clock clock = Clock.systemUTC();
    Optional<Sha256> code = Optional.of(Sha256.of("code".getBytes(StandardCharsets.UTF_8)));
    universes =
        new Universes(
            List.of(
                SessionSpec.unknown(
                    Universe.LIVE, Optional.of(new Confirmation(Confirmation.SENTENCE)))),
            new FileStorage(home, clock),
            Audience.NOBODY,
            new Controls(new KillSwitch(files, clock), () -> code),
            clock);
    live = universes.open(Universe.LIVE);
    ControlDesk desk = new ControlDesk(universes, files);
    server =
        new Ticker(
            "test-server",
            Duration.ofMillis(50),
            () -> {
              universes.killSwitch().look();
              desk.look();
            });
    server.start();
  }

  @AfterEach
  void close() {
    server.close();
    universes.close(Universe.LIVE, "a test");
  }

  @Test
  void armsByTwoPersonsWhoTypeTheUniversesName() {
    Ended asked = answering("live", arm("Ada"));
    assertThat(asked.err()).isEmpty();
    assertThat(asked.code()).isZero();
    String id = asked.out().replaceAll("(?s).*asked: (A-[0-9a-f]{16}).*", "$1");

    Ended same = answering("live", approve(id, "ada"));
    assertThat(same.code()).isEqualTo(1);
    assertThat(same.err()).contains("another person than Ada");
    assertThat(live.arming().state()).isInstanceOf(ArmingState.Requested.class);

    Ended approved = answering("live", approve(id, "Bob"));
    assertThat(approved.err()).isEmpty();
    assertThat(approved.out()).contains("Ada asks to arm live for PT1H under limits 3");
    assertThat(approved.code()).isZero();
    live.arming().requireArmed();
    assertThat(live.arming().state().sentence()).contains("asked by Ada, approved by Bob");
  }

  @Test
  void asksNothingIfTheNameIsNotTyped() {
    Ended asked = answering("paper", arm("Ada"));
    assertThat(asked.code()).isEqualTo(1);
    assertThat(asked.err()).contains("not confirmed");
    assertThat(live.arming().state()).isInstanceOf(ArmingState.Disarmed.class);
  }

  @Test
  void killsWithoutAServersHelpAndReleasesByIt() throws Exception {
    CommandProcess commands = CommandProcess.in(home);
    Ended killed = commands.run("kill", "--universe", "live", "--reason", "prices are wrong");
    assertThat(killed.code()).isZero();
    assertThat(home.resolve("data/live/KILL")).hasContent("prices are wrong");
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (live.blockedBecause().isEmpty()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.sleep(10);
    }
    assertThat(commands.run("kill", "--universe", "live", "--release", "--reason", "x").code())
        .isEqualTo(2);

    Ended released =
        commands.run(
            "kill", "--universe", "live", "--release", "--as", "Ada", "--reason", "all is well");

    assertThat(released.err()).isEmpty();
    assertThat(released.code()).isZero();
    assertThat(live.blockedBecause()).isEmpty();
  }

  @Test
  void saysThatNoServerAnswersATransition() {
    Ended ended = CommandProcess.in(home).run("transition", "--port", "1");
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.err()).contains("no server answers");
  }

  private static Object[] arm(String as) {
    return new Object[] {
      "arm",
      "--universe",
      "live",
      "--as",
      as,
      "--reason",
      "open",
      "--limits",
      "limits 3",
      "--ttl",
      "PT1H"
    };
  }

  private static Object[] approve(String id, String as) {
    return new Object[] {"approve", id, "--universe", "live", "--as", as};
  }

  private Ended answering(String line, Object... arguments) {
    return CommandProcess.in(home).answering(line, arguments);
  }
}
