package io.orrery.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.session.Transitions;
import io.orrery.session.Universes;
import io.orrery.trade.Falsification;
import io.orrery.trading.Tradings;
import io.orrery.universe.CrossUniverse;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever can reach all universes says why, also when it reaches them through another part. */
@Tag("U10")
class CrossUniverseTest {

  private static final Set<Class<?>> REACHES_ALL =
      Set.of(
          Universes.class,
          Gateway.class,
          Standings.class,
          Transitions.class,
          TradingDesks.class,
          PromotionGateway.class,
          Falsification.class,
          Tradings.class);

  static Stream<Class<?>> beans() {
    return Stream.concat(
        new OrreryApplication().getClasses().stream(),
        Stream.of(RestParts.class, UniversesReadiness.class));
  }

  @ParameterizedTest
  @MethodSource("beans")
  void saysWhyItReachesMoreThanOneUniverse(Class<?> bean) {
    boolean reaches =
        Stream.concat(
                Arrays.stream(bean.getDeclaredConstructors()),
                Arrays.stream(bean.getDeclaredMethods()))
            .flatMap(executable -> Arrays.stream(executable.getParameterTypes()))
            .anyMatch(REACHES_ALL::contains);
    assertThat(bean.isAnnotationPresent(CrossUniverse.class)).isEqualTo(reaches);
  }
}
