package io.orrery.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A PostgreSQL of our own in a folder, on a free port of the loopback interface, with its defaults:
 * every commit is forced. It refuses to run as root, so root hands it to {@code postgres} or {@code
 * nobody}.
 */
final class PostgresCluster implements AutoCloseable {

  /** What to say when it is not there. */
  static final String MISSING =
      "PostgreSQL is missing: no initdb in -Dtest.postgresql, PATH or /usr/lib/postgresql/*/bin";

  private final Path binaries;
  private final Path folder;
  private final int port;
  private final Thread stopAtExit = new Thread(this::stop);

  private PostgresCluster(Path binaries, Path folder, int port) {
    this.binaries = binaries;
    this.folder = folder;
    this.port = port;
  }

  /** Where its programs are. */
  static Optional<Path> binaries() throws IOException {
    String configured = System.getProperty("test.postgresql");
    if (configured != null) {
      return Optional.of(Path.of(configured)).filter(PostgresCluster::holdsInitdb);
    }
    List<Path> candidates = new ArrayList<>();
    for (String each :
        System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator, -1)) {
      candidates.add(Path.of(each));
    }
    Path debian = Path.of("/usr/lib/postgresql");
    if (Files.isDirectory(debian)) {
      try (Stream<Path> versions = Files.list(debian)) {
        versions.sorted(Comparator.reverseOrder()).forEach(v -> candidates.add(v.resolve("bin")));
      }
    }
    return candidates.stream().filter(PostgresCluster::holdsInitdb).findFirst();
  }

  private static boolean holdsInitdb(Path folder) {
    return Files.isExecutable(folder.resolve("initdb"));
  }

  /** Starts the cluster in {@code folder}, which is made if it is not there. */
  static PostgresCluster start(Path binaries, Path folder) throws Exception {
    PostgresCluster cluster = new PostgresCluster(binaries, folder, freePort());
    if (!Files.exists(folder.resolve("PG_VERSION"))) {
      Files.createDirectories(folder);
      cluster.own();
      cluster.run(
          "initdb",
          "-D",
          folder.toString(),
          "-A",
          "trust",
          "-U",
          "orrery",
          "-E",
          "UTF8",
          "--locale=C");
    }
    cluster.run(
        "pg_ctl",
        "start",
        "-w",
        "-D",
        folder.toString(),
        "-l",
        folder.resolve("server.log").toString(),
        "-o",
        "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=%d -c fsync=on -c synchronous_commit=on"
            .formatted(cluster.port, Race.WRITERS + 16));
    Runtime.getRuntime().addShutdownHook(cluster.stopAtExit);
    return cluster;
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "orrery", "");
  }

  String version() throws SQLException {
    try (Connection connection = connect()) {
      return "PostgreSQL " + connection.getMetaData().getDatabaseProductVersion();
    }
  }

  private void own() throws Exception {
    if (isRoot()) {
      Files.setOwner(
          folder,
          folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user()));
    }
  }

  private void run(String program, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("runuser", "-u", user(), "--"));
    }
    command.add(binaries.resolve(program).toString());
    command.addAll(List.of(arguments));
    Path said = Files.createTempFile("postgresql", ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    int code = process.waitFor();
    String text = Files.readString(said);
    Files.delete(said);
    if (code != 0) {
      throw new IllegalStateException(
          program + " must end with 0, ended with " + code + ": " + text);
    }
  }

  private static boolean isRoot() {
    return System.getProperty("user.name", "").equals("root");
  }

  private static String user() throws IOException {
    try (InputStream users = Files.newInputStream(Path.of("/etc/passwd"))) {
      String text = new String(users.readAllBytes(), StandardCharsets.UTF_8);
      return text.contains("\npostgres:") ? "postgres" : "nobody";
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void stop() {
    try {
      run("pg_ctl", "stop", "-m", "fast", "-w", "-D", folder.toString());
    } catch (Exception e) {
      System.err.println("PostgreSQL in " + folder + " did not stop: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(stopAtExit);
    stop();
  }
}
