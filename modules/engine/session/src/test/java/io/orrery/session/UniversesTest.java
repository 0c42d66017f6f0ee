package io.orrery.session;

import static io.orrery.universe.Universe.LIVE;
import static io.orrery.universe.Universe.PAPER;
import static io.orrery.universe.Universe.SIMULATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.testkit.InMemoryStorage;
import io.orrery.testkit.Samples;
import io.orrery.trade.LedgerException;
import io.orrery.trade.Trade;
import io.orrery.trade.TradeRecorded;
import io.orrery.universe.Confirmation;
import io.orrery.universe.Fact;
import io.orrery.universe.ForeignRecordException;
import io.orrery.universe.Minted;
import io.orrery.universe.Recorded;
import io.orrery.universe.Session;
import io.orrery.universe.SessionClosedException;
import io.orrery.universe.Universe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class UniversesTest {

  private final InMemoryStorage storage = new InMemoryStorage(Samples.CLOCK);
  private final List<Recorded<?>> told = new CopyOnWriteArrayList<>();
  private final Universes universes = new Universes(everySpec(), storage, told::add, Samples.CLOCK);

  @Tag("U2")
  @Test
  void recordsItsOpeningBeforeAnythingElse() {
    UniverseSession paper = universes.open(PAPER);
    Recorded<Fact> first = universes.archive(PAPER).audit().after(0, 1).get(0);
    assertThat(first.fact()).isInstanceOf(SessionOpened.class);
    assertThat(first.provenance().sessionId()).isEqualTo(paper.session().id());
    assertThat(told).singleElement().extracting(r -> r.fact().type()).isEqualTo("session_opened");
  }

  @Tag("U6")
  @Test
  void tellsWhatIsDurableAndOnlyThen() {
    UniverseSession paper = universes.open(PAPER);
    Recorded<Trade> trade = paper.trades().append(paper.session().mint(Samples.trade()));
    assertThat(trade.seq()).isEqualTo(1);
    assertThat(told.get(1).fact()).isEqualTo(new TradeRecorded(Samples.trade(), 1));
    assertThat(universes.archive(PAPER).events().lastSeq()).isEqualTo(told.get(1).seq());
    assertThat(universes.archive(LIVE).events().lastSeq()).isZero();
    assertThat(universes.archive(SIMULATION).events().lastSeq()).isZero();
  }

  @Tag("U4")
  @Test
  void refusesAForeignRecordWritesNothingAndAuditsTheAttempt() {
    UniverseSession paper = universes.open(PAPER);
    UniverseSession live = universes.open(LIVE);
    Minted<Trade> foreign = paper.session().mint(Samples.trade());
    assertThatExceptionOfType(ForeignRecordException.class)
        .isThrownBy(() -> live.trades().append(foreign))
        .withMessageContaining(live.session().id().value())
        .withMessageContaining(paper.session().id().value());
    assertThat(universes.archive(LIVE).trades().lastSeq()).isZero();
    assertThat(lastAudit(LIVE)).isInstanceOf(AttemptRefused.class);
  }

  @Tag("U2")
  @Test
  void refusesWhatAnEarlierSessionOfTheSameUniverseMinted() {
    UniverseSession first = universes.open(PAPER);
    Minted<Trade> old = first.session().mint(Samples.trade());
    universes.close(PAPER, "test");
    UniverseSession second = universes.open(PAPER);
    assertThatExceptionOfType(ForeignRecordException.class)
        .isThrownBy(() -> second.trades().append(old));
    assertThatExceptionOfType(SessionClosedException.class)
        .isThrownBy(() -> first.trades().append(old))
        .withMessageContaining(first.session().id().value());
    assertThat(second.session().id()).isNotEqualTo(first.session().id());
  }

  @Tag("U8")
  @Test
  void writesItsLastWordAndGoesSilent() {
    UniverseSession paper = universes.open(PAPER);
    paper.trades().append(paper.session().mint(Samples.trade()));
    universes.close(PAPER, "the test is over");
    assertThat(lastAudit(PAPER))
        .isEqualTo(new SessionClosed(Samples.NOW, Samples.NOW, "the test is over", 1, 0, 0, 2));
    assertThatExceptionOfType(SessionClosedException.class)
        .isThrownBy(() -> universes.session(PAPER))
        .withMessageContaining(paper.session().id().value());
    assertThatExceptionOfType(SessionClosedException.class)
        .isThrownBy(() -> paper.events().publish(new TradeRecorded(Samples.trade(), 9)));
    assertThat(universes.archive(PAPER).trades().after(0, 10)).hasSize(1);
  }

  @Tag("U19")
  @Test
  void hasOneSessionAtATime() {
    UniverseSession paper = universes.open(PAPER);
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> universes.open(PAPER))
        .withMessageContaining(paper.session().id().value());
  }

  @Tag("U11")
  @Test
  void opensNoLiveWithoutAConfirmation() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SessionSpec.unknown(LIVE, Optional.empty()))
        .withMessageContaining(Confirmation.SENTENCE);
    Universes onlyPaper =
        new Universes(
            List.of(SessionSpec.unknown(PAPER, Optional.empty())),
            storage,
            told::add,
            Samples.CLOCK);
    assertThatExceptionOfType(UniverseClosedException.class)
        .isThrownBy(() -> onlyPaper.open(LIVE))
        .withMessageContaining("orrery.universes");
    assertThatExceptionOfType(UniverseClosedException.class)
        .isThrownBy(() -> onlyPaper.session(LIVE));
    assertThat(onlyPaper.configured()).containsExactly(PAPER);
  }

  @Test
  void keepsTheWritersAnswerWhenAnObserverFails() {
    Universes failing = new Universes(everySpec(), storage, UniversesTest::fail, Samples.CLOCK);
    UniverseSession paper = failing.open(PAPER);
    assertThat(paper.trades().append(paper.session().mint(Samples.trade())).seq()).isEqualTo(1);
    assertThat(lastAudit(PAPER)).isInstanceOf(ObserverFailed.class);
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> paper.events().publish(new TradeRecorded(Samples.trade(), 1)));
  }

  @Tag("U13")
  @Test
  void tellsAfterACrashWhatWasRecordedButNotTold() {
    Session.Control crashed = Samples.session(PAPER);
    try (var store = storage.open(crashed.recorder())) {
      store.trades().append(crashed.session().mint(Samples.trade("AAPL", "1", "1")));
      store.trades().append(crashed.session().mint(Samples.trade("MSFT", "2", "2")));
      store.events().append(crashed.session().mint(toldOf("MSFT", "2", 2)));
    }
    universes.open(PAPER);
    universes.close(PAPER, "test");
    universes.open(PAPER);
    List<Fact> facts = told.stream().<Fact>map(Recorded::fact).toList();
    assertThat(facts)
        .filteredOn(TradeRecorded.class::isInstance)
        .containsExactly(toldOf("AAPL", "1", 1));
  }

  @Test
  void isPoisonedWhenItsDiskFailsAndClosesAllTheSame() {
    UniverseSession paper = universes.open(PAPER);
    storage.breakDisk(PAPER);
    assertThatExceptionOfType(LedgerException.class)
        .isThrownBy(() -> paper.trades().append(paper.session().mint(Samples.trade())));
    assertThat(paper.isPoisoned()).isTrue();
    assertThat(lastAudit(PAPER)).isInstanceOf(SessionHalted.class);
    universes.close(PAPER, "broken");
    assertThat(lastAudit(PAPER)).isInstanceOf(SessionClosed.class);
    assertThat(universes.find(PAPER)).isEmpty();
  }

  @Test
  void tellsOfWhatWasAppendedWithoutWaiting() throws Exception {
    UniverseSession paper = universes.open(PAPER);

    paper
        .trades()
        .appendAsync(paper.session().mint(Samples.trade("AAPL", "1", "1")))
        .toCompletableFuture()
        .get(30, TimeUnit.SECONDS);

    assertThat(told.stream().<Fact>map(Recorded::fact)).contains(toldOf("AAPL", "1", 1));
  }

  @Test
  void putsAHaltOnRecordAlsoWhenNobodyWaited() {
    UniverseSession paper = universes.open(PAPER);
    storage.breakDisk(PAPER);

    assertThatThrownBy(
            () ->
                paper
                    .trades()
                    .appendAsync(paper.session().mint(Samples.trade()))
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS))
        .hasCauseInstanceOf(LedgerException.class);
    assertThat(lastAudit(PAPER)).isInstanceOf(SessionHalted.class);
  }

  private Fact lastAudit(Universe universe) {
    var audit = universes.archive(universe).audit();
    return audit.after(audit.lastSeq() - 1, 1).get(0).fact();
  }

  private static TradeRecorded toldOf(String symbol, String amount, long seq) {
    return new TradeRecorded(Samples.trade(symbol, amount, amount), seq);
  }

  private static void fail(Recorded<?> event) {
    throw new UnsupportedOperationException("observer of " + event);
  }

  static List<SessionSpec> everySpec() {
    List<SessionSpec> specs = new ArrayList<>();
    for (Universe universe : Universe.values()) {
      specs.add(
          SessionSpec.unknown(universe, Optional.of(new Confirmation(Confirmation.SENTENCE))));
    }
    return specs;
  }
}
