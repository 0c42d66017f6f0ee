package io.orrery.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.proof.Sabotage.DefaultUniverse;
import io.orrery.proof.Sabotage.Flattered;
import io.orrery.proof.Sabotage.Nothing;
import io.orrery.proof.Sabotage.OneBarMore;
import io.orrery.proof.Sabotage.SecondArgument;
import io.orrery.proof.Sabotage.SomeTime;
import io.orrery.trade.ProofReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * With a mechanism switched off, the suite says which invariant is broken, and still harms nothing.
 */
class SabotageTest {

  private static final Pattern BROKEN =
      Pattern.compile("\"invariant\":\"(U\\d+)\",\"title\":\"[^\"]*\",\"outcome\":\"broken\"");

  @TempDir private static Path home;

  private static RunningDeployment deployment;
  private static Sabotage haste;

  @BeforeAll
  static void start() {
    // nothing here is about the disk, and runs that force nothing take half the time
    haste = Sabotage.skip("io.orrery.ledger.Disk", "force", "forceDirectory");
    deployment = new RunningDeployment(home);
  }

  @AfterAll
  static void stop() {
    deployment.close();
    haste.close();
  }

  static Stream<Arguments> sabotages() {
    return Stream.of(
        of("U1", DefaultUniverse.class, "universe.Universe", "parse"),
        of("U2", "universe.Session", "requireOpen"),
        of("U3", "rest.Reserved", "refuse"),
        of("U4", "universe.Session", "requireMinted"),
        of("U5", SecondArgument.class, "basics.Check", "matches"),
        of("U5", "ledger.Home", "requireNoLinks"),
        of("U5", "ledger.Identities", "requireOwn"),
        of("U6", "wiring.EventGate", "requireFireable"),
        of("U7", "broker.simulated.SimulatedBroker", "requireSimulation"),
        of("U7", "broker.simulated.SimulatedBroker", "requireOwn"),
        of("U8", "session.Transitions", "requireClosed"),
        of("U9", Flattered.class, "universe.Validity", "simulation"),
        of("U10", "universe.Validity", "requireSameUniverse"),
        of("U11", "session.LiveArming", "requireArmed"),
        of("U11", "session.LiveArming", "requireOther"),
        of("U11", "universe.Universe", "needsConfirmation"),
        of("U11", "session.Admission", "require"),
        of("U12", "wiring.SettingNames", "checkFile"),
        of("U15", "promotion.Examination", "evidence"),
        of("U16", "rest.AnswerFilter", "label"),
        of("U18", Nothing.class, "strategy.LookAheadCheck", "findIn"),
        of("U18", OneBarMore.class, "market.Bars", "show"),
        of("U19", "ledger.UniverseLock", "acquire"),
        of("U20", SomeTime.class, "rest.Timestamps", "parse"));
  }

  private static Arguments of(String invariant, String type, String method) {
    Supplier<Sabotage> sabotage = () -> Sabotage.skip("io.orrery." + type, method);
    return Arguments.of(invariant, type + "." + method, sabotage);
  }

  private static Arguments of(String invariant, Class<?> advice, String type, String method) {
    Supplier<Sabotage> sabotage = () -> Sabotage.by(advice, "io.orrery." + type, method);
    return Arguments.of(invariant, type + "." + method, sabotage);
  }

  @ParameterizedTest(name = "{0} without {1}")
  @MethodSource("sabotages")
  void namesTheInvariantThatIsBroken(
      String invariant, String mechanism, Supplier<Sabotage> sabotage) throws IOException {
    Map<String, String> before = HomeFiles.of(home);
    ProofReport report;
    try (Sabotage off = sabotage.get()) {
      assertThat(off).isNotNull();
      report = deployment.prove();
    }
    assertThat(report.isHeld()).as(mechanism).isFalse();
    assertThat(broken(report)).as(mechanism).contains(invariant);
    assertThat(HomeFiles.of(home)).as("files of the home").isEqualTo(before);
    assertThat(HomeFiles.scratch()).as("twins that were left").isZero();
  }

  @Test
  void holdsWithEveryMechanismInItsPlace() {
    assertThat(broken(deployment.prove())).isEmpty();
  }

  private static Set<String> broken(ProofReport report) {
    Set<String> broken = new TreeSet<>();
    Matcher matcher = BROKEN.matcher(report.statement());
    while (matcher.find()) {
      broken.add(matcher.group(1));
    }
    return broken;
  }
}
