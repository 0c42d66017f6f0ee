package io.orrery.risk;

import static io.orrery.risk.World.decimal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.orrery.basics.Price;
import io.orrery.basics.Quantity;
import io.orrery.testkit.ReferenceData;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PositionSizerTest {

  private static final PositionSizer SCALED =
      new PositionSizer(true, BigDecimal.ZERO, BigDecimal.ONE);

  @Test
  void asksForWhatTheOriginalAsksFor() {
    List<String> rows =
        ReferenceData.text("golden/d_risk/position_sizer.csv").lines().skip(1).toList();
    for (String row : rows) {
      String[] cells = row.split(",", -1);
      PositionSizer sizer =
          new PositionSizer(Boolean.parseBoolean(cells[0]), decimal(cells[1]), decimal(cells[2]));
      BigDecimal value =
          sizer.value(
              cells[3].isEmpty()
                  ? OptionalDouble.empty()
                  : OptionalDouble.of(Double.parseDouble(cells[3])),
              decimal(cells[4]),
              decimal(cells[5]),
              decimal(cells[6]).movePointRight(2));
      double expected = Double.parseDouble(cells[7]);
      assertThat(value.doubleValue()).as(row).isCloseTo(expected, within(1e-9 * expected));
    }
    assertThat(rows).hasSize(162);
  }

  @Test
  void refusesAStrengthThatIsNoNumber() {
    for (double strength : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      for (String equity : List.of("100", "0")) {
        assertThatIllegalArgumentException()
            .isThrownBy(
                () ->
                    SCALED.value(
                        OptionalDouble.of(strength), decimal(equity), decimal("1"), decimal("1")))
            .withMessage("strength must be a finite number, was " + strength);
      }
    }
  }

  @Test
  void refusesBoundsThatAreNoStrengths() {
    refused("-0.1", "1");
    refused("0", "1.1");
    refused("0.6", "0.5");
  }

  private static void refused(String min, String max) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PositionSizer(true, decimal(min), decimal(max)));
  }

  @Test
  void buysNoMoreUnitsThanTheValuePaysFor() {
    assertThat(units("100", "30", "1")).contains(new Quantity(decimal("3")));
    assertThat(units("90", "30", "1")).contains(new Quantity(decimal("3")));
    assertThat(units("89.99", "30", "1")).contains(new Quantity(decimal("2")));
    assertThat(units("29.99", "30", "1")).isEmpty();
    assertThat(units("100", "30", "0.001")).contains(new Quantity(decimal("3.333")));
    assertThatIllegalArgumentException().isThrownBy(() -> units("100", "0", "1"));
    assertThatIllegalArgumentException().isThrownBy(() -> units("100", "1", "0"));
  }

  private static java.util.Optional<Quantity> units(String value, String price, String step) {
    return PositionSizer.quantity(decimal(value), new Price(decimal(price)), decimal(step));
  }
}
