package io.orrery.wiring;

import static io.orrery.universe.Universe.LIVE;
import static io.orrery.universe.Universe.PAPER;
import static io.orrery.universe.Universe.SIMULATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.orrery.ledger.ControlFiles;
import io.orrery.ledger.FileStorage;
import io.orrery.ledger.LedgerOptions;
import io.orrery.session.ArmingState;
import io.orrery.session.ControlDesk;
import io.orrery.session.ControlId;
import io.orrery.session.NotArmedException;
import io.orrery.session.OpenOrders;
import io.orrery.session.SessionSpec;
import io.orrery.session.Transition;
import io.orrery.session.TransitionResult;
import io.orrery.session.TransitionStep;
import io.orrery.session.Transitions;
import io.orrery.session.UniverseSession;
import io.orrery.session.Universes;
import io.orrery.testkit.Samples;
import io.orrery.trade.ControlScope;
import io.orrery.trade.TradeLedger;
import io.orrery.universe.Confirmation;
import io.orrery.universe.Paper;
import io.orrery.universe.Universe;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A deployment on a real disk, controlled by files and by calls. */
class ControlTest {

  @TempDir private Path home;

  @BeforeEach
  void keepFiles() {
    tell(Universe.values());
    TestParts.storage = () -> new FileStorage(home, Clock.systemUTC());
  }

  private void tell(Universe... opening) {
    List<SessionSpec> specs =
        Arrays.stream(opening)
            .map(
                universe ->
                    SessionSpec.unknown(
                        universe, Optional.of(new Confirmation(Confirmation.SENTENCE))))
            .toList();
    TestParts.settings =
        () -> new Settings(home, LedgerOptions.defaults(), specs, Optional.empty());
  }

  @AfterEach
  void reset() {
    TestParts.reset();
  }

  @Test
  @Tag("U11")
  void aFileKillsWithinASecondAndSurvivesARestart() throws Exception {
    try (WeldContainer container = Deployments.of()) {
      CountDownLatch told = new CountDownLatch(1);
      session(container, PAPER).onKill("desk", reason -> told.countDown());
      Files.writeString(home.resolve("data/paper/KILL"), "by hand");
      assertThat(told.await(1, TimeUnit.SECONDS)).isTrue();
      assertThat(session(container, SIMULATION).blockedBecause()).isEmpty();
    }
    try (WeldContainer container = Deployments.of()) {
      assertThat(session(container, PAPER).blockedBecause().orElseThrow()).contains("by hand");
      Map<String, String> release =
          Map.of(ControlDesk.ACT, ControlDesk.RELEASE, "as", "Ada", "reason", "all is well");
      new ControlFiles(home).send(ControlScope.of(PAPER), release);
      await(() -> session(container, PAPER).blockedBecause().isEmpty());
      assertThat(home.resolve("data/paper/KILL")).doesNotExist();
    }
  }

  @Test
  @Tag("U11")
  void lettersArmLiveByTwoPersonsAndNotByOne() throws Exception {
    try (WeldContainer container = Deployments.of()) {
      UniverseSession live = session(container, LIVE);
      ControlId id = ControlId.ofArming();
      send(live, id, ControlDesk.ARM, "Ada", live.session().id().value());
      await(() -> live.arming().state() instanceof ArmingState.Requested);
      send(live, id, ControlDesk.APPROVE, "ADA", live.session().id().value());
      send(live, id, ControlDesk.APPROVE, "Bob", "L-01JQ3V6W8Z5T4R2N1M0K9H7G6F");
      await(() -> refusals(container) == 2);
      assertThatExceptionOfType(NotArmedException.class).isThrownBy(live.arming()::requireArmed);
      send(live, id, ControlDesk.APPROVE, "Bob", live.session().id().value());
      await(() -> live.arming().state() instanceof ArmingState.Armed);
      live.arming().requireArmed();
    }
    try (WeldContainer container = Deployments.of()) {
      assertThatExceptionOfType(NotArmedException.class)
          .isThrownBy(session(container, LIVE).arming()::requireArmed);
    }
  }

  private void send(UniverseSession live, ControlId id, String act, String as, String session) {
    Map<String, String> letter =
        Map.of(
            ControlDesk.ACT,
            act,
            "id",
            id.value(),
            "session",
            session,
            "as",
            as,
            "reason",
            "x",
            "limits",
            "limits 3",
            "ttl",
            "PT1H");
    new ControlFiles(home).send(ControlScope.of(live.universe()), letter);
  }

  private static long refusals(WeldContainer container) {
    return container.select(Universes.class).get().archive(LIVE).audit().after(0, 1000).stream()
        .filter(record -> record.fact().type().equals("attempt_refused"))
        .count();
  }

