package io.orrery.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.orrery.basics.CurrencyCode;
import io.orrery.basics.Mic;
import io.orrery.basics.Quantity;
import io.orrery.basics.Sha256;
import io.orrery.basics.SourceName;
import io.orrery.basics.Symbol;
import io.orrery.broker.alpaca.AlpacaBroker;
import io.orrery.broker.alpaca.AlpacaConnection;
import io.orrery.broker.alpaca.AlpacaKey;
import io.orrery.broker.alpaca.AlpacaPace;
import io.orrery.feeds.CalendarFolder;
import io.orrery.ledger.FileStorage;
import io.orrery.market.SectorMap;
import io.orrery.order.ForeignBrokerException;
import io.orrery.order.OrderCause;
import io.orrery.order.OrderTicket;
import io.orrery.order.OrderType;
import io.orrery.order.TimeInForce;
import io.orrery.risk.CircuitBreaker;
import io.orrery.risk.RiskGate;
import io.orrery.risk.RiskLimits;
import io.orrery.session.Audience;
import io.orrery.session.SessionSpec;
import io.orrery.session.UniverseSession;
import io.orrery.session.Universes;
import io.orrery.testkit.Samples;
import io.orrery.trade.LedgerException;
import io.orrery.trade.Side;
import io.orrery.trade.TradeHistory;
import io.orrery.trade.TradeLedger;
import io.orrery.trade.UniverseStore;
import io.orrery.trading.Block;
import io.orrery.trading.DeskTerms;
import io.orrery.trading.MarketView;
import io.orrery.trading.Placement;
import io.orrery.trading.RiskRules;
import io.orrery.trading.TickerTape;
import io.orrery.trading.Trading;
import io.orrery.universe.Confirmation;
import io.orrery.universe.ForeignRecordException;
import io.orrery.universe.Live;
import io.orrery.universe.Paper;
import io.orrery.universe.Session;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import io.orrery.verifier.Verifier;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The five root causes by which traders elsewhere sent real orders by accident or lost which record
 * was real. Each test does what they did, and shows the sentence that stops it here, and that
 * nothing was written or sent.
 */
@SuppressWarnings("UnusedVariable") // what the samples are injected with is the point of them
class FiveRootCausesTest {

  @TempDir private Path home;

  // (1) A boolean with a dangerous default.

  /**
   * {@code boolean paperTrade} was never set, so it was false, and paper trades were exited with
   * real orders: anandaanv/zerodha-algo-trading#194, marketcalls/openalgo#1055.
   */
  @ParameterizedTest
  @ValueSource(strings = {"simulation.mode=", "SIMULATION_MODE=false", "orrery.universes="})
  @Tag("U11")
  @Tag("U12")
  void aFlagThatChoosesTheModeStopsTheStart(String line) throws IOException {
    Files.createDirectories(home.resolve("config"));
    Files.writeString(home.resolve("config/orrery.properties"), line);
    Map<String, String> before = files();

    assertThat(catchThrowableOfType(SettingsException.class, this::settings).problems())
        .singleElement()
        .asString()
        .startsWith(line.substring(0, line.indexOf('=')) + " in config/orrery.properties must be");
    assertThat(files()).isEqualTo(before);
  }

  /** The same where nobody says anything: what opens is what cannot hurt. */
  @Test
  @Tag("U11")
  void aModeThatNobodySetIsNotLive() throws IOException {
    assertThat(settings().sessions())
        .extracting(SessionSpec::universe)
        .containsExactlyInAnyOrder(Universe.PAPER, Universe.SIMULATION);
    assertThat(files()).isEmpty();
  }

  @Dependent
  static class Unset {
    @Inject
    Unset(TradeLedger trades) {}
  }

  /** The same in code: who does not say which universe gets none, instead of the first one. */
  @Test
  @Tag("U1")
  void anInjectionThatDoesNotSayWhichUniverseDoesNotDeploy() {
    assertThat(Deployments.refusal(Unset.class))
        .contains("ORRERY-001")
        .contains("write @Inject @Live, @Inject @Paper or @Inject @Simulation");
  }

  // (2) A check at the call site.

  @Dependent
  static class DecidesAtTheCall {
    private final TradeLedger live;
    private final TradeLedger paper;

    @Inject
    DecidesAtTheCall(@Live TradeLedger live, @Paper TradeLedger paper) {
      this.live = live;
      this.paper = paper;
    }

    TradeLedger of(boolean isPaper) {
      return isPaper ? paper : live;
    }
  }

