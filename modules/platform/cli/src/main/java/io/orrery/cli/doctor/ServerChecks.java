package io.orrery.cli.doctor;

import io.orrery.cli.program.Program;
import io.orrery.cli.program.ServerFolder;
import io.orrery.cli.terminal.RunningServer;
import io.orrery.session.SettingsCheck;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** Checks of what a start needs beside the home. */
final class ServerChecks {

  private static final int OLDEST_JAVA = 17;

  private final Path home;
  private final Map<String, String> environment;

  ServerChecks(Path home, Map<String, String> environment) {
    this.home = home;
    this.environment = environment;
  }

  /** The port must be free, or the server's own. */
  Finding port(RunningServer server) {
    if (server.universes().isPresent()) {
      return Finding.ok("port", "a server of Orrery answers at " + server.url());
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
      return Finding.ok("port", "port %d of 127.0.0.1 is free".formatted(server.port()));
    } catch (IOException e) {
      return Finding.failed(
          "port",
          "port %d of 127.0.0.1 must be free or answer as Orrery, and another program has it: %s"
              .formatted(server.port(), e.getMessage()));
    }
  }

  /** The settings, read by the reader of the server's start. */
  Finding configuration() {
    Optional<SettingsCheck> reader = ServiceLoader.load(SettingsCheck.class).findFirst();
    if (reader.isEmpty()) {
      return Finding.skipped(
          "configuration",
          "the server's reader, orrery-wiring, does not lie in lib beside this program");
    }
    Map<String, String> started = new HashMap<>(environment);
    started.put("ORRERY_HOME", home.toString());
    List<String> problems = reader.get().problems(Map.of(), started);
    return problems.isEmpty()
        ? Finding.ok("configuration", "a start would take every setting")
        : Finding.failed("configuration", String.join("; ", problems));
  }

  /** Java, this program, and the server beside it. */
  Finding versions(Optional<ServerFolder> server) {
    List<String> found = new ArrayList<>();
    int java = Runtime.version().feature();
    found.add("Java " + Runtime.version());
    found.add("orrery " + Program.version());
    server.flatMap(ServerFolder::version).ifPresent(version -> found.add("server " + version));
    server.flatMap(ServerFolder::payara).ifPresent(version -> found.add("Payara " + version));
    if (java < OLDEST_JAVA) {
      return Finding.failed("versions", "Java must be 17 or later, is " + java);
    }
    boolean differs =
        server.flatMap(ServerFolder::version).filter(v -> !v.equals(Program.version())).isPresent();
    String sentence = String.join(", ", found);
    if (differs) {
      return Finding.warning(
          "versions", "the server and this program should be of one build: " + sentence);
    }
    return server.isPresent()
        ? Finding.ok("versions", sentence)
        : Finding.ok("versions", sentence + "; no server lies beside this program");
  }
}
