package io.orrery.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.basics.Symbol;
import io.orrery.market.Gainer;
import io.orrery.market.Screener;
import io.orrery.market.Snapshot;
import io.orrery.testkit.Json;
import io.orrery.testkit.ReferenceData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The original screener's own answers. */
class ScreenerGoldenTest {

  @Test
  void choosesWhatTheOriginalChoseExceptWhatIsBelowTheFloor() {
    Json golden = ReferenceData.json("golden/f_misc/screener.json");
    List<Snapshot> snapshots = new ArrayList<>();
    golden
        .get("snapshots")
        .members()
        .forEach((symbol, values) -> snapshots.add(snapshot(symbol, values)));
    int filledUp = 0;
    for (Json one : golden.get("cases")) {
      double floor = one.get("min_volume").number();
      Screener screener =
          new Screener((int) one.get("limit").number(), one.get("min_price").number(), floor);
      List<Gainer> expected = new ArrayList<>();
      for (Json row : one.get("expected")) {
        Gainer gainer = gainer(row);
        if (gainer.volume() >= floor) {
          expected.add(gainer);
        } else {
          filledUp++;
        }
      }
      assertThat(screener.topGainers(snapshots)).isEqualTo(expected);
    }
    assertThat(filledUp).as("rows with which the original went below its own floor").isEqualTo(2);
  }

  private static Snapshot snapshot(String symbol, Json values) {
    Map<String, Json> known = values.isNull() ? Map.of() : values.members();
    return new Snapshot(
        new Symbol(symbol),
        number(known.get("latest_trade_price")),
        number(known.get("daily_close")),
        number(known.get("minute_close")),
        number(known.get("prev_close")),
        number(known.get("daily_volume")),
        number(known.get("prev_volume")));
  }

  private static Gainer gainer(Json row) {
    return new Gainer(
        new Symbol(row.get("symbol").text()),
        row.get("price").number(),
        row.get("prev_close").number(),
        row.get("change_pct").number(),
        row.get("volume").number());
  }

  private static OptionalDouble number(@Nullable Json value) {
    return value == null || !value.isNumber()
        ? OptionalDouble.empty()
        : OptionalDouble.of(value.number());
  }
}
