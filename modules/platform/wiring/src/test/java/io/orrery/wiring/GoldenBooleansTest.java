package io.orrery.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the original took for a boolean, and that here only two words are one. */
@Tag("U12")
class GoldenBooleansTest {

  private static final Path CASES =
      Path.of("../../../../shared/golden/f_misc/runtime_config_bool.json");
  private static final Pattern TEXT = Pattern.compile("\"auto_trade\": \"([^\"]*)\"");

  @Test
  void ofAllThatTheOriginalTakesOnlyTrueAndFalseAreTruths() throws IOException {
    List<String> texts = new ArrayList<>();
    for (Matcher found = TEXT.matcher(cases()); found.find(); ) {
      texts.add(found.group(1));
    }
    assertThat(texts).hasSize(13).contains("true", "false", "True", "on", "");
    assertThat(SettingValues.truth("true")).isTrue();
    assertThat(SettingValues.truth("false")).isFalse();
    texts.removeAll(List.of("true", "false"));
    assertThat(texts)
        .allSatisfy(
            text ->
                assertThatIllegalArgumentException().isThrownBy(() -> SettingValues.truth(text)));
  }

  private static String cases() throws IOException {
    Assumptions.assumeTrue(
        Files.exists(CASES), "skipped: the reference data f_misc is not beside the checkout");
    return Files.readString(CASES);
  }
}