  /**
   * "REAL trades being placed in --paper mode!": the exchange was at hand, and one call forgot to
   * ask for the mode: DeviaVir/zenbot#1403.
   */
  @Test
  @Tag("U1")
  @Tag("U7")
  void anIfBetweenPaperAndLiveDoesNotDeploy() {
    assertThat(Deployments.refusal(DecidesAtTheCall.class))
        .contains("ORRERY-003")
        .contains("a class must keep to one universe, reaches @Live by")
        .contains("@Paper by");
  }

  /** The same behind the wiring's back: the call that forgot has the wrong broker in its hand. */
  @Test
  @Tag("U7")
  void aBrokerOfLiveCannotBeGivenToPaper() {
    Universes universes = inMemory();
    TurncoatBroker real = new TurncoatBroker(universes.open(Universe.LIVE).session());
    UniverseSession paper = universes.open(Universe.PAPER);

    assertThatThrownBy(() -> trading(universes, paper, real))
        .isInstanceOf(ForeignBrokerException.class)
        .hasMessageContaining("a broker of live session")
        .hasMessageContaining("must not trade for paper session");
    assertThat(real.sent).isEmpty();
    assertThat(universes.archive(Universe.PAPER).orders().lastSeq()).isZero();
  }

  // (3) Read and write sides that disagree.

  @Dependent
  static class Dashboard {
    @Inject
    Dashboard(@Live TradeHistory live, @Paper TradeHistory paper) {}
  }

  /**
   * A dashboard took real equity of $30 from paper's start of $100,000:
   * IgorGanapolsky/trading#1110. What adds two universes up does not deploy.
   */
  @Test
  @Tag("U10")
  void aReaderThatMixesUniversesDoesNotDeploy() {
    assertThat(Deployments.refusal(Dashboard.class)).contains("ORRERY-003");
  }

  /**
   * Rows were told apart by a column that one side set and the other did not ask for; the live sync
   * deleted every row of paper: DarriEy/Auramaur#269, Th3-H4xx0r/IntelliStock#103.
   */
  @Test
  @Tag("U4")
  @Tag("U5")
  void aRecordOfPaperIsNeitherTakenNorReadByLive() throws IOException {
    record(Universe.PAPER);
    Session.Control paper = Samples.session(Universe.PAPER);
    Session.Control live = Samples.session(Universe.LIVE);
    FileStorage storage = new FileStorage(home, Samples.CLOCK);
    try (UniverseStore store = storage.open(live.recorder())) {
      String before = text("data/live/trades.jsonl");
      assertThatThrownBy(() -> store.trades().append(paper.session().mint(Samples.trade())))
          .isInstanceOf(ForeignRecordException.class)
          .hasMessageContaining("live")
          .hasMessageContaining("paper");
      assertThat(text("data/live/trades.jsonl")).isEqualTo(before);
    }
    assertThat(storage.archive(Universe.LIVE).trades().lastSeq()).isZero();
    assertThat(storage.archive(Universe.PAPER).trades().lastSeq()).isEqualTo(1);
  }

  /** The same with an editor: a line of paper in the file of live is named as such. */
  @Test
  @Tag("U14")
  void aLineOfPaperInTheFileOfLiveIsFound() throws IOException {
    record(Universe.LIVE);
    record(Universe.PAPER);
    Files.writeString(newest("live"), Files.readString(newest("paper")));

    assertThat(new Verifier(home).verify(Universe.LIVE, Stream.TRADES).sentence())
        .contains("paper");
  }

  // (4) A broker session that differs from the configuration.

  /**
   * Keys, hosts and accounts of the other kind, as by an inverted flag or swapped ports:
   * alpacahq/alpaca-backtrader-api#116, brokermr810/QuantDinger#138.
   */
  @ParameterizedTest
  @CsvSource({
    "PAPER,PAPER,AKSAMPLE12345678,PA1,must begin with PK",
    "LIVE,LIVE,PKSAMPLE12345678,912345678,must begin with AK",
    "PAPER,PAPER,PKSAMPLE12345678,912345678,the account for paper",
    "PAPER,LIVE,PKSAMPLE12345678,PA1,api.alpaca.markets"
  })
  @Tag("U7")
  void keysHostsAndAccountsOfTheOtherKindMakeNoBroker(
      Universe universe, Universe hosts, String key, String account, String sentence) {
    Session session = Samples.session(universe).session();
    AlpacaConnection connection =
        AlpacaConnection.official(hosts, new AlpacaKey(key, "not-a-real-secret"), account);

    assertThatThrownBy(
            () -> new AlpacaBroker(session, connection, AlpacaPace.standard(), Samples.CLOCK))
        .isInstanceOf(ForeignBrokerException.class)
        .hasMessageContaining(sentence);
  }

