package io.orrery.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Payara Server with the same WAR, deployed as an administrator would. */
final class FullServer extends RunningServer {

  private final Path installation;
  private final int adminPort;

  private FullServer(Path home, int port, Process process, Path installation, int adminPort) {
    super(home, port, process);
    this.installation = installation;
    this.adminPort = adminPort;
  }

  /** Starts the domain that the build unpacked, deploys the WAR, and waits until it is ready. */
  static FullServer start(Path home) {
    Path installation = Path.of(System.getProperty("payara.home")).toAbsolutePath();
    int port = Build.freePort();
    int adminPort = Build.freePort();
    bindToLoopback(installation, port, adminPort);
    ProcessBuilder builder = asadmin(installation, List.of("start-domain", "--verbose", "domain1"));
    builder
        .redirectErrorStream(true)
        .redirectOutput(home.resolve("console.txt").toFile())
        .environment()
        .put("ORRERY_HOME", home.toString());
    FullServer server =
        new FullServer(home, port, RunningServer.start(builder), installation, adminPort);
    server.deploy(Build.CHECKOUT.resolve("modules/platform/server/target/orrery.war"));
    server.awaitReady();
    return server;
  }

  private void deploy(Path war) {
    await(java.time.Duration.ofSeconds(120), () -> run("list-applications") == 0);
    int code = run("deploy", "--contextroot", "/", war.toString());
    if (code != 0) {
      throw new IllegalStateException("asadmin deploy ended with " + code);
    }
  }

  private int run(String... command) {
    List<String> arguments = new ArrayList<>(List.of("--port", Integer.toString(adminPort)));
    arguments.addAll(List.of(command));
    Process process =
        RunningServer.start(
            asadmin(installation, arguments)
                .redirectErrorStream(true)
                .redirectOutput(
                    ProcessBuilder.Redirect.appendTo(home().resolve("asadmin.txt").toFile())));
    try {
      return process.waitFor(120, TimeUnit.SECONDS) ? process.exitValue() : -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  private static ProcessBuilder asadmin(Path installation, List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Build.java(),
                "-jar",
                installation.resolve("glassfish/lib/client/appserver-cli.jar").toString()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("AS_JAVA", System.getProperty("java.home"));
    return builder;
  }

  /** Loopback only, free ports, and nothing beside HTTP and administration. */
  private static void bindToLoopback(Path installation, int port, int adminPort) {
    Path pristine = installation.resolve("glassfish/domains/domain1/config/domain.xml.pristine");
    Path config = installation.resolve("glassfish/domains/domain1/config/domain.xml");
    try {
      if (!Files.exists(pristine)) {
        Files.copy(config, pristine);
      }
      Files.writeString(
          config,
          Files.readString(pristine)
              .replace("address=\"0.0.0.0\"", "address=\"127.0.0.1\"")
              .replace("<network-listener port=", "<network-listener address=\"127.0.0.1\" port=")
              .replace("port=\"8080\"", "port=\"" + port + "\"")
              .replace("port=\"8181\"", "port=\"" + Build.freePort() + "\"")
              .replace("port=\"4848\"", "port=\"" + adminPort + "\"")
              .replace("port=\"3700\"", "port=\"" + Build.freePort() + "\"")
              .replace("port=\"3820\"", "port=\"" + Build.freePort() + "\"")
              .replace("port=\"3920\"", "port=\"" + Build.freePort() + "\"")
              .replace("port=\"8686\"", "port=\"" + Build.freePort() + "\"")
              .replace("jms-service type=\"EMBEDDED\"", "jms-service type=\"DISABLED\"")
              .replace(
                  "<hazelcast-config-specific-configuration>",
                  "<hazelcast-config-specific-configuration enabled=\"false\">"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
