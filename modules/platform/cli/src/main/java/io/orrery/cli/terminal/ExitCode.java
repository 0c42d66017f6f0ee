package io.orrery.cli.terminal;

/** How a process of the command line ends; each command's help says what they mean for it. */
public final class ExitCode {

  /** It did what it was asked for. */
  public static final int DONE = 0;

  /** It found that something does not hold, or a run failed. */
  public static final int FAILED = 1;

  /** It was asked for something that there is not. */
  public static final int USAGE = 2;

  /** What it needs cannot be read. */
  public static final int CANNOT_READ = 4;

  /** Someone ended it. */
  public static final int CANCELLED = 5;

  private ExitCode() {}
}
