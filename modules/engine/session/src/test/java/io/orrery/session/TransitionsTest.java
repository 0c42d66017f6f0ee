package io.orrery.session;

import static io.orrery.universe.Universe.LIVE;
import static io.orrery.universe.Universe.PAPER;
import static io.orrery.universe.Universe.SIMULATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.orrery.testkit.InMemoryStorage;
import io.orrery.testkit.Samples;
import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import io.orrery.universe.SessionClosedException;
import io.orrery.universe.Universe;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("U8")
class TransitionsTest {

  private static final Transition WANTED =
      new Transition(PAPER, SIMULATION, "a test", "Ada", OpenOrders.CANCEL);

  private final InMemoryStorage storage = new InMemoryStorage(Samples.CLOCK);
  private final List<Recorded<?>> told = new CopyOnWriteArrayList<>();
  private final List<String> done = new CopyOnWriteArrayList<>();
  private final Universes universes =
      new Universes(UniversesTest.everySpec(), storage, told::add, Samples.CLOCK);
  private Transitions transitions = new Transitions(universes, universes);

  @Test
  void endsTheSourceThenBeginsTheTargetWithARecordOnBothSides() {
    UniverseSession paper = universes.open(PAPER);
    paper.employ(new Working());
    paper.onClose("desk", policy -> done.add("orders " + policy));

    TransitionResult result = transitions.run(WANTED);

    assertThat(universes.find(PAPER)).isEmpty();
    assertThat(done).containsExactly("agent stops", "orders CANCEL");
    UniverseSession target = universes.session(SIMULATION);
    assertThat(result.targetSession()).contains(target.session().id().value());
    assertThat(result.proof().orElseThrow().remaining()).isEmpty();
    assertThat(result.state().phase()).isEqualTo(TransitionState.Phase.COMPLETED);
    assertThat(types(PAPER))
        .containsExactly("session_opened", "transition_begun", "session_closed");
    assertThat(last(PAPER))
        .isInstanceOfSatisfying(
            SessionClosed.class,
            closed ->
                assertThat(closed.reason())
                    .isEqualTo("transition %s to simulation: a test", result.state().id()));
    assertThat(types(SIMULATION)).containsExactly("session_opened", "transition_completed");
    assertThat(told).last().extracting(r -> r.fact().type()).isEqualTo("transition_completed");
    assertThat(transitions.interrupted()).isEmpty();
  }

  @Test
  @Tag("U2")
  void leavesNothingOfTheSourceUsable() {
    UniverseSession paper = universes.open(PAPER);
    transitions.run(WANTED);
    assertThatExceptionOfType(SessionClosedException.class)
        .isThrownBy(() -> paper.trades().append(paper.session().mint(Samples.trade())))
        .withMessageContaining(paper.session().id().value());
    assertThatExceptionOfType(SessionClosedException.class)
        .isThrownBy(() -> paper.employ(new Working()));
    assertThatExceptionOfType(SessionClosedException.class).isThrownBy(paper::requireAccepting);
  }

  @Test
  void leavesNothingOfTheSourceReachable() throws InterruptedException {
    Set<Thread> before = threads();
    List<WeakReference<?>> parts = openAndUse();
    assertThat(threads().size()).isGreaterThan(before.size());

    transitions.run(WANTED);
    told.clear();

    for (int i = 0; i < 50 && parts.stream().anyMatch(part -> part.get() != null); i++) {
      System.gc();
      Thread.sleep(20);
    }
    assertThat(parts).allSatisfy(part -> assertThat((Object) part.get()).isNull());
    universes.close(SIMULATION, "a test");
    // threads of earlier tests may have ended meanwhile
    assertThat(before).containsAll(threads());
  }

  private List<WeakReference<?>> openAndUse() {
    UniverseSession paper = universes.open(PAPER);
    Working agent = new Working();
    paper.employ(agent);
    paper.onKill("desk", reason -> done.add(reason));
    paper.trades().appendAsync(paper.session().mint(Samples.trade())).toCompletableFuture().join();
    List<WeakReference<?>> parts = new ArrayList<>();
    for (Object part :
        new Object[] {
          paper, paper.trades(), paper.equity(), paper.events(), paper.tradeIntake(), agent
        }) {
      parts.add(new WeakReference<>(part));
    }
    return parts;
  }

  @Test
  void planSaysWhatWouldBeDestroyedAndChangesNothing() {
    UniverseSession paper = universes.open(PAPER);
    paper.employ(new Working());
    paper.inventory().add(Inventory.Kind.CONNECTION, "broker", this, of -> false);

    TransitionPlan plan = transitions.plan(WANTED);

    assertThat(plan.sourceSession()).isEqualTo(paper.session().id().value());
    assertThat(plan.count(Inventory.Kind.INSTANCE)).isGreaterThan(8);
    assertThat(plan.count(Inventory.Kind.CONNECTION)).isEqualTo(1);
    assertThat(plan.parts()).extracting(Inventory.Item::name).contains("session", "agent worker");
    assertThat(types(PAPER)).containsExactly("session_opened");
    assertThat(universes.find(PAPER)).isPresent();
  }

