package io.orrery.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.orrery.universe.Universe;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RiskLimitsTest {

  /** One allowed value of each limit, in the order of the table. */
  static Map<String, String> complete() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("max_order_value", "10000");
    texts.put("min_order_value", "1");
    texts.put("max_order_qty", "1000");
    texts.put("price_collar_percent", "5");
    texts.put("max_price_age", "PT1M");
    texts.put("max_position_percent", "20.5");
    texts.put("max_open_positions", "20");
    texts.put("max_short_exposure_percent", "0");
    texts.put("max_sector_exposure_percent", "40");
    texts.put("max_correlated_exposure_percent", "50");
    texts.put("correlation_threshold", "0.8");
    texts.put("correlation_lookback_days", "30");
    texts.put("max_daily_orders", "50");
    texts.put("daily_loss_percent", "3");
    texts.put("max_drawdown_percent", "15");
    texts.put("duplicate_window", "PT5S");
    texts.put("throttle_orders", "10");
    texts.put("throttle_window", "PT10M");
    texts.put("allowed_symbols", "AAPL,BRK.B");
    texts.put("restricted_symbols", "");
    return texts;
  }

  private static RiskLimits with(String name, String text) {
    Map<String, String> texts = complete();
    texts.put(name, text);
    return RiskLimits.parse(texts);
  }

  @Test
  void areReadFromTextAndWrittenAsTheSame() {
    Map<String, String> texts = complete();
    texts.put("max_order_qty", "unlimited by Ada Lovelace: value is what counts: here");
    RiskLimits limits = RiskLimits.parse(texts);
    assertThat(limits.texts()).containsExactlyEntriesOf(texts);
    assertThat(RiskLimits.parse(limits.texts())).isEqualTo(limits);
    assertThat(limits.get(LimitName.MAX_ORDER_QTY))
        .isEqualTo(new Limit.Unlimited<>("Ada Lovelace", "value is what counts: here"));
    assertThat(limits.lookback()).isEqualTo(Duration.ofMinutes(10));
    assertThat(texts).hasSize(LimitName.values().length);
  }

  @Tag("U12")
  @Test
  void refuseEachWrongValueWithItsNameAndWhatIsAllowed() {
    refused("max_order_value", "ten", "max_order_value must be a plain decimal");
    refused("max_order_value", "1e3", "max_order_value must be a plain decimal");
    refused("max_order_value", "NaN", "max_order_value must be a plain decimal");
    refused("max_order_value", "-1", "max_order_value must be a decimal, 0 or above");
    refused("max_position_percent", "-0.1", "a percentage, 0 or above, such as 20, was '-0.1'");
    refused("daily_loss_percent", "0", "above 0 and up to 100");
    refused("max_drawdown_percent", "100.01", "above 0 and up to 100");
    refused("max_open_positions", "1.5", "max_open_positions must be a whole number");
    refused("throttle_orders", "0", "throttle_orders must be a whole number, 1 or above");
    refused("correlation_threshold", "1.01", "a decimal from -1 to 1");
    refused("correlation_lookback_days", "2", "a whole number from 3");
    refused("duplicate_window", "30", "a duration above 0");
    refused("duplicate_window", "PT0S", "a duration above 0");
    refused("duplicate_window", "PT-1S", "a duration above 0");
    refused("allowed_symbols", "", "at least one symbol");
    refused("allowed_symbols", "AAPL,aapl", "symbol must be");
    refused("restricted_symbols", "AAPL,AAPL", "named once each");
    refused("max_order_qty", "unlimited", "'unlimited by NAME: REASON'");
    refused("max_order_qty", "unlimited by : because", "person must be");
    refused("max_order_qty", "unlimited by Ada: ", "reason must be");
    refused("max_order_qty", "Unlimited by Ada: so", "max_order_qty must be");
  }

  private static void refused(String name, String text, String sentence) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(name, text))
        .withMessageContaining(sentence);
  }

  @Tag("U12")
  @Test
  void refuseUnknownNamesAndSayAllThatIsWrongAtOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RiskLimits.parse(Map.of("max_order_valu", "1", "max_order_qty", "x")))
        .withMessageContaining("there is no limit 'max_order_valu', there are max_order_value,")
        .withMessageContaining("max_order_qty must be");
  }

  @Test
  void refuseALimitWithoutWhatItNeeds() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RiskLimits.parse(Map.of("throttle_orders", "3")))
        .withMessageContaining("throttle_window must have a value where throttle_orders has one");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RiskLimits.parse(Map.of("max_correlated_exposure_percent", "30")))
        .withMessageContaining("correlation_threshold must have a value")
        .withMessageContaining("correlation_lookback_days must have a value");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with("throttle_window", "unlimited by Ada: none"))
        .withMessageContaining("throttle_window must have a value");
  }

  @Tag("U12")
  @Test
  void ofLiveAreAllDecided() {
    RiskLimits complete = RiskLimits.parse(complete());
    assertThat(complete.requireComplete()).isSameAs(complete);
    for (LimitName name : LimitName.values()) {
      if (!isNeeded(name)) {
        Map<String, String> texts = complete();
        texts.remove(name.wireName());
        RiskLimits incomplete = RiskLimits.parse(texts);
        assertThatIllegalArgumentException()
            .isThrownBy(() -> new RiskGate(Universe.LIVE, incomplete))
            .withMessageStartingWith(name + " must be decided");
        assertThatCode(() -> new RiskGate(Universe.PAPER, incomplete)).doesNotThrowAnyException();
      }
    }
  }

  private static boolean isNeeded(LimitName name) {
    return name == LimitName.CORRELATION_THRESHOLD
        || name == LimitName.CORRELATION_LOOKBACK_DAYS
        || name == LimitName.THROTTLE_WINDOW;
  }

  @Test
  void ofLiveAreAsStrictAsInPaper() {
    RiskLimits paper = RiskLimits.parse(complete());
    assertThatCode(() -> RiskLimits.requireStricterOrEqual(paper, paper))
        .doesNotThrowAnyException();
    stricter("max_order_value", "9999.99", "10000.01");
    stricter("min_order_value", "1.01", "0.99");
    stricter("max_order_qty", "999", "1001");
    stricter("price_collar_percent", "4.9", "5.1");
    stricter("max_price_age", "PT59S", "PT1M1S");
    stricter("max_position_percent", "20", "21");
    stricter("max_open_positions", "19", "21");
    stricter("max_sector_exposure_percent", "39", "41");
    stricter("max_correlated_exposure_percent", "49", "51");
    stricter("correlation_threshold", "0.7", "0.9");
    stricter("max_daily_orders", "49", "51");
    stricter("daily_loss_percent", "2", "4");
    stricter("max_drawdown_percent", "14", "16");
    stricter("duplicate_window", "PT6S", "PT4S");
    stricter("throttle_orders", "9", "11");
    stricter("throttle_window", "PT11M", "PT9M");
    stricter("allowed_symbols", "AAPL", "AAPL,BRK.B,MSFT");
    looser("max_short_exposure_percent", "1");
    looser("correlation_lookback_days", "29");
    looser("correlation_lookback_days", "31");
    looser("max_order_value", "unlimited by Ada: no");
    assertThatCode(
            () -> RiskLimits.requireStricterOrEqual(with("restricted_symbols", "MSFT"), paper))
        .doesNotThrowAnyException();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> RiskLimits.requireStricterOrEqual(paper, with("restricted_symbols", "MSFT")));
  }

  private static void stricter(String name, String tighter, String wider) {
    RiskLimits paper = RiskLimits.parse(complete());
    assertThatCode(() -> RiskLimits.requireStricterOrEqual(with(name, tighter), paper))
        .as(name)
        .doesNotThrowAnyException();
    looser(name, wider);
  }

  private static void looser(String name, String wider) {
    RiskLimits paper = RiskLimits.parse(complete());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RiskLimits.requireStricterOrEqual(with(name, wider), paper))
        .withMessage(
            "%s must be as strict in live as in paper (%s), was %s",
            name, complete().get(name), wider);
  }

  @Test
  void namesEveryLimitThatIsLooserAndTakesUndecidedForLoose() {
    RiskLimits paper = RiskLimits.parse(complete());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RiskLimits.requireStricterOrEqual(RiskLimits.undecided(), paper))
        .withMessageContaining("max_order_value must be as strict")
        .withMessageContaining("max_drawdown_percent must be as strict")
        .withMessageContaining("was undecided");
    assertThatCode(() -> RiskLimits.requireStricterOrEqual(paper, RiskLimits.undecided()))
        .doesNotThrowAnyException();
  }

  @Test
  void undecidedShortsAreAsStrictAsNone() {
    RiskLimits none = RiskLimits.undecided();
    RiskLimits some = none.with(LimitName.MAX_SHORT_EXPOSURE_PERCENT, "10");
    assertThatCode(() -> RiskLimits.requireStricterOrEqual(none, some)).doesNotThrowAnyException();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RiskLimits.requireStricterOrEqual(some, none))
        .withMessageContaining("max_short_exposure_percent");
  }

  @Test
  void answerByType() {
    RiskLimits limits = RiskLimits.parse(complete());
    assertThat(limits.decimal(LimitName.MAX_POSITION_PERCENT))
        .isEqualTo(new Limit.Of<>(World.decimal("20.5")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> limits.duration(LimitName.MAX_POSITION_PERCENT));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> limits.decimal(LimitName.THROTTLE_WINDOW));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> limits.symbols(LimitName.MAX_POSITION_PERCENT));
  }
}
