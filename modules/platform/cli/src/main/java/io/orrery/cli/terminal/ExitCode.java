package io.orrery.cli.terminal;

import java.util.List;

/**
 * How a process of the command line ends. The same number means the same everywhere; a command's
 * help says what it means there.
 */
public final class ExitCode {

  /** It did what it was asked for, and what it looked at holds. */
  public static final int DONE = 0;

  /** It found that something does not hold, or a run failed. */
  public static final int FAILED = 1;

  /** It was asked for something that there is not. */
  public static final int USAGE = 2;

  /** A server that was to start did not come up. */
  public static final int REFUSED = 3;

  /** What it needs cannot be read or written. */
  public static final int CANNOT_READ = 4;

  /** Someone ended it. */
  public static final int CANCELLED = 5;

  /** There was too little to judge by. */
  public static final int UNDECIDED = 6;

  /** The one table, as the help of {@code orrery} and its page show it. */
  private static final List<String> TABLE =
      List.of(
          DONE + ":done, and what was looked at holds",
          FAILED + ":something does not hold, or a run failed, or an act was refused",
          USAGE + ":wrong usage: the sentence says what is allowed",
          REFUSED + ":the server did not come up",
          CANNOT_READ + ":something cannot be read or written",
          CANCELLED + ":cancelled by Ctrl-C or a signal",
          UNDECIDED + ":undecided: there was too little to judge by");

  private ExitCode() {}

  /** Every code with its meaning, as {@code number:meaning}. */
  public static List<String> table() {
    return TABLE;
  }
}
