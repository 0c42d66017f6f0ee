package io.orrery.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.ledger.FileStorage;
import io.orrery.session.TransitionResult;
import io.orrery.session.TransitionState;
import io.orrery.session.TransitionStep;
import io.orrery.session.Transitions;
import io.orrery.session.Universes;
import io.orrery.trade.Verdict;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import io.orrery.verifier.Verifier;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A transition whose process dies behind each of its steps, on a real disk. */
@Tag("U8")
class TransitionCrashTest {

  @TempDir private Path home;

  @ParameterizedTest
  @EnumSource(names = "COMPLETED", mode = EnumSource.Mode.EXCLUDE)
  void isFoundAtTheNextStartAndResumed(TransitionStep step) throws Exception {
    assertThat(TransitionProcess.run(home, step)).isEqualTo(TransitionProcess.DEAD);

    TransitionState found = interrupted();
    assertThat(found.transition().reason()).isEqualTo("a crash");
    resume(found);
    assertComplete(found);
  }

  @ParameterizedTest
  @EnumSource(names = {"SOURCE_CLOSED", "TARGET_OPENED"})
  void canCrashAgainWhileItIsResumed(TransitionStep again) throws Exception {
    assertThat(TransitionProcess.run(home, TransitionStep.AGENTS_STOPPED))
        .isEqualTo(TransitionProcess.DEAD);
    TransitionState found = interrupted();
    for (int i = 0; i < 3; i++) {
      assertThat(TransitionProcess.run(home, again, found.id().value()))
          .isEqualTo(TransitionProcess.DEAD);
      assertThat(interrupted().id()).isEqualTo(found.id());
    }
    resume(found);
    assertComplete(found);
  }

  @Test
  void isCompleteIfItsProcessDiesBehindItsEnd() throws Exception {
    assertThat(TransitionProcess.run(home, TransitionStep.COMPLETED))
        .isEqualTo(TransitionProcess.DEAD);
    Universes universes = TransitionProcess.universes(home);
    Transitions transitions = new Transitions(universes, universes);
    assertThat(transitions.interrupted()).isEmpty();
    assertComplete(transitions.newest().get(0));
  }

  private TransitionState interrupted() {
    Universes universes = TransitionProcess.universes(home);
    List<TransitionState> found = new Transitions(universes, universes).interrupted();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private void resume(TransitionState found) {
    Universes universes = TransitionProcess.universes(home);
    Transitions transitions = new Transitions(universes, universes);
    TransitionResult result = transitions.resume(found.id(), "Bob");
    assertThat(result.state().phase()).isEqualTo(TransitionState.Phase.COMPLETED);
    assertThat(universes.find(Universe.PAPER)).isEmpty();
    String target = universes.session(Universe.SIMULATION).session().id().value();
    assertThat(result.targetSession()).contains(target);
    assertThat(transitions.resume(found.id(), "Bob").targetSession()).isEmpty();
    assertThat(universes.session(Universe.SIMULATION).session().id().value()).isEqualTo(target);
    universes.close(Universe.SIMULATION, "a test");
  }

  /** Both sides have their boundary, no record is lost, and the source ends with its terminal. */
  private void assertComplete(TransitionState found) {
    FileStorage storage = new FileStorage(home, Clock.systemUTC());
    assertThat(storage.archive(Universe.PAPER).trades().lastSeq()).isEqualTo(10);
    List<String> paper = types(storage, Universe.PAPER);
    assertThat(paper).containsOnlyOnce("transition_begun");
    assertThat(paper).last().isEqualTo("session_closed");
    assertThat(types(storage, Universe.SIMULATION)).containsOnlyOnce("transition_completed");
    for (Stream stream : List.of(Stream.TRADES, Stream.EVENTS, Stream.AUDIT)) {
      assertThat(new Verifier(home).verify(Universe.PAPER, stream))
          .isInstanceOf(Verdict.Intact.class);
    }
    assertThat(found.transition().to()).isEqualTo(Universe.SIMULATION);
  }

  private static List<String> types(FileStorage storage, Universe universe) {
    return storage.archive(universe).audit().after(0, 1000).stream()
        .map(record -> record.fact().type())
        .toList();
  }
}
