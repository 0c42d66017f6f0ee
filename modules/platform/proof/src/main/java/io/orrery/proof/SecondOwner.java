package io.orrery.proof;

import io.orrery.trade.LedgerException;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;

/** Another process that wants what a twin owns. It is started by an attempt, and by nobody else. */
public final class SecondOwner {

  /** It got in. */
  static final int LET_IN = 7;

  private SecondOwner() {}

  /**
   * Tries to own PAPER of the twin in a folder; says on standard output how that was refused.
   *
   * @param arguments the folder
   * @throws IOException if there is no such folder
   */
  public static void main(String... arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Twin twin = Twin.in(Path.of(arguments[0]), Clock.systemUTC());
    try {
      twin.open(Universe.PAPER);
      out.println("it was let in");
      twin.close(Universe.PAPER);
      System.exit(LET_IN);
    } catch (LedgerException e) {
      out.println(e.getMessage());
    }
  }
}
