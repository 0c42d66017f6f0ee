package io.orrery.launcher;

import fish.payara.micro.BootstrapException;
import fish.payara.micro.PayaraMicroRuntime;
import fish.payara.micro.boot.PayaraMicroBoot;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Payara Micro with the one application. */
final class Server {
  private static final String APPLICATION = "orrery";

  private static final String STARTED = "health/started";
  private static final int OK = 200;
  private static final long STOP_MILLIS = 10_000;

  /** Held strongly, as its filter is lost with it: it says on the console that it stopped. */
  private static final Logger PAYARA_MICRO = Logger.getLogger("PayaraMicro");

  private final PayaraMicroRuntime runtime;
  private final Settings settings;

  private Server(PayaraMicroRuntime runtime, Settings settings) {
    this.runtime = runtime;
    this.settings = settings;
  }

  static Server boot(Home home, Settings settings) throws IOException, BootstrapException {
    System.setProperty("orrery.home", settings.home().toString());
    System.setProperty(ServerLog.FILE, home.log().toString());
    System.setProperty("fish.payara.micro.BootJar", jar().toUri().toString());
    System.setProperty("fish.payara.micro.UnpackDir", jar().resolveSibling("").toString());
    Server server = new Server(create(arguments(home, settings)).getRuntime(), settings);
    PAYARA_MICRO.setFilter(record -> false);
    return server;
  }

  /**
   * What is missing for the application to be up. It must be listed, which it is not when its
   * deployment failed, and say that it started: one whose start failed is listed and answers 500.
   */
  Optional<String> missing() throws IOException {
    if (!runtime.getDeployedApplicationNames().contains(APPLICATION)) {
      return Optional.of("the application was not deployed");
    }
    int status = Ports.status(settings.url() + STARTED);
    return status == OK
        ? Optional.empty()
        : Optional.of("GET /%s must answer 200, was %d".formatted(STARTED, status));
  }

  /** Waits for the application's shutdown, but not for ever. */
  void stop() throws InterruptedException {
    Thread stopping = new Thread(this::shutDown, "stop");
    stopping.setDaemon(true);
    stopping.start();
    stopping.join(STOP_MILLIS);
  }

  private void shutDown() {
    try {
      runtime.shutdown();
    } catch (BootstrapException e) {
      PAYARA_MICRO.log(Level.WARNING, "The server did not stop cleanly", e);
    }
  }

  private static List<String> arguments(Home home, Settings settings) throws IOException {
    return List.of(
        "--rootdir",
        home.run().toString(),
        "--prebootcommandfile",
        unpack("pre-boot.asadmin", home.run()).toString(),
        "--logproperties",
        unpack("logging.properties", home.run()).toString(),
        "--port",
        Integer.toString(settings.port()),
        "--contextroot",
        "/",
        "--nohazelcast",
        "--disablephonehome",
        "--deploy",
        war().toString());
  }

  /**
   * The implementation by its name: it is on the class path at run time only, as Payara Micro keeps
   * it in a jar within its jar.
   */
  private static PayaraMicroBoot create(List<String> arguments) throws BootstrapException {
    try {
      return (PayaraMicroBoot)
          Class.forName("fish.payara.micro.impl.PayaraMicroImpl")
              .getMethod("create", String[].class)
              .invoke(null, (Object) arguments.toArray(String[]::new));
    } catch (InvocationTargetException e) {
      throw new BootstrapException("Payara Micro did not boot", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new BootstrapException("Payara Micro is not on the class path", e);
    }
  }

  private static Path unpack(String resource, Path directory) throws IOException {
    Path file = directory.resolve(resource);
    try (var in = Server.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("the launcher has no resource " + resource);
      }
      Files.copy(in, file);
    }
    return file;
  }

  /** The WAR lies beside the launcher. */
  private static Path war() throws IOException {
    return jar().resolveSibling(APPLICATION + ".war");
  }

  private static Path jar() throws IOException {
    try {
      return Path.of(Server.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }
}
