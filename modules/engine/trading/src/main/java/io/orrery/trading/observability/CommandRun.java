package io.orrery.trading.observability;

import io.orrery.universe.Fact;
import java.util.List;
import java.util.Optional;

/**
 * Event: the administrator's command ran.
 *
 * @param command its file
 * @param exitCode with what it ended, 0 for success; empty if it did not end by itself
 * @param durationMillis how long it ran, in milliseconds, 0 or above
 * @param stdoutTail the last lines that it wrote, at most 20
 * @param stderrTail the last lines that it wrote to its standard error, at most 20
 * @param problem why it did not begin, or was ended, as a sentence; empty if it ended by itself
 */
public record CommandRun(
    String command,
    Optional<Integer> exitCode,
    long durationMillis,
    List<String> stdoutTail,
    List<String> stderrTail,
    Optional<String> problem)
    implements Fact {

  /** Copies the lists. */
  public CommandRun {
    stdoutTail = List.copyOf(stdoutTail);
    stderrTail = List.copyOf(stderrTail);
  }
}
