package io.orrery.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.trade.EquityPoint;
import io.orrery.trade.LedgerException;
import io.orrery.trade.Storage;
import io.orrery.trade.Trade;
import io.orrery.trade.TradeRecorded;
import io.orrery.trade.UniverseStore;
import io.orrery.universe.Fact;
import io.orrery.universe.ForeignRecordException;
import io.orrery.universe.Minted;
import io.orrery.universe.Recorded;
import io.orrery.universe.Session;
import io.orrery.universe.SessionClosedException;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import io.orrery.universe.UntypedFact;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link Storage} must do. An adapter passes by extending this class. */
public abstract class StorageContract extends StorageFixture {

  /** A note of free text, as audit records have them. */
  record Noted(String text, List<String> tags) implements Fact {}

  @Test
  final void numbersTheRecordsOfAStreamDenselyFromOne() {
    List<Long> numbers =
        IntStream.rangeClosed(1, 5).mapToObj(i -> store.trades().append(trade(i)).seq()).toList();

    assertThat(numbers).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(store.equity().append(equity("1")).seq()).isEqualTo(1);
  }

  @Test
  final void answersWhatItRecordedWhereAndWhen() {
    Minted<Trade> minted = trade(7);

    Recorded<Trade> recorded = store.trades().append(minted);

    assertThat(recorded.fact()).isEqualTo(minted.fact());
    assertThat(recorded.provenance()).isSameAs(minted.provenance());
    assertThat(recorded.stream()).isEqualTo(Stream.TRADES);
    assertThat(recorded.seq()).isEqualTo(1);
  }

  @Test
  final void readsBackWhatItRecorded() {
    Recorded<Trade> recorded = store.trades().append(trade(7));

    Recorded<Trade> read = storage.archive(Universe.PAPER).trades().after(0, 10).get(0);

    assertThat(read.fact()).isEqualTo(recorded.fact());
    assertThat(read.hash()).isEqualTo(recorded.hash());
    assertThat(read.recordedAt()).isEqualTo(recorded.recordedAt());
    assertThat(read.provenance().sessionId()).isEqualTo(control.session().id());
    assertThat(read.provenance().validity()).isEqualTo(control.session().validity());
    assertThat(read.provenance().lineageId()).isEqualTo("unknown");
  }