  /**
   * Orders were live though TradingMode=paper, and a login helper changed sides after an error:
   * antequant/ib-gateway-docker#6, Voyz/ibeam#237, IbcAlpha/IBC#29. (What Alpaca says of itself is
   * compared in AlpacaCrossingTest, over sockets.)
   */
  @Test
  @Tag("U7")
  void aGatewayThatLoggedIntoAnotherAccountGetsNoOrder() {
    Universes universes = inMemory();
    UniverseSession paper = universes.open(Universe.PAPER);
    TurncoatBroker broker = new TurncoatBroker(paper.session());
    Trading trading = trading(universes, paper, broker);
    trading.open();
    assertThat(trading.desk().blocks()).isEmpty();

    broker.account = "912345678";
    trading.reconcile();

    assertThat(trading.desk().submit(ticket())).isInstanceOf(Placement.Denied.class);
    assertThat(trading.desk().blocks())
        .extracting(Block::sentence)
        .anyMatch(sentence -> sentence.contains("PA1") && sentence.contains("912345678"));
    assertThat(broker.sent).isEmpty();
  }

  // (5) A store without identity.

  /**
   * The dry run's database was opened by the live bot, which then could not sell: "bad things can
   * happen": freqtrade/freqtrade#5334, #2061, #4897.
   */
  @Test
  @Tag("U5")
  void thePapersStoreUnderLivesNameIsRefusedUntouched() throws IOException {
    record(Universe.PAPER);
    Files.move(home.resolve("data/paper"), home.resolve("data/live"));
    Files.move(home.resolve("logs/paper"), home.resolve("logs/live"));
    Map<String, String> before = files();

    assertThatThrownBy(() -> record(Universe.LIVE))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("universe paper")
        .hasMessageContaining("universe live")
        .hasMessageContaining("nothing was touched");
    assertThat(files()).isEqualTo(before);
  }

  private Settings settings() {
    return SettingsReader.read(List.of(), Map.of(), Map.of("ORRERY_HOME", home.toString()));
  }

  private static Universes inMemory() {
    return new Universes(
        List.of(
            SessionSpec.unknown(Universe.PAPER, Optional.empty()),
            SessionSpec.unknown(
                Universe.LIVE, Optional.of(new Confirmation(Confirmation.SENTENCE)))),
        new io.orrery.testkit.InMemoryStorage(Samples.CLOCK),
        Audience.NOBODY,
        Samples.CLOCK);
  }

  private static Trading trading(
      Universes universes, UniverseSession session, TurncoatBroker broker) {
    MarketView market =
        new TickerTape(
            new CalendarFolder(Path.of("../../../config/calendars")).of(new Mic("XNYS")),
            new SectorMap(Map.of()),
            Duration.ofDays(1),
            Samples.CLOCK);
    return new Trading(
        session,
        universes.archive(session.universe()),
        broker,
        new RiskRules(
            new RiskGate(session.universe(), RiskLimits.undecided()),
            CircuitBreaker.Rearm.BY_A_PERSON,
            market),
        DeskTerms.usual(new SourceName("test")),
        Samples.CLOCK);
  }

  private static OrderTicket ticket() {
    return new OrderTicket(
        new Symbol("AAPL"),
        Side.BUY,
        new Quantity(BigDecimal.ONE),
        new OrderType.Market(),
        TimeInForce.DAY,
        new CurrencyCode("USD"),
        OrderCause.MANUAL,
        Optional.empty(),
        Optional.empty());
  }

  private void record(Universe universe) {
    Session.Control control = Samples.session(universe);
    try (UniverseStore store = new FileStorage(home, Samples.CLOCK).open(control.recorder())) {
      store.trades().append(control.session().mint(Samples.trade()));
    }
  }

  private String text(String file) throws IOException {
    return Files.readString(home.resolve(file));
  }

  /** The only file of trades that has any. */
  private Path newest(String universe) throws IOException {
    try (var paths = Files.walk(home.resolve("data").resolve(universe))) {
      return paths
          .filter(each -> each.getFileName().toString().matches("trades.*\\.jsonl"))
          .filter(each -> each.toFile().length() > 0)
          .findFirst()
          .orElseThrow();
    }
  }

  private Map<String, String> files() throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (var paths = Files.walk(home)) {
      paths.filter(Files::isRegularFile).forEach(path -> all.put(path.toString(), digest(path)));
    }
    return all;
  }

  private static String digest(Path path) {
    try {
      return Sha256.of(Files.readAllBytes(path)).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
