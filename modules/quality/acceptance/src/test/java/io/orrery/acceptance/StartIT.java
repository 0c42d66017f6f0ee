package io.orrery.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Starting, not starting, and saying why. */
class StartIT {

  private final Path home = Build.freshFolder("start");
  private final List<MicroServer> launched = new ArrayList<>();

  @AfterEach
  void leaveNothingRunning() {
    launched.forEach(MicroServer::kill);
  }

  @Tag("U12")
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "an unknown key|orrery.univers=paper|orrery.univers",
        "an unknown universe|orrery.universes=paper,demo|demo",
        "live unconfirmed|orrery.universes=paper,live|orrery.live.confirmation",
        "a wrong confirmation|orrery.universes=live\\norrery.live.confirmation=yes|real capital",
        "the old mode flag|SIMULATION_MODE=true|SIMULATION_MODE"
      })
  void aBadConfigurationStopsTheStartWithASentence(String what, String lines, String named)
      throws Exception {
    configure(lines.replace("\\n", "\n"));
    MicroServer server = launch(home, Build.freePort(), Map.of());
    assertThat(server.process().waitFor(60, TimeUnit.SECONDS)).as(what).isTrue();
    assertThat(server.process().exitValue()).isEqualTo(3);
    assertThat(server.console()).contains("Orrery did not start", named, "log");
    assertThat(home.resolve("data/paper")).doesNotExist();
    assertThat(home.resolve("data/live")).doesNotExist();
  }

  @Tag("U12")
  @Test
  void theOldModeFlagInTheEnvironmentStopsTheStart() throws Exception {
    MicroServer server = launch(home, Build.freePort(), Map.of("SIMULATION_MODE", "false"));
    assertThat(server.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(server.process().exitValue()).isNotZero();
    assertThat(server.console()).contains("SIMULATION_MODE", "orrery.universes");
  }

  @Tag("U12")
  @Test
  void aTakenPortStopsTheStart() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      MicroServer server = launch(home, taken.getLocalPort(), Map.of());
      assertThat(server.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(server.process().exitValue()).isEqualTo(2);
      assertThat(server.console()).contains(Integer.toString(taken.getLocalPort()));
    }
  }

  @Tag("U19")
  @Test
  void aSecondOwnerIsRefusedAndTheFirstLosesNothing() throws Exception {
    try (MicroServer first = MicroServer.start(home, Map.of())) {
      Path alias = home.resolveSibling(home.getFileName() + "-alias");
      Files.createSymbolicLink(alias, home);
      MicroServer second = launch(alias, Build.freePort(), Map.of());
      assertThat(second.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(second.process().exitValue()).isEqualTo(2);
      assertThat(second.console()).contains("Orrery did not start", home.getFileName().toString());
      assertThat(first.api().post("api/v1/universes/paper/trades", Bodies.trade()).status())
          .isEqualTo(201);
      new LedgerFile(home, "paper", "data", "trades").verified();
    }
  }

  @Tag("U5")
  @Test
  void aFolderOfAnotherUniverseIsRefusedBeforeItIsTouched() throws Exception {
    MicroServer.start(home, Map.of()).close();
    Path other = Build.freshFolder("moved");
    copy(home.resolve("config"), other.resolve("config"));
    copy(home.resolve("data/paper"), other.resolve("data/simulation"));
    copy(home.resolve("logs/paper"), other.resolve("logs/simulation"));
    MicroServer moved = launch(other, Build.freePort(), Map.of());
    assertThat(moved.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(moved.process().exitValue()).isEqualTo(3);
    assertThat(moved.console()).contains("paper", "simulation");
  }

  @Tag("U2")
  @Test
  void aCleanStopWritesTheLastWordAndTheNextStartIsANewSession() throws Exception {
    MicroServer.start(home, Map.of()).close();
    MicroServer.start(home, Map.of()).close();
    List<jakarta.json.JsonObject> audit = new LedgerFile(home, "paper", "logs", "audit").verified();
    assertThat(audit.stream().map(r -> r.getString("type")))
        .containsExactly("session_opened", "session_closed", "session_opened", "session_closed");
    assertThat(audit.stream().map(r -> r.getString("session_id")).distinct()).hasSize(2);
  }

  @Tag("U11")
  @Test
  void aConfirmedLiveOpens() throws Exception {
    configure("orrery.universes=live\norrery.live.confirmation=real capital is at risk");
    try (MicroServer server = MicroServer.start(home, Map.of())) {
      Answer posted = server.api().post("api/v1/universes/live/trades", Bodies.trade());
      assertThat(posted.status()).isEqualTo(201);
      assertThat(posted.json().getString("validity_class")).isEqualTo("LIVE_UNVERIFIED");
      assertThat(home.resolve("data/paper")).doesNotExist();
    }
  }

  @Test
  void listensOnItsHttpPortOnLoopbackOnly() throws Exception {
    try (MicroServer server = MicroServer.start(home, Map.of())) {
      int port = server.api().request("").build().uri().getPort();
      assertThat(listening(server.process().pid())).containsExactly("127.0.0.1:" + port);
    }
  }

  private MicroServer launch(Path in, int port, Map<String, String> environment) {
    MicroServer server = MicroServer.launch(in, port, environment);
    launched.add(server);
    return server;
  }

  private void configure(String lines) throws IOException {
    Path config = Files.createDirectories(home.resolve("config"));
    Files.writeString(config.resolve("orrery.properties"), lines + "\n");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        if (!Files.isDirectory(file)) {
          Files.copy(file, target);
        }
      }
    }
  }

  /** The listening sockets of a process, from the kernel's own tables. */
  private static Set<String> listening(long pid) throws IOException {
    Set<String> inodes = new TreeSet<>();
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      for (Path descriptor : descriptors.toList()) {
        String target =
            Files.exists(descriptor, java.nio.file.LinkOption.NOFOLLOW_LINKS)
                ? Files.readSymbolicLink(descriptor).toString()
                : "";
        if (target.startsWith("socket:[")) {
          inodes.add(target.substring(8, target.length() - 1));
        }
      }
    }
    Set<String> found = new TreeSet<>();
    for (String table : List.of("tcp", "tcp6", "udp", "udp6")) {
      for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/net/" + table))) {
        List<String> columns = List.of(line.trim().split("\\s+", -1));
        boolean listens =
            columns.size() > 9 && (columns.get(3).equals("0A") || table.startsWith("udp"));
        if (listens && inodes.contains(columns.get(9))) {
          found.add(address(columns.get(1)));
        }
      }
    }
    return found;
  }

  /** {@code 0100007F:1F90} is 127.0.0.1:8080; an IPv4 address mapped to IPv6 is the same. */
  private static String address(String hex) {
    List<String> parts = List.of(hex.split(":", -1));
    String ip = parts.get(0);
    String last = ip.substring(ip.length() - 8);
    StringBuilder text = new StringBuilder();
    for (int i = 6; i >= 0; i -= 2) {
      text.append(Integer.parseInt(last.substring(i, i + 2), 16)).append(i > 0 ? "." : "");
    }
    return text + ":" + Integer.parseInt(parts.get(1), 16);
  }
}