  @Test
  @Tag("U8")
  void aTransitionLeavesNoInstanceThreadOrFileOfTheSource() throws Exception {
    tell(PAPER, SIMULATION);
    TestParts.storage = () -> new FileStorage(home, Clock.systemUTC());
    try (WeldContainer container = Deployments.of(Book.class)) {
      Universes universes = container.select(Universes.class).get();
      universes.close(SIMULATION, "a test");
      List<WeakReference<?>> parts = use(container);
      assertThat(filesBelow("paper")).isNotEmpty();

      TransitionResult result =
          container
              .select(Transitions.class)
              .get()
              .run(new Transition(PAPER, SIMULATION, "a test", "Ada", OpenOrders.CANCEL));

      assertThat(result.took()).isLessThan(Duration.ofSeconds(2));
      assertThat(result.proof().orElseThrow().remaining()).isEmpty();
      assertThat(result.proof().orElseThrow().parts())
          .extracting(item -> item.name())
          .contains(
              "bean Book",
              "orrery-ledger-%s-paper".formatted(result.proof().orElseThrow().sessionId()),
              "data/paper/session.lock");
      assertThat(Book.destroyed).isEqualTo(1);
      assertThat(filesBelow("paper")).isEmpty();
      assertThat(threads("-paper")).isEmpty();
      awaitCollected(parts);
    }
  }

  private static List<WeakReference<?>> use(WeldContainer container) {
    Book.destroyed = 0;
    container.select(Book.class, PAPER.qualifier()).get().record();
    UniverseSession paper = session(container, PAPER);
    List<WeakReference<?>> parts = new ArrayList<>();
    for (Object part : new Object[] {paper, paper.trades(), paper.events(), paper.session()}) {
      parts.add(new WeakReference<>(part));
    }
    return parts;
  }

  /** Universes keeps the identity of the newest session; nothing keeps what worked in it. */
  private static void awaitCollected(List<WeakReference<?>> parts) throws InterruptedException {
    List<WeakReference<?>> working = parts.subList(0, 3);
    for (int i = 0; i < 50 && working.stream().anyMatch(part -> part.get() != null); i++) {
      System.gc();
      Thread.sleep(20);
    }
    assertThat(working).allSatisfy(part -> assertThat((Object) part.get()).isNull());
  }

  @Test
  @Tag("U8")
  void aStartOpensNeitherSideOfAnInterruptedTransition() throws Exception {
    tell(PAPER, SIMULATION);
    assertThat(TransitionProcess.run(home, TransitionStep.SOURCE_CLOSED))
        .isEqualTo(TransitionProcess.DEAD);
    try (WeldContainer container = Deployments.of()) {
      Universes universes = container.select(Universes.class).get();
      assertThat(universes.find(PAPER)).isEmpty();
      assertThat(universes.find(SIMULATION)).isEmpty();
      Transitions transitions = container.select(Transitions.class).get();
      transitions.resume(transitions.interrupted().get(0).id(), "Bob");
      assertThat(universes.find(SIMULATION)).isPresent();
    }
    try (WeldContainer container = Deployments.of()) {
      assertThat(container.select(Universes.class).get().find(PAPER)).isPresent();
    }
  }

  @Test
  @Tag("U11")
  void theDigestOfTheCodeIsKnownAndStable() {
    BuildDigest digest = new BuildDigest();
    assertThat(digest.digest()).isPresent().isEqualTo(new BuildDigest().digest());
  }

  /** A bean that lives as long as PAPER's session. */
  @Paper
  @UniverseSessionScoped
  static class Book {
    static int destroyed;
    private final TradeLedger trades;

    @Inject
    Book(@Paper TradeLedger trades) {
      this.trades = trades;
    }

    /** For the proxy. */
    Book() {
      throw new UnsupportedOperationException();
    }

    void record() {
      trades.append(trades.session().mint(Samples.trade()));
    }

    @PreDestroy
    void end() {
      destroyed++;
    }
  }

  private static UniverseSession session(WeldContainer container, Universe universe) {
    return container.select(Universes.class).get().session(universe);
  }

  private static List<String> threads(String suffix) {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("orrery-") && name.endsWith(suffix))
        .toList();
  }

  /** Any file, for reading too. */
  private List<String> filesBelow(String universe) throws IOException {
    List<String> found = new ArrayList<>();
    try (var descriptors = Files.list(Path.of("/proc/self/fd"))) {
      for (Path descriptor : descriptors.toList()) {
        try {
          String target = Files.readSymbolicLink(descriptor).toString();
          if (target.startsWith(home.toRealPath() + "/data/" + universe)
              || target.startsWith(home.toRealPath() + "/logs/" + universe)) {
            found.add(target);
          }
        } catch (IOException closed) {
          continue;
        }
      }
    }
    return found;
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited in vain").isLessThan(deadline);
      Thread.sleep(5);
    }
  }
}
