package io.orrery.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.basics.Symbol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ScreenerTest {

  private final Screener screener = new Screener(3, 5, 1000);

  @Test
  void aFloorIsAFloorEvenIfFewerRemain() {
    assertThat(
            screener.topGainers(
                List.of(
                    snapshot("CHEAP", 4.99, 1, 9999),
                    snapshot("THIN", 100, 1, 999),
                    snapshot("GOOD", 5, 4, 1000))))
        .extracting(gainer -> gainer.symbol().value())
        .containsExactly("GOOD");
  }

  @Test
  void equalChangesComeBySymbolInWhateverOrderTheyCame() {
    List<Snapshot> all =
        new ArrayList<>(
            List.of(
                snapshot("BBB", 11, 10, 5000),
                snapshot("AAA", 22, 20, 5000),
                snapshot("CCC", 33, 30, 5000),
                snapshot("DDD", 10.5, 10, 5000)));
    for (int round = 0; round < 20; round++) {
      Collections.shuffle(all, new Random(round));
      assertThat(screener.topGainers(all))
          .extracting(gainer -> gainer.symbol().value())
          .containsExactly("AAA", "BBB", "CCC");
    }
  }

  @Test
  void whatIsNotKnownDoesNotPass() {
    OptionalDouble none = OptionalDouble.empty();
    OptionalDouble nan = OptionalDouble.of(Double.NaN);
    OptionalDouble ten = OptionalDouble.of(10);
    OptionalDouble many = OptionalDouble.of(1e6);
    List<Snapshot> unknown =
        List.of(
            new Snapshot(new Symbol("A"), none, none, none, ten, many, many),
            new Snapshot(new Symbol("B"), nan, none, none, ten, many, many),
            new Snapshot(new Symbol("C"), ten, none, none, none, many, many),
            new Snapshot(new Symbol("D"), ten, none, none, nan, many, many),
            new Snapshot(new Symbol("E"), ten, none, none, ten, none, nan));
    assertThat(screener.topGainers(unknown)).isEmpty();
  }

  @Tag("U18")
  @Test
  void seesOnlyBarsThatAreClosedNow() {
    BarSeries past =
        BarSeries.builder(new Symbol("AAA"), Duration.ofDays(1))
            .add(1, 10, 10, 10, 10, 5000)
            .add(2, 11, 11, 11, 11, 5000)
            .build();
    BarSeries future =
        BarSeries.builder(new Symbol("AAA"), Duration.ofDays(1))
            .add(1, 10, 10, 10, 10, 5000)
            .add(2, 11, 11, 11, 11, 5000)
            .add(3, 99, 99, 99, 99, 1e9)
            .build();
    assertThat(afterTwo(future)).isEqualTo(afterTwo(past)).hasSize(1);
  }

  private List<Gainer> afterTwo(BarSeries series) {
    BarCursor cursor = series.cursor();
    cursor.next();
    cursor.next();
    return screener.topGainers(List.of(Snapshot.of(series.symbol(), cursor.bars())));
  }

  @Test
  void refusesALimitBelowOneAndFloorsThatAreNoNumbers() {
    assertThatThrownBy(() -> new Screener(0, 1, 1)).hasMessageContaining("limit");
    assertThatThrownBy(() -> new Screener(1, Double.NaN, 1)).hasMessageContaining("price");
    assertThatThrownBy(() -> new Screener(1, 1, -1)).hasMessageContaining("volume");
  }

  private static Snapshot snapshot(String symbol, double price, double previous, double volume) {
    return new Snapshot(
        new Symbol(symbol),
        OptionalDouble.of(price),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.of(previous),
        OptionalDouble.of(volume),
        OptionalDouble.empty());
  }
}
