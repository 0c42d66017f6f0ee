package io.orrery.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.basics.IdempotencyKey;
import io.orrery.basics.OrderId;
import io.orrery.basics.Sha256;
import io.orrery.basics.StrategyName;
import io.orrery.basics.Symbol;
import io.orrery.trade.Direction;
import io.orrery.trade.EquityHistory;
import io.orrery.trade.EquityPoint;
import io.orrery.trade.Origin;
import io.orrery.trade.Selection;
import io.orrery.trade.Trade;
import io.orrery.trade.TradeHistory;
import io.orrery.universe.Recorded;
import io.orrery.universe.Universe;
import io.orrery.universe.ValidityClass;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How every {@link io.orrery.trade.History} must be readable. An adapter extends this class. */
public abstract class ReadingContract extends StorageFixture {

  private static final Instant NOON = Instant.parse("2026-01-27T12:00:00Z");

  @Test
  final void selectsBySymbolStrategyOrderAndRequest() {
    record(6);

    assertThat(selected(Selection.all().withSymbol(new Symbol("SYM0"))))
        .containsExactly(2L, 4L, 6L);
    assertThat(selected(Selection.all().withStrategy(new StrategyName("s1"))))
        .containsExactly(1L, 4L);
    assertThat(selected(Selection.all().withOrderId(new OrderId("o-5")))).containsExactly(5L);
    assertThat(selected(Selection.all().withIdempotencyKey(new IdempotencyKey("k-3"))))
        .containsExactly(3L);
    assertThat(
            selected(
                Selection.all()
                    .withSymbol(new Symbol("SYM0"))
                    .withStrategy(new StrategyName("s1"))))
        .containsExactly(4L);
    assertThat(selected(Selection.all().withSymbol(new Symbol("OTHER")))).isEmpty();
  }

  @Test
  final void selectsBySessionAndClass() {
    record(2);

    assertThat(selected(Selection.all().withSession(control.session().id())))
        .containsExactly(1L, 2L);
    assertThat(selected(Selection.all().withSession(begin(Universe.PAPER).session().id())))
        .isEmpty();
    assertThat(selected(Selection.all().withValidity(ValidityClass.PAPER_ONLY)))
        .containsExactly(1L, 2L);
    assertThat(selected(Selection.all().withValidity(ValidityClass.LIVE_VERIFIED))).isEmpty();
  }

