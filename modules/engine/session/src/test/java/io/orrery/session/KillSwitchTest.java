package io.orrery.session;

import static io.orrery.universe.Universe.LIVE;
import static io.orrery.universe.Universe.PAPER;
import static io.orrery.universe.Universe.SIMULATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.orrery.testkit.InMemoryStorage;
import io.orrery.testkit.Samples;
import io.orrery.trade.ControlScope;
import io.orrery.trade.KillLatch;
import io.orrery.trade.LedgerException;
import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import io.orrery.universe.Universe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("U11")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KillSwitchTest {

  private static final Person ADA = new Person("Ada", "a test");
  private static final KillOrder ORDER =
      new KillOrder("prices are wrong", "Ada", KillOrder.Way.CALL);

  private final InMemoryStorage storage = new InMemoryStorage(Samples.CLOCK);
  private final HeldLatch latch = new HeldLatch();
  private Universes universes = universes();
  private final List<String> called = new CopyOnWriteArrayList<>();

  private Universes universes() {
    return new Universes(
        UniversesTest.everySpec(),
        storage,
        Audience.NOBODY,
        new Controls(new KillSwitch(latch, Samples.CLOCK), CodeIdentity.UNKNOWN),
        Samples.CLOCK);
  }

  @Test
  void stopsOneUniverseAndNoOther() {
    UniverseSession paper = opened(PAPER);
    UniverseSession simulation = opened(SIMULATION);
    paper.onKill("desk", called::add);
    simulation.onKill("desk", reason -> called.add("wrong"));

    KillReport report = universes.killSwitch().engage(ControlScope.of(PAPER), ORDER);

    assertThat(called).containsExactly("kill switch of paper engaged by Ada: prices are wrong");
    assertThat(report.isLatched()).isTrue();
    assertThat(report.sessions()).singleElement().matches(KillReport.OfSession::isRecorded);
    assertThatExceptionOfType(UniverseBlockedException.class)
        .isThrownBy(paper::requireAccepting)
        .withMessage(
            "paper takes nothing new: kill switch of paper engaged by Ada: prices are wrong");
    assertThatExceptionOfType(UniverseBlockedException.class)
        .isThrownBy(() -> paper.tradeIntake().take(List.of(Samples.trade())));
    simulation.requireAccepting();
    assertThat(simulation.tradeIntake().take(List.of(Samples.trade()))).hasSize(1);
  }

  @Test
  void stopsAllAndStillRecordsWhatHappensToOrdersInFlight() {
    for (Universe universe : Universe.values()) {
      opened(universe).onKill("desk", reason -> called.add(universe.wireName()));
    }

    universes.killSwitch().engage(ControlScope.all(), ORDER);

    assertThat(called).containsExactlyInAnyOrder("live", "paper", "simulation");
    UniverseSession paper = universes.session(PAPER);
    assertThat(paper.trades().append(paper.session().mint(Samples.trade())).seq()).isEqualTo(1);
    assertThat(audit(LIVE)).last().isInstanceOf(KillEngaged.class);
  }

  @Test
  void tellsPartsThatComeLate() throws InterruptedException {
    UniverseSession paper = opened(PAPER);
    universes.killSwitch().engage(ControlScope.all(), ORDER);
    CountDownLatch told = new CountDownLatch(1);

    paper.onKill("late desk", reason -> told.countDown());

    assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void survivesARestartByItsLatchAndOpensBlocked() {
    universes.open(PAPER);
    universes.killSwitch().engage(ControlScope.of(PAPER), ORDER);
    universes.close(PAPER, "a restart");

    universes = universes();
    UniverseSession paper = universes.open(PAPER);

    assertThat(paper.session().closedAt()).isEmpty();
    assertThatExceptionOfType(UniverseBlockedException.class).isThrownBy(paper::requireAccepting);
    assertThat(audit(PAPER))
        .last()
        .isInstanceOfSatisfying(
            KillEngaged.class,
            fact -> {
              assertThat(fact.way()).isEqualTo(KillOrder.Way.FILE);
              assertThat(fact.reason()).isEqualTo("prices are wrong");
              assertThat(fact.isLatched()).isTrue();
            });
  }

  @Test
  void isEngagedByTheMerePresenceOfAFileWithinASecond() throws InterruptedException {
    UniverseSession paper = opened(PAPER);
    CountDownLatch told = new CountDownLatch(1);
    paper.onKill("desk", reason -> told.countDown());
    try (Ticker watch =
        new Ticker("kill-watch", Duration.ofMillis(250), universes.killSwitch()::look)) {
      watch.start();
      Thread.sleep(300);

      latch.set.put(ControlScope.all(), new KillLatch.Latched("by hand", "OS user eve"));

      assertThat(told.await(1, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(paper.blockedBecause().orElseThrow()).contains("by hand").contains("OS user eve");
  }

  @Test
  void holdsInMemoryOnAFullDiskSaysSoAndLatchesWhenThereIsRoomAgain() {
    UniverseSession paper = opened(PAPER);
    paper.onKill("desk", called::add);
    latch.isFull = true;

    KillReport report = universes.killSwitch().engage(ControlScope.of(PAPER), ORDER);

    assertThat(called).hasSize(1);
    assertThat(report.isLatched()).isFalse();
    assertThat(report.problem().orElseThrow()).contains("in memory only");
    assertThatExceptionOfType(UniverseBlockedException.class).isThrownBy(paper::requireAccepting);
    latch.isFull = false;
    universes.killSwitch().look();
    assertThat(latch.set).containsKey(ControlScope.of(PAPER));
    assertThat(universes.killSwitch().isInMemoryOnly(ControlScope.of(PAPER))).isFalse();
  }

  @Test
  void aPartThatHangsOrThrowsKeepsNoOtherFromBeingCalledWithinASecond() {
    UniverseSession paper = opened(PAPER);
    CountDownLatch end = new CountDownLatch(1);
    for (int i = 0; i < 20; i++) {
      paper.onKill("hanging " + i, reason -> awaitQuietly(end));
    }
    paper.onKill(
        "throwing",
        reason -> {
          throw new StackOverflowError("deep");
        });
    paper.onKill("last", called::add);
    long start = System.nanoTime();

    KillReport report = universes.killSwitch().engage(ControlScope.of(PAPER), ORDER);

    assertThat(System.nanoTime() - start).isLessThan(Duration.ofSeconds(2).toNanos());
    assertThat(called).hasSize(1);
    List<KillCall> parts = report.sessions().get(0).parts();
    assertThat(call(parts, "last").outcome()).isEqualTo(KillCall.Outcome.DONE);
    assertThat(call(parts, "last").calledAfter()).isLessThan(Duration.ofSeconds(1));
    assertThat(call(parts, "throwing").outcome()).isEqualTo(KillCall.Outcome.FAILED);
    assertThat(call(parts, "hanging 7").outcome()).isEqualTo(KillCall.Outcome.STILL_RUNNING);
    assertThat(report.sessions().get(0).isRecorded()).isTrue();
    end.countDown();
  }

  @Test
  void doesNotWaitForADiskThatHangs() {
    UniverseSession paper = opened(PAPER);
    paper.onKill("desk", called::add);
    latch.hanging = new CountDownLatch(1);

    KillReport report = universes.killSwitch().engage(ControlScope.of(PAPER), ORDER);

    assertThat(called).hasSize(1);
    assertThat(report.isLatched()).isFalse();
    assertThatExceptionOfType(UniverseBlockedException.class).isThrownBy(paper::requireAccepting);
    latch.hanging.countDown();
  }

  @Test
  void worksWithAPoisonedLedger() {
    UniverseSession paper = opened(PAPER);
    paper.onKill("desk", called::add);
    storage.breakDisk(PAPER);
    assertThatExceptionOfType(LedgerException.class)
        .isThrownBy(() -> paper.trades().append(paper.session().mint(Samples.trade())));

    KillReport report = universes.killSwitch().engage(ControlScope.of(PAPER), ORDER);

    assertThat(called).hasSize(1);
    assertThat(call(report.sessions().get(0).parts(), "desk").calledAfter())
        .isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void worksWhileEveryProcessorIsBusy() {
    UniverseSession paper = opened(PAPER);
    for (int i = 0; i < 50; i++) {
      paper.onKill("desk " + i, called::add);
    }
    AtomicBoolean isOver = new AtomicBoolean();
    List<Thread> busy = new ArrayList<>();
    for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
      Thread spinning = new Thread(() -> spin(isOver));
      spinning.start();
      busy.add(spinning);
    }
    try {
      KillReport report = universes.killSwitch().engage(ControlScope.of(PAPER), ORDER);
      assertThat(report.sessions().get(0).parts())
          .filteredOn(part -> part.part().startsWith("desk"))
          .hasSize(50)
          .allMatch(part -> part.outcome() == KillCall.Outcome.DONE)
          .allMatch(part -> part.calledAfter().compareTo(Duration.ofSeconds(1)) < 0);
    } finally {
      isOver.set(true);
      busy.forEach(KillSwitchTest::join);
    }
  }

  @Test
  void isReleasedByAPersonWithAReasonOnRecord() {
    UniverseSession paper = opened(PAPER);
    universes.killSwitch().engage(ControlScope.of(PAPER), ORDER);

    universes.killSwitch().release(ControlScope.of(PAPER), ADA, "prices are right again");

    paper.requireAccepting();
    assertThat(latch.set).isEmpty();
    assertThat(audit(PAPER))
        .last()
        .isEqualTo(new KillReleased("paper", "Ada", "a test", "prices are right again"));
  }

  @Test
  void isNotReleasedByTakingItsFileAway() {
    UniverseSession paper = opened(PAPER);
    universes.killSwitch().engage(ControlScope.of(PAPER), ORDER);

    latch.set.clear();
    universes.killSwitch().look();

    assertThatExceptionOfType(UniverseBlockedException.class).isThrownBy(paper::requireAccepting);
    assertThat(latch.set).containsKey(ControlScope.of(PAPER));
  }

  @Test
  void staysEngagedWhereItsFileCannotBeTakenAwayOrNobodyCanRecordIt() {
    UniverseSession paper = opened(PAPER);
    universes.killSwitch().engage(ControlScope.of(PAPER), ORDER);
    latch.isReadOnly = true;
    assertThatExceptionOfType(LedgerException.class)
        .isThrownBy(
            () -> universes.killSwitch().release(ControlScope.of(PAPER), ADA, "all is well"));
    assertThatExceptionOfType(UniverseBlockedException.class).isThrownBy(paper::requireAccepting);

    universes.close(PAPER, "a test");
    latch.isReadOnly = false;
    assertThatIllegalStateException()
        .isThrownBy(
            () -> universes.killSwitch().release(ControlScope.of(PAPER), ADA, "all is well"))
        .withMessageContaining("open session");
    assertThat(universes.killSwitch().engaged(PAPER)).isPresent();
  }

  @Test
  void oneUniverseStaysKilledWhenAllAreReleased() {
    UniverseSession paper = opened(PAPER);
    universes.killSwitch().engage(ControlScope.of(PAPER), ORDER);
    universes.killSwitch().engage(ControlScope.all(), ORDER);

    universes.killSwitch().release(ControlScope.all(), ADA, "all is well");

    assertThatExceptionOfType(UniverseBlockedException.class).isThrownBy(paper::requireAccepting);
    universes.killSwitch().release(ControlScope.of(PAPER), ADA, "here too");
    paper.requireAccepting();
  }

  @Test
  void endsAgentsAndLetsThoseWhoComeMeanwhileWaitForTheRelease() {
    UniverseSession paper = opened(PAPER);
    paper.employ(new Telling("early"));
    universes.killSwitch().engage(ControlScope.of(PAPER), ORDER);
    assertThat(called).containsExactly("early starts", "early stops");

    paper.employ(new Telling("late"));
    assertThat(called).hasSize(2);
    universes.killSwitch().release(ControlScope.of(PAPER), ADA, "all is well");

    assertThat(called).containsExactly("early starts", "early stops", "late starts");
    universes.close(PAPER, "a test");
    assertThat(called).last().isEqualTo("late stops");
  }

  @Test
  @Tag("U8")
  void holdsOnToNothingOfASessionThatHasEnded() {
    opened(PAPER);
    assertThat(universes.killSwitch().isFree()).isFalse();
    universes.close(PAPER, "a test");
    assertThat(universes.killSwitch().isFree()).isTrue();
  }

  private final class Telling implements Agent {
    private final String name;

    Telling(String name) {
      this.name = name;
    }

    @Override
    public void start() {
      called.add(name + " starts");
    }

    @Override
    public void stop() {
      called.add(name + " stops");
    }
  }

  private UniverseSession opened(Universe universe) {
    return universes.open(universe);
  }

  private List<Fact> audit(Universe universe) {
    return storage.archive(universe).audit().after(0, 1000).stream()
        .<Fact>map(Recorded::fact)
        .toList();
  }

  private static KillCall call(List<KillCall> calls, String part) {
    return calls.stream().filter(call -> call.part().equals(part)).findFirst().orElseThrow();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void spin(AtomicBoolean isOver) {
    while (!isOver.get()) {
      Thread.onSpinWait();
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
