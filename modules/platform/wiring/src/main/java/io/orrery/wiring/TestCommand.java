package io.orrery.wiring;

import io.orrery.trading.Chore;
import io.orrery.trading.observability.CommandRun;
import io.orrery.trading.observability.Role;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Runs the administrator's command. It gets none of this server's settings, and so no key to a
 * broker; neither it nor what it began outlives the look.
 */
final class TestCommand implements Chore {

  private static final Set<String> PASSED_ON = Set.of("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR");

  private final ChoreSettings.Command command;

  TestCommand(ChoreSettings.Command command) {
    this.command = command;
  }

  @Override
  public Role role() {
    return Role.TEST_AGENT;
  }

  @Override
  public Duration every() {
    return command.every();
  }

  @Override
  public Found look() throws InterruptedException {
    long begun = System.nanoTime();
    Process process;
    try {
      process = start();
    } catch (IOException e) {
      return found(begun, Optional.empty(), List.of(), List.of(), "it did not begin: " + e);
    }
    try {
      LastLines out = new LastLines(process.getInputStream(), "orrery-test_agent-out");
      LastLines err = new LastLines(process.getErrorStream(), "orrery-test_agent-err");
      if (!process.waitFor(every().toNanos(), TimeUnit.NANOSECONDS)) {
        end(process);
        return found(
            begun, Optional.empty(), out.get(), err.get(), "it did not end within " + every());
      }
      int code = process.exitValue();
      return found(
          begun, Optional.of(code), out.get(), err.get(), code == 0 ? "" : "it ended with " + code);
    } finally {
      end(process);
    }
  }

  private Process start() throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command.file().toString());
    builder.environment().keySet().retainAll(PASSED_ON);
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private Found found(
      long begun, Optional<Integer> exitCode, List<String> out, List<String> err, String problem) {
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    Optional<String> sentence = Optional.of(problem).filter(text -> !text.isEmpty());
    return new Found(
        new CommandRun(
            command.file().toString(),
            exitCode,
            millis,
            out,
            err,
            exitCode.isPresent() ? Optional.empty() : sentence),
        sentence.map(why -> "%s: %s".formatted(command.file(), why)));
  }
}
