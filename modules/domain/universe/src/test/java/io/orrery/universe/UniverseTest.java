package io.orrery.universe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.annotation.Annotation;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class UniverseTest {

  @ParameterizedTest
  @EnumSource(Universe.class)
  void isReadFromItsWireName(Universe universe) {
    assertThat(Universe.parse(universe.wireName())).isSameAs(universe);
  }

  @Tag("U1")
  @ParameterizedTest
  @ValueSource(strings = {"", "LIVE", "Live", " live", "sim", "backtest", "true", "live\n"})
  void guessesNothing(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Universe.parse(name))
        .withMessageStartingWith("universe must be one of live, paper, simulation, was '");
  }

  @Test
  void onlyLiveHasRealCapitalAndNeedsConfirmation() {
    assertThat(Universe.values())
        .filteredOn(Universe::hasRealCapital)
        .containsExactly(Universe.LIVE);
    assertThat(Universe.values())
        .filteredOn(Universe::needsConfirmation)
        .containsExactly(Universe.LIVE);
    assertThat(Universe.values())
        .filteredOn(Universe::overridesMarketHours)
        .containsExactly(Universe.SIMULATION);
  }

  @Live
  @Test
  void hasTheQualifierOfItsName() throws Exception {
    Annotation here =
        UniverseTest.class.getDeclaredMethod("hasTheQualifierOfItsName").getAnnotation(Live.class);
    assertThat(Universe.LIVE.qualifier()).isEqualTo(here);
    assertThat(Universe.among(List.of(here))).containsExactly(Universe.LIVE);
    assertThat(Universe.PAPER.qualifier().annotationType()).isEqualTo(Paper.class);
    assertThat(Universe.SIMULATION.qualifier().annotationType()).isEqualTo(Simulation.class);
    assertThat(Universe.among(List.of())).isEmpty();
  }

  @Tag("U11")
  @ParameterizedTest
  @ValueSource(strings = {"", "true", "yes", "Real capital is at risk", "real capital is at risk "})
  void isConfirmedByTheExactSentenceOnly(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Confirmation(text))
        .withMessageContaining("'real capital is at risk'");
  }
}
