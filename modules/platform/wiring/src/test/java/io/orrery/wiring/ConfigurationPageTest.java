package io.orrery.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page about configuration, generated from the table of settings. */
class ConfigurationPageTest {

  private static final Path PAGE = Path.of("../../../src/docs/configuration.md");

  @Test
  @Tag("U12")
  void saysWhatTheTableSays() throws IOException {
    String page = page();
    if (Boolean.getBoolean("orrery.docs.update")) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE))
        .as("src/docs/configuration.md; write it anew with -Dorrery.docs.update=true")
        .isEqualTo(page);
  }

  @Test
  void namesEverySettingOnce() {
    assertThat(SettingKey.table())
        .doesNotHaveDuplicates()
        .extracting(SettingKey::template)
        .doesNotHaveDuplicates();
    assertThat(SettingKey.table())
        .flatExtracting(SettingKey::settings)
        .allSatisfy(setting -> assertThat(Setting.named(setting.name())).contains(setting));
  }

  private static String page() {
    StringBuilder page =
        new StringBuilder(
            """
            # Configuration

            Generated from the table of settings by `ConfigurationPageTest`; do not edit.

            A setting is looked for in the system properties, then in the environment (in upper case,
            with `_` for every other character: `ORRERY_LIVE_FEED`), then in the files below
            `orrery.home`: `config/orrery.properties` for any of them, `config/live.properties`,
            `config/paper.properties` and `config/simulation.properties` for those of one universe.
            Files are Java properties in UTF-8, and each may be missing. A setting stands in one file,
            once.

            Whatever is wrong stops the start, all of it named together: a name that is not in this
            table, a value that is not allowed, a setting of one universe in the file of another, and
            `SIMULATION_MODE` anywhere, also in `config/.env`. Values are taken as they stand: case
            counts, and nothing is trimmed or guessed.

            | setting | must be | if it is not set | decides |
            | --- | --- | --- | --- |
            """);
    for (SettingKey<?> key : SettingKey.table()) {
      page.append(
          "| `%s` | %s | %s | %s |\n"
              .formatted(key.template(), key.allowed(), key.otherwise(), key.meaning()));
    }
    return page.toString();
  }
}
