package io.orrery.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.basics.Symbol;
import io.orrery.feeds.CalendarFolder;
import io.orrery.feeds.DatasetFolder;
import io.orrery.feeds.SectorMapFile;
import io.orrery.ledger.LedgerOptions;
import io.orrery.market.Calendars;
import io.orrery.market.Dataset;
import io.orrery.runs.Sources;
import io.orrery.session.SessionSpec;
import io.orrery.session.Universes;
import io.orrery.strategy.Strategies;
import io.orrery.testkit.InMemoryStorage;
import io.orrery.testkit.Samples;
import io.orrery.trade.Selection;
import io.orrery.trade.UniverseArchive;
import io.orrery.trading.AgentReport;
import io.orrery.trading.Tradings;
import io.orrery.trading.observability.Role;
import io.orrery.universe.Session;
import io.orrery.universe.Universe;
import io.orrery.universe.ValidityClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIMULATION trades by itself as long as its session is open, and not a moment longer. */
class SimulationMarketTest {

  private static final Path CALENDAR = Path.of("../../../config/calendars/XNYS.json");

  @TempDir private Path home;

  private final InMemoryStorage storage = new InMemoryStorage(Samples.CLOCK);

  @BeforeEach
  void copyCalendar() throws IOException {
    Path folder = Files.createDirectories(home.resolve("config/calendars"));
    Files.copy(CALENDAR, folder.resolve("XNYS.json"));
    TestParts.storage = () -> storage;
  }

  @AfterEach
  void reset() {
    TestParts.reset();
  }

  @Test
  @Tag("U9")
  void tradesAGeneratedMarketWhoseLineageIsVerifiedFromTheOpeningOn() throws Exception {
    TestParts.market = () -> plan(market(Duration.ZERO));
    try (WeldContainer container = Deployments.of()) {
      Session session =
          container.select(Universes.class).get().session(Universe.SIMULATION).session();
      assertThat(session.lineage().id()).startsWith("dataset:generated-v1-seed-7@");
      assertThat(session.validity().validityClass())
          .isEqualTo(ValidityClass.SIM_VALID_FOR_TRAINING);
      await(() -> simulation().trades().lastSeq() > 20 && simulation().equity().lastSeq() > 100);
    }
    assertThat(storage.archive(Universe.PAPER).trades().lastSeq()).isZero();
  }

  @Test
  @Tag("U8")
  void nothingOfAClosedSessionRuns() throws Exception {
    TestParts.market = () -> plan(market(Duration.ofHours(1)));
    try (WeldContainer container = Deployments.of()) {
      await(() -> simulation().events().lastSeq() > 1);
      assertThat(marketThreads()).isEqualTo(1);

      container.select(UniverseLifecycle.class).get().close(Universe.SIMULATION, "a test");

      assertThat(marketThreads()).as("threads that wait for the next bar").isZero();
      assertThat(sessionThreads()).as("threads of any agent").isEmpty();
    }
  }

  @Test
  void everyAgentOfItsSessionSaysHowItDoes() throws Exception {
    TestParts.market = () -> plan(market(Duration.ofMillis(1)));
    try (WeldContainer container = Deployments.of()) {
      Tradings.Post post =
          container.select(Tradings.class).get().find(Universe.SIMULATION).orElseThrow();
      await(() -> post.agents().get(Role.SIGNAL.ordinal()).done() > 0);
      await(() -> eventTypes().contains("session_logged"));
      assertThat(post.agents())
          .extracting(AgentReport::name)
          .startsWith(Role.ALL.stream().map(Role::wireName).toArray(String[]::new));
      assertThat(post.agents().get(Role.DATA.ordinal()).state())
          .isEqualTo(AgentReport.State.RUNNING);
      assertThat(post.agents().get(Role.REPLAY_RECORDER.ordinal()).reason())
          .contains("off: orrery.simulation.record is false");
      assertThat(sessionThreads()).contains("orrery-rounds-simulation");
    }
  }

  @Test
  @Tag("U5")
  void knowsTheSectorsThatSharedDataLists() throws IOException {
    assertThat(plan(market(Duration.ZERO)).sectors().all()).isEmpty();
    Path file = Files.writeString(home.resolve("sectors.json"), "{\"ANVIL\":\"Energy\"}");
    new SectorMapFile(home.resolve("data/shared")).update(file, "a test");

    assertThat(plan(market(Duration.ZERO)).sectors().sectorOf(new Symbol("ANVIL"))).isPresent();
  }

