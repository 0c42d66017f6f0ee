package io.orrery.wiring;

import java.util.List;

/** The configuration is wrong, and nothing was opened. */
public final class SettingsException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  /** Reports all {@code problems} together. */
  SettingsException(List<String> problems) {
    super(
        "the configuration must be put right before Orrery starts:\n  "
            + String.join("\n  ", problems));
    this.problems = List.copyOf(problems);
  }

  /** Each says which key, where it stands, what is wrong and what is allowed. */
  public List<String> problems() {
    return problems;
  }
}
