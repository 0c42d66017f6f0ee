package io.orrery.cli.terminal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, and a kill that can be caught: work that asks now and then ends in order, and the process
 * with the code it says, else {@link ExitCode#CANCELLED}. Work that does not end within half a
 * minute is left as it is.
 */
public final class Interruption implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 30;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::interrupted, "interruption");
  private volatile boolean requested;
  private volatile int code = ExitCode.CANCELLED;

  private Interruption() {}

  /** Listens from now on. */
  public static Interruption listen() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** Whether someone wants the work to end. */
  public boolean isRequested() {
    return requested;
  }

  /** Says with which code the process ends, whoever ends it; answers the same code. */
  public int endWith(int exitCode) {
    code = exitCode;
    return exitCode;
  }

  /** The work has ended, in order or not; what it had to say must have been said. */
  @Override
  public void close() {
    ended.countDown();
    if (!requested) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException alreadyGoingDown) {
        // then the hook ends the process
      }
    }
  }

  private void interrupted() {
    requested = true;
    try {
      if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        Runtime.getRuntime().halt(ExitCode.FAILED);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // an ordinary end of a process that was sent a signal would have the signal's exit code
    Runtime.getRuntime().halt(code);
  }
}
