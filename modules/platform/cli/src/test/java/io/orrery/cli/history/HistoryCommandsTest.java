package io.orrery.cli.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.orrery.cli.CommandProcess;
import io.orrery.cli.CommandProcess.Ended;
import io.orrery.cli.export.RecordedHome;
import io.orrery.ledger.FileStorage;
import io.orrery.session.Audience;
import io.orrery.session.Controls;
import io.orrery.session.SessionSpec;
import io.orrery.session.Universes;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a home tells without a server, and what is told with one. */
class HistoryCommandsTest {

  @TempDir private Path home;

  @BeforeEach
  void record() {
    RecordedHome.write(home, Universe.PAPER);
  }

  private Ended run(Object... arguments) {
    return CommandProcess.in(home).run(arguments);
  }

  @Test
  void statusTellsSessionsOwnersHeadsAndTheKillSwitchWithoutAServer() throws IOException {
    Files.createFile(home.resolve("KILL"));
    Ended ended = run("status", "--json", "--port", "1");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out())
        .contains("{\"universe\":\"live\",\"state\":\"never_opened\",\"killed\":true")
        .contains("{\"universe\":\"paper\",\"state\":\"closed\",\"session_id\":\"P-")
        .contains("\"killed_because\":\"it is there\"", "\"owner\":\"session P-")
        .containsPattern("\"trades\":\\{\"last_seq\":3,\"head\":\"[0-9a-f]{64}\"")
        .contains("\"server\":{\"url\":\"http://127.0.0.1:1\",\"answers\":false}");
  }

  @Test
  @Tag("U19")
  void statusTellsAnOpenSessionFromOneThatWasInterrupted() {
    Clock clock = Clock.systemUTC();
    Universes all =
        new Universes(
            List.of(SessionSpec.unknown(Universe.PAPER, Optional.empty())),
            new FileStorage(home, clock),
            Audience.NOBODY,
            Controls.none(clock),
            clock);
    all.open(Universe.PAPER);
    assertThat(run("status", "--json", "--port", "1").out())
        .contains("{\"universe\":\"paper\",\"state\":\"open\"", "\"lock_held\":true");
    all.close(Universe.PAPER, "a test");
    assertThat(run("status", "--json", "--port", "1").out())
        .contains("{\"universe\":\"paper\",\"state\":\"closed\"", "\"lock_held\":false");
  }

  @Test
  void statusTellsWhatARunningServerSays() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] answer = "{\"items\":[{\"universe\":\"paper\"}]}".getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/api/v1/universes",
        exchange -> {
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    try {
      assertThat(run("status", "--json", "--port", server.getAddress().getPort()).out())
          .contains("\"answers\":true,\"says\":{\"items\":[{\"universe\":\"paper\"}]}");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void sessionTellsLifeAssumptionsLineageAndHeads() {
    Ended list = run("session", "--universe", "paper", "--json");
    assertThat(list.code()).as(list.err()).isZero();
    assertThat(list.out())
        .startsWith("{\"universe\":\"paper\",\"session_id\":\"P-")
        .contains("\"opened_at\":", "\"closed_at\":", "\"close_reason\":\"a test\"")
        .contains("\"assumptions\":{\"fill_model\":\"unknown\"", "\"lineage\":{\"id\":\"unknown\"")
        .contains("\"last_trade_seq\":3");
    String id = list.out().replaceAll("(?s).*\"session_id\":\"([^\"]+)\".*", "$1");
    assertThat(run("session", "show", id).out()).contains("close_reason", "a test");
    assertThat(run("session", "--universe", "paper").out()).contains(id);
    assertThat(run("session").code()).isEqualTo(2);
    assertThat(run("session", "show", id.replace('P', 'L')).code()).isEqualTo(2);
  }
}
