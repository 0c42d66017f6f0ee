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

/** Payara Micro with the one application. */
final class Server {
  private static final String APPLICATION = "orrery";

  private final PayaraMicroRuntime runtime;

  private Server(PayaraMicroRuntime runtime) {
    this.runtime = runtime;
  }

  static Server boot(Home home, Settings settings) throws IOException, BootstrapException {
    System.setProperty("orrery.home", settings.home().toString());
    System.setProperty("java.io.tmpdir", home.temporary().toString());
    System.setProperty(ServerLog.FILE, home.log().toString());
    System.setProperty("fish.payara.micro.BootJar", jar().toUri().toString());
    System.setProperty("fish.payara.micro.UnpackDir", jar().resolveSibling("").toString());
    return new Server(create(arguments(home, settings)).getRuntime());
  }

  boolean applicationIsUp() {
    return runtime.getDeployedApplicationNames().contains(APPLICATION);
  }

  void stop() throws BootstrapException {
    runtime.shutdown();
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
