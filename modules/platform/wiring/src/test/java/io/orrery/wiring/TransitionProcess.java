package io.orrery.wiring;

import io.orrery.ledger.FileStorage;
import io.orrery.session.Audience;
import io.orrery.session.ControlId;
import io.orrery.session.OpenOrders;
import io.orrery.session.SessionSpec;
import io.orrery.session.Transition;
import io.orrery.session.TransitionStep;
import io.orrery.session.Transitions;
import io.orrery.session.UniverseSession;
import io.orrery.session.Universes;
import io.orrery.testkit.Samples;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A process that dies behind one step of a transition, as by a power cut to it alone. */
final class TransitionProcess {

  static final int DEAD = 9;

  private TransitionProcess() {}

  /** Home, step, and the transition to resume, if one is. */
  public static void main(String... arguments) {
    Universes universes = universes(Path.of(arguments[0]));
    TransitionStep last = TransitionStep.valueOf(arguments[1]);
    Transitions transitions =
        new Transitions(
            universes,
            universes,
            step -> {
              if (step == last) {
                Runtime.getRuntime().halt(DEAD);
              }
            });
    if (arguments.length > 2) {
      transitions.resume(new ControlId(arguments[2]), "a process");
      return;
    }
    UniverseSession paper = universes.open(Universe.PAPER);
    for (int i = 0; i < 10; i++) {
      paper.trades().append(paper.session().mint(Samples.trade()));
    }
    transitions.run(
        new Transition(
            Universe.PAPER, Universe.SIMULATION, "a crash", "a process", OpenOrders.CANCEL));
  }

  static Universes universes(Path home) {
    return new Universes(
        List.of(
            SessionSpec.unknown(Universe.PAPER, Optional.empty()),
            SessionSpec.unknown(Universe.SIMULATION, Optional.empty())),
        new FileStorage(home, Clock.systemUTC()),
        Audience.NOBODY,
        Clock.systemUTC());
  }

  /** Runs one to its end; how it ended. */
  static int run(Path home, TransitionStep step, String... more) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                TransitionProcess.class.getName(),
                home.toString(),
                step.name()));
    command.addAll(List.of(more));
    Process process = start(home, command);
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the process must end");
    }
    return process.exitValue();
  }

  /** What it says lies in its home, and goes with it. */
  private static Process start(Path home, List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("process.log").toFile()))
        .start();
  }
}
