package io.orrery.wiring;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the agents of one universe look at outside.
 *
 * @param page empty if no page is looked at
 * @param command empty if none is run
 */
public record ChoreSettings(Optional<Page> page, Optional<Command> command) {

  /** Nothing. */
  static final ChoreSettings NONE = new ChoreSettings(Optional.empty(), Optional.empty());

  /**
   * A page.
   *
   * @param texts what must stand in it
   * @param every how long it is left alone between two looks
   */
  public record Page(URI url, List<String> texts, Duration every) {}

  /**
   * A command.
   *
   * @param every how long it rests between two runs, and how long one may last
   */
  public record Command(Path file, Duration every) {}
}
