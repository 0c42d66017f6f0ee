package io.orrery.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.orrery.testkit.ReferenceData;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the original took for a boolean, and that here only two words are one. */
@Tag("U12")
class GoldenBooleansTest {

  private static final Pattern TEXT = Pattern.compile("\"auto_trade\": \"([^\"]*)\"");

  @Test
  void ofAllThatTheOriginalTakesOnlyTrueAndFalseAreTruths() {
    String cases = ReferenceData.text("golden/f_misc/runtime_config_bool.json");
    List<String> texts = new ArrayList<>();
    for (Matcher found = TEXT.matcher(cases); found.find(); ) {
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
}