  @Test
  final void recordsABatchInItsOrder() {
    store.trades().append(trade(1));

    List<Recorded<Trade>> batch = store.trades().appendAll(List.of(trade(2), trade(3), trade(4)));

    assertThat(batch).extracting(Recorded::seq).containsExactly(2L, 3L, 4L);
    assertThat(quantities(storage, Universe.PAPER)).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  final void takesAnEmptyBatch() {
    assertThat(store.trades().appendAll(List.<Minted<Trade>>of())).isEmpty();
    assertThat(storage.archive(Universe.PAPER).trades().lastSeq()).isZero();
  }

  @Test
  @Tag("U4")
  final void refusesATradeOfAnotherSessionAndRecordsNothing() {
    Session other = begin(Universe.PAPER).session();
    Minted<Trade> foreign = other.mint(trade(2).fact());

    assertThatThrownBy(() -> store.trades().appendAll(List.of(trade(1), foreign)))
        .isInstanceOf(ForeignRecordException.class)
        .hasMessageContaining(other.id().value())
        .hasMessageContaining(control.session().id().value());

    assertThat(storage.archive(Universe.PAPER).trades().lastSeq()).isZero();
    assertThat(store.trades().append(trade(3)).seq()).isEqualTo(1);
  }

  @Test
  @Tag("U4")
  final void refusesATradeOfAnotherUniverse() {
    Minted<Trade> foreign = begin(Universe.LIVE).session().mint(trade(2).fact());

    assertThatThrownBy(() -> store.trades().append(foreign))
        .isInstanceOf(ForeignRecordException.class)
        .hasMessageContainingAll("paper", "live");
  }

  @Test
  @Tag("U2")
  final void refusesWhatAClosedSessionMinted() {
    Minted<Trade> late = trade(1);
    control.close();

    assertThatThrownBy(() -> store.trades().append(late))
        .isInstanceOf(SessionClosedException.class);
    assertThat(storage.archive(Universe.PAPER).trades().lastSeq()).isZero();
  }

  @Test
  @Tag("U2")
  final void takesTheTerminalRecordOfAClosedSession() {
    control.close();

    store.audit().append(control.mintTerminal(new Noted("the end", List.of())));

    assertThat(storage.archive(Universe.PAPER).audit().lastSeq()).isEqualTo(1);
  }

  @Test
  @Tag("U2")
  final void opensForNoClosedSession() {
    store.close();
    Session.Control closed = begin(Universe.PAPER);
    closed.close();

    assertThatThrownBy(() -> storage.open(closed.recorder()))
        .isInstanceOf(SessionClosedException.class);
  }

  @Test
  final void takesNothingOnceItIsClosed() {
    store.trades().append(trade(1));
    store.close();
    store.close();

    assertThatThrownBy(() -> store.trades().append(trade(2)))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("closed");
    assertThat(quantities(storage, Universe.PAPER)).containsExactly(1L);
  }

  @Test
  @Tag("U19")
  final void refusesASecondOwnerAndNamesTheFirst() {
    assertThatThrownBy(() -> storage.open(begin(Universe.PAPER).recorder()))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining(control.session().id().value());

    assertThat(store.trades().append(trade(1)).seq()).isEqualTo(1);
  }

  @Test
  final void pagesThroughItsHistory() {
    store.trades().appendAll(trades(1, 100));
    List<Long> seen = new ArrayList<>();
    long last = 0;

    while (last < 100) {
      List<Recorded<Trade>> page = storage.archive(Universe.PAPER).trades().after(last, 7);
      assertThat(page).hasSizeBetween(1, 7);
      page.forEach(each -> seen.add(each.fact().qty().value().longValueExact()));
      last = page.get(page.size() - 1).seq();
    }

    assertThat(seen).isEqualTo(LongStream.rangeClosed(1, 100).boxed().toList());
    assertThat(storage.archive(Universe.PAPER).trades().after(100, 7)).isEmpty();
    assertThat(storage.archive(Universe.PAPER).trades().after(Long.MAX_VALUE, 7)).isEmpty();
  }

  @Test
  final void refusesPagesOutOfRange() {
    var trades = storage.archive(Universe.PAPER).trades();

    assertThatThrownBy(() -> trades.after(-1, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> trades.after(0, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> trades.after(0, 1001)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  final void keepsEveryCharacter() {
    String text = "\u0000\t\n\r\"\\/\u007f\u0085\u00e4\u2028\u2029\ufeff\ufffd\uD83D\uDE80 end";

    store.audit().append(control.session().mint(new Noted(text, List.of("a", "\n"))));

    Fact read = storage.archive(Universe.PAPER).audit().after(0, 1).get(0).fact();
    assertThat(read)
        .isEqualTo(new UntypedFact("noted", Map.of("text", text, "tags", List.of("a", "\n"))));
  }

  @Test
  final void refusesHalfASurrogatePairAndRecordsNothing() {
    Minted<Noted> broken = control.session().mint(new Noted("\uD83D", List.of()));

    assertThatThrownBy(() -> store.audit().append(broken))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("noted.text");
    assertThat(storage.archive(Universe.PAPER).audit().lastSeq()).isZero();
  }

  @Test
  final void refusesAFactThatIsTooLongAndRecordsNothing() {
    Minted<Noted> tooLong = control.session().mint(new Noted("x".repeat(64 * 1024), List.of()));

    assertThatThrownBy(() -> store.audit().append(tooLong))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(storage.archive(Universe.PAPER).audit().lastSeq()).isZero();
  }

  @Test
  final void refusesWhatWasReadFromALedger() {
    Minted<UntypedFact> again = control.session().mint(new UntypedFact("noted", Map.of()));

    assertThatThrownBy(() -> store.audit().append(again))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  final void keepsDecimalsExactly() {
    String exact = "-12345678901234567890.123456789012345600";

    store.equity().append(equity(exact));

    EquityPoint read = storage.archive(Universe.PAPER).equity().after(0, 1).get(0).fact();
    assertThat(read.equity().value()).isEqualTo(new BigDecimal(exact));
    assertThat(read.equity().value().scale()).isEqualTo(18);
  }

  @Test
  final void recordsFactsInsideFacts() {
    store.events().append(control.session().mint(new TradeRecorded(trade(3).fact(), 42)));

    UntypedFact read =
        (UntypedFact) storage.archive(Universe.PAPER).events().after(0, 1).get(0).fact();

    assertThat(read.type()).isEqualTo("trade_recorded");
    assertThat(read.fields()).containsEntry("trade_seq", 42L);
    assertThat(read.fields().get("trade"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsEntry("qty", "3")
        .containsEntry("side", "buy")
        .doesNotContainKey("mic");
  }

  @Test
  @Tag("U13")
  final void goesOnWhereItStoppedAfterARestart() {
    store.trades().appendAll(trades(1, 20));
    store.close();
    Session.Control second = begin(Universe.PAPER);
    Storage again = restarted(storage);

    try (UniverseStore next = again.open(second.recorder())) {
      Recorded<Trade> recorded = next.trades().append(second.session().mint(trade(21).fact()));

      assertThat(recorded.seq()).isEqualTo(21);
      assertThat(next.opening().tornTails()).isEmpty();
      assertThat(next.opening().deploymentId()).isEqualTo(store.opening().deploymentId());
    }
    List<Recorded<Trade>> all = again.archive(Universe.PAPER).trades().after(0, 1000);
    assertThat(all).extracting(Recorded::seq).hasSize(21).endsWith(20L, 21L);
    assertThat(all.get(19).provenance().sessionId()).isEqualTo(control.session().id());
    assertThat(all.get(20).provenance().sessionId()).isEqualTo(second.session().id());
  }

  @Test
  @Tag("U2")
  final void isReadWithoutASession() {
    store.trades().append(trade(1));
    store.close();

    assertThat(quantities(restarted(storage), Universe.PAPER)).containsExactly(1L);
  }

  @ParameterizedTest
  @EnumSource(Universe.class)
  @Tag("U5")
  final void keepsUniversesApart(Universe universe) {
    store.close();
    Session.Control own = begin(universe);
    try (UniverseStore one = storage.open(own.recorder())) {
      one.trades().append(own.session().mint(trade(5).fact()));
    }

    for (Universe each : Universe.values()) {
      assertThat(storage.archive(each).universe()).isEqualTo(each);
      assertThat(storage.archive(each).trades().universe()).isEqualTo(each);
      assertThat(storage.archive(each).trades().lastSeq()).isEqualTo(each == universe ? 1 : 0);
    }
  }

  @Test
  @Tag("U19")
  final void hasOneOwnerPerUniverse() {
    Session.Control live = begin(Universe.LIVE);

    try (UniverseStore second = storage.open(live.recorder())) {
      second.trades().append(live.session().mint(trade(1).fact()));
      store.trades().append(trade(2));
    }

    assertThat(quantities(storage, Universe.LIVE)).containsExactly(1L);
    assertThat(quantities(storage, Universe.PAPER)).containsExactly(2L);
  }

  @Test
  @Tag("U13")
  final void recordsWhatManyThreadsAppendOnceAndInEachOnesOrder() throws Exception {
    int threads = 8;
    int each = 50;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<Boolean>> writers =
          IntStream.range(0, threads).mapToObj(t -> appending(t * 1000L, each)).toList();
      for (Future<Boolean> done : pool.invokeAll(writers)) {
        assertThat(done.get()).isTrue();
      }
    } finally {
      pool.shutdownNow();
    }

    List<Long> all = quantities(storage, Universe.PAPER);
    assertThat(all).hasSize(threads * each).doesNotHaveDuplicates();
    for (int t = 0; t < threads; t++) {
      long from = t * 1000L;
      assertThat(all.stream().filter(q -> q > from && q <= from + each).toList()).isSorted();
    }
  }

  @Test
  final void isNotPoisonedWhileTheDiskWorks() {
    store.trades().append(trade(1));

    assertThat(store.isPoisoned()).isFalse();
  }

  private Callable<Boolean> appending(long from, int count) {
    return () -> {
      for (long i = 1; i <= count; i++) {
        store.trades().append(trade(from + i));
      }
      return true;
    };
  }
}
