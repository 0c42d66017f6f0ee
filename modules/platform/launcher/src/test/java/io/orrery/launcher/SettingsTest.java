package io.orrery.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  @Test
  void livesInTheWorkingDirectoryOnPort8080UnlessToldOtherwise() {
    Settings settings = Settings.of(Map.of());

    assertThat(settings.home()).isEqualTo(Path.of("").toAbsolutePath());
    assertThat(settings.port()).isEqualTo(8080);
  }

  @Test
  void readsHomeAndPortFromTheEnvironment() {
    Settings settings = Settings.of(Map.of("ORRERY_HOME", "/srv/a/../b", "ORRERY_HTTP_PORT", "1"));

    assertThat(settings.home()).isEqualTo(Path.of("/srv/b").toAbsolutePath());
    assertThat(settings.port()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "99999999999", "-1", "+80", "080", " 80", "80 ", "http"})
  void refusesAPortThatIsNotAWholeNumberFrom1To65535(String port) {
    assertThatThrownBy(() -> Settings.of(Map.of("ORRERY_HTTP_PORT", port)))
        .isInstanceOf(StartRefused.class)
        .hasMessage(
            "ORRERY_HTTP_PORT must be a whole number from 1 to 65535, was \"" + port + "\"");
  }

  @Test
  void acceptsTheHighestPort() {
    assertThat(Settings.of(Map.of("ORRERY_HTTP_PORT", "65535")).url())
        .isEqualTo("http://127.0.0.1:65535/");
  }
}
