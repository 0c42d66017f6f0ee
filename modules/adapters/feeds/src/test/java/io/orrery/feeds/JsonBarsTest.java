package io.orrery.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.market.DataFormat;
import io.orrery.market.MarketDataException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonBarsTest {

  private static final Layout COINBASE =
      Samples.layout(Samples.always(Duration.ofHours(4)), DataFormat.COINBASE_CANDLES);
  private static final Layout BINANCE =
      Samples.layout(Samples.always(Duration.ofMinutes(5)), DataFormat.BINANCE_OHLC);
  private static final String GOOD =
      """
      {"candles": [
       {"start": "1463544000", "low": "1", "high": "3", "open": "2", "close": "2.5", "volume": "7"}
      ]}
      """;

  @Test
  void readsBothForms() {
    assertThat(Samples.read(COINBASE, GOOD)).containsExactly("2016-05-18T04:00:00Z,2,3,1,2.5,7");
    assertThat(
            Samples.read(
                BINANCE,
                """
                {"name": "x", "ohlc": [{"endTime": 1678730699999, "openPrice": 2, "highPrice": 3.0,
                 "lowPrice": 1, "closePrice": 2.5, "volume": 0.0, "amount": 0.0}]}
                """))
        .containsExactly("2023-03-13T18:00:00Z,2,3,1,2.5,0");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "missing member | \"low\": \"1\", |  | must have a member low",
        "second member | \"low\": \"1\" | \"low\": \"1\", \"low\": \"1\" | low must be there once",
        "unknown member | \"low\" | \"lo\" | unknown member 'lo'",
        "no number | \"2.5\" | true | close must be a number",
        "NaN | \"2.5\" | \"NaN\" | close must be a decimal",
        "negative | \"2.5\" | \"-2.5\" | prices must be finite and above zero",
        "high below low | \"3\" | \"0.5\" | high must not be below low",
        "time | 1463544000 | 1463544000.5 | start must be a whole number",
        "not aligned | 1463544000 | 1463544060 | a whole number of PT4H",
        "another array | candles | ohlc | unknown member 'ohlc'",
        "cut off | ]} |  | must be whole JSON",
        "something behind | ]} | ]} {} | nothing may follow the object",
        "no bars | \"volume\": \"7\"} | \"volume\": \"7\"}, 5 | a bar must be an object",
      })
  void refusesWhatIsNoBarWithLineAndColumn(String name, String from, String to, String reason) {
    String text = GOOD.replace(from, to == null ? "" : to);
    assertThat(text).isNotEqualTo(GOOD);
    assertThatThrownBy(() -> Samples.read(COINBASE, text))
        .isInstanceOf(MarketDataException.class)
        .hasMessageMatching("(?s)bars.csv line \\d+, column \\d+: .*")
        .hasMessageContaining(reason);
  }

  @Test
  void refusesAnEmptyArrayAndAnEmptyFile() {
    assertThatThrownBy(() -> Samples.read(COINBASE, "{\"candles\": []}"))
        .hasMessageContaining("at least one bar");
    assertThatThrownBy(() -> Samples.read(COINBASE, "")).hasMessageContaining("must be an object");
  }
}
