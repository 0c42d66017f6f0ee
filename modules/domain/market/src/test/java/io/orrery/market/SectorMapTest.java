package io.orrery.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.basics.Symbol;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SectorMapTest {

  private static final Symbol JPM = new Symbol("JPM");
  private static final Symbol BRK = new Symbol("BRK.B");
  private static final Symbol SPY = new Symbol("SPY");

  @Test
  void labelsOfTwoVocabulariesThatMeanTheSameAreOneSector() {
    assertThat(Sector.parse("Financial Services")).isEqualTo(Sector.parse("Financials"));
    assertThat(Sector.parse("Healthcare")).isEqualTo(Sector.parse("Health Care"));
    assertThat(Sector.parse("Consumer Defensive")).isEqualTo(Sector.parse("Consumer Staples"));
    assertThat(Sector.parse(" technology ")).isEqualTo(Sector.INFORMATION_TECHNOLOGY);
  }

  @Test
  void refusesALabelThatItDoesNotKnow() {
    assertThatThrownBy(() -> Sector.parse("Index"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Consumer Staples")
        .hasMessageContaining("was 'Index'");
  }

  @Test
  void unknownIsUnknown() {
    assertThat(new SectorMap(Map.of(JPM, Sector.FINANCIALS)).sectorOf(SPY)).isEmpty();
  }

  @Test
  void tellsWhatANewerMapChanges() {
    SectorMap before = new SectorMap(Map.of(JPM, Sector.FINANCIALS, SPY, Sector.ENERGY));
    SectorMap now = new SectorMap(Map.of(SPY, Sector.UTILITIES, BRK, Sector.FINANCIALS));
    SectorChanges changes = before.changesTo(now);
    assertThat(changes.added()).containsOnlyKeys("BRK.B");
    assertThat(changes.removed()).containsOnlyKeys("JPM");
    assertThat(changes.changed())
        .containsExactly(
            Map.entry("SPY", new SectorChanges.Change(Sector.ENERGY, Sector.UTILITIES)));
    assertThat(changes.unchanged()).isZero();
    assertThat(now.changesTo(now).unchanged()).isEqualTo(2);
  }
}
