package io.orrery.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files are the same where numbers are written with other digits. */
@Tag("U17")
final class LocaleTest {

  @TempDir private Path home;
  private final Locale before = Locale.getDefault();

  @BeforeEach
  void writeWithOtherDigits() {
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    assertThat("%d".formatted(7)).isNotEqualTo("7");
  }

  @AfterEach
  void restore() {
    Locale.setDefault(before);
  }

  @Test
  void namesAndFillsFilesTheSame() throws IOException {
    Paper.recordAndClose(home, Universe.PAPER, 3);
    Paper.record(home, Universe.PAPER, 2);
    Locale.setDefault(Locale.ROOT);

    assertThat(Paper.sealed(home)).exists();
    assertThat(Paper.reopen(home).recovered()).isNotEmpty();
    try (Stream<Path> files = Files.walk(home)) {
      assertThat(files.map(Path::toString)).allMatch(name -> name.chars().allMatch(c -> c < 128));
    }
  }
}