  @Test
  void refusesTheSameUniverseAClosedSourceAnOpenTargetAndOneThatIsNotConfigured() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Transition(PAPER, PAPER, "a test", "Ada", OpenOrders.CANCEL))
        .withMessageContaining("another universe");
    assertRefused("paper has none");
    universes.open(PAPER);
    universes.open(SIMULATION);
    assertRefused("simulation must have no open session");
    Universes paperOnly =
        new Universes(
            List.of(SessionSpec.unknown(LIVE, UniversesTest.everySpec().get(0).confirmation())),
            new InMemoryStorage(Samples.CLOCK),
            Audience.NOBODY,
            Samples.CLOCK);
    paperOnly.open(LIVE);
    assertThatExceptionOfType(TransitionRefusedException.class)
        .isThrownBy(
            () ->
                new Transitions(paperOnly, paperOnly)
                    .run(new Transition(LIVE, PAPER, "a test", "Ada", OpenOrders.CANCEL)))
        .withMessageContaining("orrery.universes");
  }

  @Test
  void doesNotOpenTheTargetWhileAPartOfTheSourceIsInUse() {
    UniverseSession paper = universes.open(PAPER);
    paper.inventory().add(Inventory.Kind.CONNECTION, "broker", this, of -> false);

    assertThatExceptionOfType(TransitionInterruptedException.class)
        .isThrownBy(() -> transitions.run(WANTED))
        .withMessageContaining("connection broker");

    assertThat(universes.find(PAPER)).isEmpty();
    assertThat(universes.find(SIMULATION)).isEmpty();
  }

  @Test
  void doesNotOpenTheTargetWhileOrdersOfTheSourceMayBeOpen() {
    UniverseSession paper = universes.open(PAPER);
    paper.onClose(
        "desk",
        policy -> {
          throw new IllegalStateException("the broker does not answer");
        });

    TransitionInterruptedException interrupted = interrupted();

    assertThat(interrupted).hasMessageContaining("the broker does not answer");
    assertThat(universes.find(PAPER)).isEmpty();
    assertThat(last(PAPER)).isInstanceOf(SessionClosed.class);
    assertThat(transitions.resume(interrupted.id(), "Bob").targetSession()).isPresent();
  }

  @ParameterizedTest
  @EnumSource(names = "COMPLETED", mode = EnumSource.Mode.EXCLUDE)
  void aFailureAtAnyStepLeavesBothSidesClosedAndCanBeResumed(TransitionStep at) {
    universes.open(PAPER);
    transitions =
        new Transitions(
            universes,
            universes,
            step -> {
              if (step == at) {
                throw new IllegalStateException("failed behind " + step);
              }
            });

    TransitionInterruptedException interrupted = interrupted();

    assertThat(interrupted)
        .hasMessageContaining("paper is closed, simulation is not opened")
        .hasMessageContaining("failed behind " + at);
    assertThat(universes.find(PAPER)).isEmpty();
    assertThat(universes.find(SIMULATION)).isEmpty();
    transitions = new Transitions(universes, universes);
    assertThat(transitions.interrupted())
        .singleElement()
        .satisfies(state -> assertThat(state.id()).isEqualTo(interrupted.id()));

    TransitionResult result = transitions.resume(interrupted.id(), "Bob");

    assertThat(result.state().phase()).isEqualTo(TransitionState.Phase.COMPLETED);
    assertThat(last(SIMULATION))
        .isInstanceOfSatisfying(
            TransitionCompleted.class,
            completed -> {
              assertThat(completed.isResumed()).isTrue();
              assertThat(completed.by()).isEqualTo("Bob");
            });
    assertThat(transitions.interrupted()).isEmpty();
    String session = universes.session(SIMULATION).session().id().value();
    assertThat(transitions.resume(interrupted.id(), "Bob").targetSession()).isEmpty();
    assertThat(universes.session(SIMULATION).session().id().value()).isEqualTo(session);
  }

  @Test
  void beginsNothingWhereItsBeginningCannotBeRecorded() {
    UniverseSession paper = universes.open(PAPER);
    paper.close("behind the back");
    assertThatExceptionOfType(SessionClosedException.class)
        .isThrownBy(() -> transitions.run(WANTED));
    assertThat(transitions.newest()).isEmpty();
    assertThat(universes.find(SIMULATION)).isEmpty();
  }

  @Test
  void resumesNothingThatIsNotKnown() {
    assertThatExceptionOfType(TransitionRefusedException.class)
        .isThrownBy(() -> transitions.resume(ControlId.ofTransition(), "Bob"));
  }

  @Test
  void goesThereAndBackAgainAndAgain() {
    universes.open(PAPER);
    Transition back = new Transition(SIMULATION, PAPER, "a test", "Ada", OpenOrders.CANCEL);
    for (int i = 0; i < 20; i++) {
      Duration took = transitions.run(i % 2 == 0 ? WANTED : back).took();
      assertThat(took).isLessThan(Duration.ofSeconds(2));
    }
    assertThat(types(PAPER)).hasSize(1 + 2 * 10 + 2 * 10);
    assertThat(transitions.newest()).hasSize(2);
  }

  private TransitionInterruptedException interrupted() {
    try {
      transitions.run(WANTED);
    } catch (TransitionInterruptedException e) {
      return e;
    }
    throw new AssertionError("the transition must be interrupted");
  }

  private void assertRefused(String why) {
    assertThatExceptionOfType(TransitionRefusedException.class)
        .isThrownBy(() -> transitions.run(WANTED))
        .withMessageContaining(why);
  }

  private Fact last(Universe universe) {
    var audit = storage.archive(universe).audit();
    return audit.after(audit.lastSeq() - 1, 1).get(0).fact();
  }

  private List<String> types(Universe universe) {
    return storage.archive(universe).audit().after(0, 1000).stream()
        .map(record -> record.fact().type())
        .toList();
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("orrery-"))
        .filter(thread -> !thread.getName().equals("orrery-kill"))
        .collect(Collectors.toSet());
  }

  private final class Working implements Agent {
    @Override
    public void start() {}

    @Override
    public void stop() {
      done.add("agent stops");
    }

    @Override
    public String toString() {
      return "worker";
    }
  }
}
