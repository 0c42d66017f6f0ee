package io.orrery.launcher;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Starts Orrery, or says why not and ends: exit code 2 when the request cannot be met, 3 when the
 * application did not come up.
 */
public final class Launcher {
  private static final int REFUSED = 2;
  private static final int FAILED = 3;

  private Launcher() {}

  /** Takes no arguments: the environment says it all, see {@link Settings}. */
  public static void main(String[] arguments) {
    try {
      start();
    } catch (StartRefused e) {
      say("Orrery did not start. " + e.getMessage());
      System.exit(REFUSED);
    }
  }

  private static void start() {
    Optional<WarmUp> warmUp = WarmUp.requested();
    Settings asked = Settings.of(System.getenv());
    Settings settings = warmUp.isPresent() ? asked.withPort(Ports.anyFree()) : asked;
    Home home = Home.prepare(settings.home());
    Ports.checkFree(settings.port());
    boot(home, settings);
    warmUp.ifPresent(w -> w.run(settings));
  }

  private static void boot(Home home, Settings settings) {
    try {
      Server server = Server.boot(home, settings);
      if (server.applicationIsUp()) {
        greet(home, settings);
      } else {
        server.stop();
        fail(home.log(), Trouble.reason());
      }
    } catch (Exception | LinkageError e) {
      fail(home.log(), Trouble.reason().or(() -> Optional.of(Causes.rootSentence(e))));
    }
  }

  private static void greet(Home home, Settings settings) {
    System.out.printf(
        "Orrery %s is up: %s%n  home  %s%n  log   %s%n  stop  Ctrl-C%n",
        version(), settings.url(), settings.home(), home.log());
  }

  private static void fail(Path log, Optional<String> reason) {
    say("Orrery did not start.");
    reason.ifPresent(r -> say("  reason  " + r));
    say("  log     " + log);
    System.exit(FAILED);
  }

  private static String version() {
    return Optional.ofNullable(Launcher.class.getPackage().getImplementationVersion())
        .orElse("(unpackaged)");
  }

  private static void say(String line) {
    System.err.println(line);
  }
}
