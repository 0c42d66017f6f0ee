package io.orrery.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.orrery.basics.Symbol;
import io.orrery.market.Gainer;
import io.orrery.market.Screener;
import io.orrery.market.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The original screener's own answers. */
class ScreenerGoldenTest {

  @Test
  void choosesWhatTheOriginalChoseExceptWhatIsBelowTheFloor() throws IOException {
    Map<?, ?> golden = read();
    List<Snapshot> snapshots = new ArrayList<>();
    ((Map<?, ?>) member(golden, "snapshots"))
        .forEach((symbol, values) -> snapshots.add(snapshot(String.valueOf(symbol), values)));
    int filledUp = 0;
    for (Object each : (List<?>) member(golden, "cases")) {
      Map<?, ?> one = (Map<?, ?>) each;
      double floor = number(one.get("min_volume")).orElseThrow();
      Screener screener =
          new Screener(
              (int) number(one.get("limit")).orElseThrow(),
              number(one.get("min_price")).orElseThrow(),
              floor);
      List<Gainer> expected = new ArrayList<>();
      for (Object row : (List<?>) member(one, "expected")) {
        Gainer gainer = gainer((Map<?, ?>) row);
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

  private static Snapshot snapshot(String symbol, @Nullable Object values) {
    Map<?, ?> known = values instanceof Map<?, ?> map ? map : Map.of();
    return new Snapshot(
        new Symbol(symbol),
        number(known.get("latest_trade_price")),
        number(known.get("daily_close")),
        number(known.get("minute_close")),
        number(known.get("prev_close")),
        number(known.get("daily_volume")),
        number(known.get("prev_volume")));
  }

  private static Gainer gainer(Map<?, ?> row) {
    return new Gainer(
        new Symbol(String.valueOf(row.get("symbol"))),
        number(row.get("price")).orElseThrow(),
        number(row.get("prev_close")).orElseThrow(),
        number(row.get("change_pct")).orElseThrow(),
        number(row.get("volume")).orElseThrow());
  }

  private static Object member(Map<?, ?> of, String name) {
    return java.util.Objects.requireNonNull(of.get(name), name);
  }

  private static OptionalDouble number(@Nullable Object value) {
    return value instanceof Double number ? OptionalDouble.of(number) : OptionalDouble.empty();
  }

  private static Map<?, ?> read() throws IOException {
    byte[] bytes = Files.readAllBytes(Samples.shared("golden/f_misc/screener.json"));
    try (JsonParser parser = new JsonFactory().createParser(bytes)) {
      parser.nextToken();
      return (Map<?, ?>) java.util.Objects.requireNonNull(value(parser));
    }
  }

  private static @Nullable Object value(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      Map<String, @Nullable Object> members = new LinkedHashMap<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        parser.nextToken();
        members.put(name, value(parser));
      }
      return members;
    }
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      List<@Nullable Object> elements = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        elements.add(value(parser));
      }
      return elements;
    }
    return switch (parser.currentToken()) {
      case VALUE_NULL -> null;
      case VALUE_STRING -> parser.getText();
      default -> parser.getDoubleValue();
    };
  }
}
