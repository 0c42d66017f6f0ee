package io.orrery.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** Progress where there is no terminal, as in a log. */
class ProgressDisplayTest {

  private final StringWriter text = new StringWriter();

  @Test
  void saysNothingAboutWhatIsOverWithinASecond() {
    try (ProgressDisplay progress = begin()) {
      progress.at(1, 2);
    }
    assertThat(text.toString()).isEmpty();
  }

  @Test
  void saysHowFarItIsAndWhatIsLeftInALineWithoutColour() throws InterruptedException {
    try (ProgressDisplay progress = begin()) {
      progress.stage("counting");
      progress.at(25, 100);
      for (int i = 0; i < 100 && text.toString().isEmpty(); i++) {
        Thread.sleep(100);
      }
    }
    assertThat(text.toString())
        .matches("counting: 25 of 100 \\(25 %\\), \\d+ s left\\R")
        .doesNotContain("\u001b", "\r ");
  }

  private ProgressDisplay begin() {
    return ProgressDisplay.begin(new PrintWriter(text, true), "beginning");
  }
}
