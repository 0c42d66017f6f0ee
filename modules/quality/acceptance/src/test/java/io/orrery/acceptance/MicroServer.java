package io.orrery.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Payara Micro, started by the README's own command. */
final class MicroServer extends RunningServer {

  /** HK2 calls a listener that is not there yet; seen once in some hundred starts. */
  private static final String RACE_OF_THE_CONTAINER =
      "org.glassfish.hk2.api.InstanceLifecycleListener.lifecycleEvent";

  private MicroServer(Path home, int port, Process process) {
    super(home, port, process);
  }

  /**
   * Starts in {@code home} and waits until it is ready. A start that the container's own race of
   * threads ended is said and tried once more; whatever else ends a start is not.
   */
  static MicroServer start(Path home, Map<String, String> environment) {
    MicroServer server = launch(home, Build.freePort(), environment);
    try {
      return server.ready();
    } catch (RuntimeException | AssertionError e) {
      if (!server.console().contains(RACE_OF_THE_CONTAINER)) {
        throw e;
      }
      System.out.println("the container's start ended by its own race, once more: " + home);
      return launch(home, Build.freePort(), environment).ready();
    }
  }

  private MicroServer ready() {
    try {
      awaitReady();
      return this;
    } catch (RuntimeException | AssertionError e) {
      close(); // nobody else knows of it
      throw e;
    }
  }

  /** Starts in {@code home} and does not wait; its output goes to console.txt there. */
  static MicroServer launch(Path home, int port, Map<String, String> environment) {
    ProcessBuilder builder =
        new ProcessBuilder(Build.java(), "@modules/platform/server/target/orrery.args")
            .directory(Build.CHECKOUT.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("console.txt").toFile()));
    builder.environment().put("ORRERY_HOME", home.toString());
    builder.environment().put("ORRERY_HTTP_PORT", Integer.toString(port));
    builder.environment().putAll(environment);
    return new MicroServer(home, port, start(builder));
  }

  /** What it said on its console. */
  String console() {
    try {
      return Files.readString(home().resolve("console.txt"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
