package io.orrery.basics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

  @ParameterizedTest
  @ValueSource(strings = {"AAPL", "BRK.B", "BTC/USD", "RDS-A", "7203", "A"})
  void takesSymbolsOfTheField(String symbol) {
    assertThat(new Symbol(symbol)).hasToString(symbol);
  }

  @Tag("U5")
  @ParameterizedTest
  @ValueSource(
      strings = {"", "aapl", "..", "A..B", "../AAPL", "/etc", "A/", "A B", "ABCDEFGHIJKLMNOPQRSTU"})
  void refusesSymbolsThatCouldBePaths(String symbol) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Symbol(symbol))
        .withMessageStartingWith("symbol must be 1 to 20 capital letters and digits");
  }

  @Tag("U5")
  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "../x", "a/b", "a\\b", "a\nb", "a\u0000", "-x"})
  void refusesIdentifiersThatCouldBePathsOrBreakLines(String id) {
    assertThatIllegalArgumentException().isThrownBy(() -> new OrderId(id));
    assertThatIllegalArgumentException().isThrownBy(() -> new ExecutionId(id));
    assertThatIllegalArgumentException().isThrownBy(() -> new StrategyName(id));
    assertThatIllegalArgumentException().isThrownBy(() -> new SourceName(id));
    assertThatIllegalArgumentException().isThrownBy(() -> new IdempotencyKey(id));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "12.50", "0.000000000000000000000000000000000001"})
  void readsPlainDecimalsExactly(String text) {
    assertThat(Decimals.parse("price", text).toPlainString()).isEqualTo(text);
  }

  @Tag("U12")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " 1",
        "1 ",
        "+1",
        "1.",
        ".5",
        "1e3",
        "1e999999999",
        "NaN",
        "Infinity",
        "0x10",
        "1,5",
        "\u0661",
        "123456789012345678901234567890123456789",
        "1.00000000000000000000000000000000000000"
      })
  void refusesWhatIsNotAPlainDecimal(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Decimals.parse("price", text))
        .withMessageStartingWith("price must be a plain decimal of at most 38 digits");
  }

  @Test
  void refusesAHugeExponentWithoutWritingItOut() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Amount(new BigDecimal("1e999999999")))
        .withMessageContaining("out of range");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Price(new BigDecimal("-1e999999999")))
        .withMessage("price must not be negative, was out of range");
  }

  @Test
  void refusesAQuantityOfZeroAndANegativePrice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Quantity(new BigDecimal("0")))
        .withMessage("qty must be positive, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Price(new BigDecimal("-0.01")))
        .withMessage("price must not be negative, was -0.01");
    assertThat(new Price(BigDecimal.ZERO)).hasToString("0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"usd", "US", "ZZZ", "USDT", ""})
  void refusesCurrenciesThatIsoDoesNotList(String code) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CurrencyCode(code))
        .withMessageStartingWith("currency must be a code of ISO 4217 such as USD");
  }

  @Test
  void refusesAMicThatIsNotFourCharacters() {
    assertThat(new Mic("XNYS")).hasToString("XNYS");
    assertThatIllegalArgumentException().isThrownBy(() -> new Mic("NYSE1"));
  }

  @Test
  void showsRefusedValuesOnOneLineAndCut() {
    assertThat(Check.shown("a\r\n\u2028\u001b[31m")).isEqualTo("'a????[31m'");
    assertThat(Check.shown("x".repeat(100))).isEqualTo("'" + "x".repeat(60) + "...'");
  }

  @Test
  void digestsAsTheStandardSays() {
    assertThat(Sha256.of(new byte[0]))
        .hasToString("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assertThat(Sha256.ofRaw(Sha256.of(new byte[0]).raw())).isEqualTo(Sha256.of(new byte[0]));
    assertThatIllegalArgumentException().isThrownBy(() -> new Sha256("E3"));
  }

  @Test
  void translatesNamesToSnakeCase() {
    assertThat(SnakeCase.of("TradeRecorded")).isEqualTo("trade_recorded");
    assertThat(SnakeCase.of("executedAt")).isEqualTo("executed_at");
    assertThat(SnakeCase.of("qty")).isEqualTo("qty");
  }

  @Test
  void countsFromOne() {
    assertThat(Check.atLeastOne("line", 1)).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Check.atLeastOne("line", 0))
        .withMessage("line must be at least 1, was 0");
  }
}