  @Test
  @Tag("U8")
  void anotherSessionBeginsItsMarketAnew() throws Exception {
    TestParts.market = () -> plan(market(Duration.ofMillis(1)));
    try (WeldContainer container = Deployments.of()) {
      UniverseLifecycle lifecycle = container.select(UniverseLifecycle.class).get();
      await(() -> simulation().equity().lastSeq() > 5);
      lifecycle.close(Universe.SIMULATION, "a test");
      long before = simulation().equity().lastSeq();

      lifecycle.open(Universe.SIMULATION);

      await(() -> simulation().equity().lastSeq() > before);
      assertThat(observedAt(before + 1)).isEqualTo(observedAt(1));
      assertThat(marketThreads()).isEqualTo(1);
    }
  }

  /** The bars of one session are what another trades on, with the first one as their origin. */
  @Test
  void recordsTheBarsOfASessionAndListsThemForAReplay() throws Exception {
    MarketSettings recorded =
        new MarketSettings(Optional.empty(), 7, "momentum", Duration.ofMillis(1), true);
    TestParts.market = () -> plan(recorded);
    Session session;
    try (WeldContainer container = Deployments.of()) {
      session = container.select(Universes.class).get().session(Universe.SIMULATION).session();
      await(() -> simulation().equity().lastSeq() > 5);
    }

    Dataset dataset = datasets().find("recorded-" + session.id()).orElseThrow();
    assertThat(dataset.terms().parents())
        .containsExactly("universe:simulation", "session:" + session.id(), session.lineage().id());
    assertThat(home.resolve("data/simulation/replay").resolve(session.id().value())).isDirectory();
    assertThat(datasets().verify(dataset.id()).bars())
        .isBetween(simulation().equity().lastSeq(), 7 * simulation().equity().lastSeq());
    assertThat(eventTypes()).contains("market_recorded").doesNotContain("recording_failed");
    MarketSettings replay =
        new MarketSettings(Optional.of(dataset.id()), 7, "momentum", Duration.ZERO, false);
    assertThat(plan(replay).trading()).isPresent();
  }

  @Test
  void nothingTradesWhereNothingIsToldTo() {
    Deployments.of().close();
    assertThat(simulation().trades().lastSeq()).isZero();
    assertThat(marketThreads()).isZero();
  }

  @Test
  void makesTheMarketOfASeedOnce() throws IOException {
    plan(market(Duration.ZERO));
    byte[] manifest = Files.readAllBytes(home.resolve("data/shared/manifest.json"));
    plan(market(Duration.ZERO));
    assertThat(Files.readAllBytes(home.resolve("data/shared/manifest.json"))).isEqualTo(manifest);
  }

  @Test
  @Tag("U12")
  void refusesTheStartIfThereIsNoSuchMarketOrStrategy() {
    assertThatThrownBy(
            () ->
                plan(
                    new MarketSettings(
                        Optional.of("moon"), 1, "momentum", Duration.ofMillis(1), false)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("orrery.simulation.market")
        .hasMessageContaining("moon");
    assertThatThrownBy(
            () ->
                plan(new MarketSettings(Optional.empty(), 7, "luck", Duration.ofMillis(1), false)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("strategy must be one of");
  }

  private static MarketSettings market(Duration pace) {
    return new MarketSettings(Optional.empty(), 7, "momentum", pace, false);
  }

  private DatasetFolder datasets() {
    return new DatasetFolder(
        home.resolve("data/shared"), new CalendarFolder(home.resolve("config/calendars")));
  }

  private List<String> eventTypes() {
    List<String> types = new ArrayList<>();
    simulation().events().scan(Selection.all(), 0, scanned -> types.add(scanned.type()));
    return types;
  }

  private MarketPlan plan(MarketSettings market) {
    Calendars calendars = new CalendarFolder(home.resolve("config/calendars"));
    DatasetFolder datasets = datasets();
    Settings settings =
        new Settings(
            home,
            LedgerOptions.defaults(),
            List.of(SessionSpec.unknown(Universe.SIMULATION, Optional.empty())),
            Optional.of(market));
    return new MarketPlanProducer()
        .plan(
            settings,
            datasets,
            new Sources(datasets, calendars, Strategies.builtIn()),
            Clock.systemUTC());
  }

  private UniverseArchive simulation() {
    return storage.archive(Universe.SIMULATION);
  }

  private java.time.Instant observedAt(long seq) {
    return simulation().equity().after(seq - 1, 1).get(0).fact().observedAt();
  }

  private static long marketThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("orrery-floor-simulation"))
        .count();
  }

  private static List<String> sessionThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("orrery-") && name.endsWith("-simulation"))
        .toList();
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited in vain").isLessThan(deadline);
      Thread.sleep(5);
    }
  }
}
