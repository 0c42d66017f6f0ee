package io.orrery.proof;

import io.orrery.basics.Sha256;
import io.orrery.session.Universes;
import io.orrery.trade.ProofReport;
import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import io.orrery.universe.Universe;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/** What the server deploys, on the files of a home, without the server. */
final class RunningDeployment implements AutoCloseable {

  private static final String HOME = "orrery.home";

  private static final String PREFIX = "orrery.";

  private final Map<String, String> hidden = new TreeMap<>();
  private final WeldContainer container;
  private final Suite suite;

  /** Starts it. */
  RunningDeployment(Path home) {
    hideOtherSettings();
    System.setProperty(HOME, home.toString());
    this.container = new Weld().initialize();
    JerseyDoor door = new JerseyDoor(container);
    this.suite = suite(api -> door);
  }

  /** What a build is told, such as to write tables anew, is no setting of a deployment. */
  private void hideOtherSettings() {
    for (String name : System.getProperties().stringPropertyNames()) {
      if (name.startsWith(PREFIX)) {
        hidden.put(name, System.getProperty(name, ""));
        System.clearProperty(name);
      }
    }
  }

  /** Tries everything. */
  ProofReport prove() {
    return suite.prove(Optional.of("in this process")).orElseThrow();
  }

  /** The newest audit records of a universe. */
  List<Recorded<Fact>> audit(Universe universe) {
    return container.select(Universes.class).get().archive(universe).audit().after(0, 1000);
  }

  /** What the audit record of the end says of a report. */
  String digest(ProofReport report) {
    return Sha256.of(report.statement().getBytes(StandardCharsets.UTF_8)).value();
  }

  /** A suite of this deployment with other doors. */
  Suite suite(Function<String, Door> doors) {
    return new Suite(
        container.select(Deployment.class).get(), doors, container.select(Clock.class).get());
  }

  Suite suite() {
    return suite;
  }

  @Override
  public void close() {
    container.close();
    System.clearProperty(HOME);
    hidden.forEach(System::setProperty);
  }
}
