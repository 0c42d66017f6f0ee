package io.orrery.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.trade.Trade;
import io.orrery.universe.ForeignRecordException;
import io.orrery.universe.Minted;
import io.orrery.universe.Recorded;
import io.orrery.universe.Universe;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What every {@link io.orrery.trade.Storage} must do for callers who do not wait. An adapter passes
 * by extending this class.
 */
public abstract class AsyncContract extends StorageFixture {

  /** For subclasses. */
  protected AsyncContract() {}

  @Test
  final void recordsWhatIsAppendedWithoutWaitingInItsOrder() {
    List<CompletionStage<Recorded<Trade>>> answers =
        IntStream.rangeClosed(1, 50).mapToObj(i -> store.trades().appendAsync(trade(i))).toList();

    List<Long> numbers =
        answers.stream().map(answer -> answer.toCompletableFuture().join().seq()).toList();

    assertThat(numbers).isEqualTo(LongStream.rangeClosed(1, 50).boxed().toList());
    assertThat(quantities(storage, Universe.PAPER)).isEqualTo(numbers);
  }

  @Test
  final void recordsBatchesWithoutWaitingInTheirOrderAndEachAsOne() {
    List<CompletionStage<List<Recorded<Trade>>>> answers =
        IntStream.range(0, 10)
            .mapToObj(i -> List.of(trade(2 * i + 1), trade(2 * i + 2)))
            .map(pair -> store.trades().appendAllAsync(pair))
            .toList();

    List<Long> numbers =
        answers.stream()
            .flatMap(answer -> answer.toCompletableFuture().join().stream())
            .map(Recorded::seq)
            .toList();

    assertThat(numbers).isEqualTo(LongStream.rangeClosed(1, 20).boxed().toList());
    assertThat(quantities(storage, Universe.PAPER)).isEqualTo(numbers);
  }

  @Test
  final void takesAnEmptyBatchAlsoWithoutWaiting() {
    assertThat(store.trades().appendAllAsync(List.<Minted<Trade>>of()).toCompletableFuture())
        .isCompletedWithValue(List.of());
    assertThat(storage.archive(Universe.PAPER).trades().lastSeq()).isZero();
  }

  @Test
  @Tag("U4")
  final void refusesABatchWithAForeignTradeAlsoWithoutWaitingAndRecordsNothing() {
    Minted<Trade> foreign = begin(Universe.PAPER).session().mint(trade(2).fact());

    assertThatThrownBy(() -> store.trades().appendAllAsync(List.of(trade(1), foreign)))
        .isInstanceOf(ForeignRecordException.class);

    assertThat(storage.archive(Universe.PAPER).trades().lastSeq()).isZero();
  }

  @Test
  @Tag("U4")
  final void refusesAForeignTradeAtOnceAlsoWithoutWaiting() {
    Minted<Trade> foreign = begin(Universe.PAPER).session().mint(trade(2).fact());

    assertThatThrownBy(() -> store.trades().appendAsync(foreign))
        .isInstanceOf(ForeignRecordException.class);

    assertThat(storage.archive(Universe.PAPER).trades().lastSeq()).isZero();
  }
}