  @Test
  final void selectsByWhenItHappenedFromInclusiveToExclusive() {
    record(5);
    Selection since = Selection.all().withFrom(NOON.plusSeconds(2));

    assertThat(selected(since)).containsExactly(2L, 3L, 4L, 5L);
    assertThat(selected(since.withTo(NOON.plusSeconds(4)))).containsExactly(2L, 3L);
    assertThat(selected(since.withTo(NOON.plusSeconds(2)))).isEmpty();
    assertThatThrownBy(() -> since.withTo(NOON)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  final void selectsWhatIsNoTradeByWhenItWasRecorded() {
    record(1);
    store.audit().append(control.session().mint(new StorageContract.Noted("a", List.of())));
    var audit = storage.archive(Universe.PAPER).audit();
    Instant recordedAt = audit.after(0, 1).get(0).recordedAt();
    Selection since = Selection.all().withFrom(recordedAt);

    assertThat(audit.select(since, Direction.OLDEST_FIRST, 0, 10)).hasSize(1);
    assertThat(audit.select(since.withFrom(recordedAt.plusNanos(1)), Direction.OLDEST_FIRST, 0, 10))
        .isEmpty();
    assertThat(
            audit.select(
                Selection.all().withSymbol(new Symbol("SYM0")), Direction.OLDEST_FIRST, 0, 10))
        .isEmpty();
  }

  @Test
  final void goesOnInBothDirectionsWhereItStopped() {
    record(7);
    Selection odd = Selection.all().withSymbol(new Symbol("SYM1"));

    assertThat(seqs(trades().select(odd, Direction.OLDEST_FIRST, 0, 2))).containsExactly(1L, 3L);
    assertThat(seqs(trades().select(odd, Direction.OLDEST_FIRST, 3, 2))).containsExactly(5L, 7L);
    assertThat(seqs(trades().select(odd, Direction.NEWEST_FIRST, 0, 2))).containsExactly(7L, 5L);
    assertThat(seqs(trades().select(odd, Direction.NEWEST_FIRST, 5, 2))).containsExactly(3L, 1L);
    assertThat(trades().select(odd, Direction.NEWEST_FIRST, 1, 2)).isEmpty();
    assertThat(trades().select(odd, Direction.OLDEST_FIRST, 99, 2)).isEmpty();
  }

  @Test
  final void refusesAPartThatCannotBe() {
    assertThatThrownBy(() -> trades().select(Selection.all(), Direction.OLDEST_FIRST, -1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> trades().select(Selection.all(), Direction.OLDEST_FIRST, 0, 1001))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> trades().scan(Selection.all(), -1, each -> true))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  final void scansWhatFitsUntilTheVisitorHasEnough() {
    record(9);
    List<Long> seen = new ArrayList<>();
    Selection odd = Selection.all().withSymbol(new Symbol("SYM1"));

    long last = trades().scan(odd, 2, each -> seen.add(each.seq()) && each.seq() < 7);

    assertThat(seen).containsExactly(3L, 5L, 7L);
    assertThat(last).isEqualTo(7);
    assertThat(trades().scan(odd, 7, each -> true)).isEqualTo(9);
    assertThat(trades().scan(odd, 20, each -> true)).isEqualTo(20);
  }

  @Test
  final void showsTheMembersOfARecord() {
    record(2);
    Recorded<Trade> whole = trades().after(1, 1).get(0);

    trades()
        .scan(
            Selection.all(),
            1,
            each -> {
              assertThat(each.seq()).isEqualTo(2);
              assertThat(each.type()).isEqualTo("trade");
              assertThat(each.text("symbol")).contains("SYM0");
              assertThat(each.text("side")).contains("buy");
              assertThat(each.decimal("price")).contains(whole.fact().price().value());
              assertThat(each.decimal("symbol")).isEmpty();
              assertThat(each.wholeNumber("symbol")).isEqualTo(OptionalLong.empty());
              assertThat(each.text("origin")).isEmpty();
              assertThat(each.text("mic")).isEmpty();
              assertThat(each.text("session_id")).isEmpty();
              assertThat(each.recordedAt()).isEqualTo(whole.recordedAt());
              assertThat(each.sessionId()).isEqualTo(control.session().id());
              assertThat(each.validityClass()).isEqualTo(ValidityClass.PAPER_ONLY);
              assertThat(each.record().fact()).isEqualTo(whole.fact());
              assertThat(each.record().hash()).isEqualTo(whole.hash());
              return true;
            });
  }

  @Test
  final void keepsTheExtremesOfACurve() {
    for (int i = 0; i < 400; i++) {
      store
          .equity()
          .append(equity(i == 137 ? "1" : i == 250 ? "999" : String.valueOf(100 + i % 7)));
    }
    EquityHistory history = storage.archive(Universe.PAPER).equity();
    List<Recorded<EquityPoint>> all =
        history.select(Selection.all(), Direction.OLDEST_FIRST, 0, 1000);

    for (int points : List.of(4, 5, 10, 31, 200, 399, 400)) {
      List<Recorded<EquityPoint>> curve = history.thinned(Selection.all(), points);
      assertThat(curve).hasSizeLessThanOrEqualTo(points);
      assertThat(seqs(curve)).isSorted().contains(1L, 138L, 251L, 400L);
      assertThat(seqs(curve)).isEqualTo(seqs(Thinning.of(all, points)));
    }
    assertThatThrownBy(() -> history.thinned(Selection.all(), 3))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(history.thinned(Selection.all().withFrom(NOON.plusSeconds(3600)), 10)).isEmpty();
  }

  @Test
  final void waitsForTheNextRecord() throws Exception {
    record(1);
    assertThat(trades().awaitAfter(0, Duration.ZERO)).isTrue();
    assertThat(trades().awaitAfter(1, Duration.ofMillis(20))).isFalse();
    CompletableFuture<Boolean> waiting =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return trades().awaitAfter(1, Duration.ofSeconds(30));
              } catch (InterruptedException e) {
                return false;
              }
            });
    record(1);
    assertThat(waiting.get()).isTrue();
  }

  private void record(int count) {
    for (int i = 1; i <= count; i++) {
      store.trades().append(control.session().mint(numbered(i)));
    }
  }

  private static Trade numbered(int i) {
    Trade sample = Samples.trade("SYM" + i % 2, String.valueOf(i), "190.250");
    return new Trade(
        sample.symbol(),
        sample.side(),
        sample.qty(),
        sample.price(),
        sample.currency(),
        Optional.empty(),
        NOON.plusSeconds(i),
        Optional.empty(),
        Optional.of(new OrderId("o-" + i)),
        Optional.empty(),
        Optional.of(new StrategyName("s" + i % 3)),
        Optional.empty(),
        Optional.of(new Origin(new IdempotencyKey("k-" + i), 1, Sha256.of(new byte[0]))));
  }

  private TradeHistory trades() {
    return storage.archive(Universe.PAPER).trades();
  }

  private List<Long> selected(Selection selection) {
    return seqs(trades().select(selection, Direction.OLDEST_FIRST, 0, 100));
  }

  private static List<Long> seqs(List<? extends Recorded<?>> records) {
    return records.stream().<Long>map(Recorded::seq).toList();
  }
}
