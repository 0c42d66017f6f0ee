package io.orrery.launcher;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Starts Orrery, or says why not and ends: exit code 2 when the request cannot be met, 3 when the
 * application did not come up.
 */
public final class Launcher {
  private static final int REFUSED = 2;
  private static final int FAILED = 3;
  private static final PrintStream CONSOLE = System.out;

  private Launcher() {}

  /** Takes no arguments: the environment says it all, see {@link Settings}. */
  public static void main(String[] arguments) {
    try {
      start();
    } catch (StartRefused e) {
      System.err.println("Orrery did not start. " + e.getMessage());
      System.exit(REFUSED);
    }
  }

  private static void start() {
    Optional<WarmUp> warmUp = WarmUp.requested();
    Settings asked = Settings.of(System.getenv());
    Settings settings = warmUp.isPresent() ? asked.withPort(Ports.anyFree()) : asked;
    Ports.checkFree(settings.port());
    Home home = Home.prepare(settings.home());
    System.setOut(LoggedStream.printing());
    boot(home, settings);
    warmUp.ifPresent(w -> w.run(settings, CONSOLE));
  }

  private static void boot(Home home, Settings settings) {
    try {
      Server server = Server.boot(home, settings);
      Optional<String> missing = server.missing();
      if (missing.isEmpty()) {
        greet(home, settings);
      } else {
        server.stop();
        fail(home.log(), Trouble.reason().or(() -> missing));
      }
    } catch (Exception | LinkageError e) {
      fail(home.log(), Trouble.reason().or(() -> Optional.of(Causes.sentence(e))));
    }
  }

  private static void greet(Home home, Settings settings) {
    CONSOLE.printf(
        "Orrery %s is up: %s%n  home  %s%n  log   %s%n  stop  Ctrl-C%n",
        version(), settings.url(), settings.home(), home.log());
  }

  /** Ends at once: the server is stopped as far as it was started, and this is the last word. */
  private static void fail(Path log, Optional<String> reason) {
    System.err.println("Orrery did not start.");
    reason.ifPresent(r -> System.err.println("  reason  " + r));
    System.err.println("  log     " + log);
    Runtime.getRuntime().halt(FAILED);
  }

  private static String version() {
    return Optional.ofNullable(Launcher.class.getPackage().getImplementationVersion())
        .orElse("(unpackaged)");
  }
}
