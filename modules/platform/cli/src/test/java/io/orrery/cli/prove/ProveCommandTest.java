package io.orrery.cli.prove;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.orrery.cli.CommandProcess;
import io.orrery.cli.CommandProcess.Ended;
import io.orrery.ledger.FileStorage;
import io.orrery.testkit.Samples;
import io.orrery.trade.UniverseStore;
import io.orrery.universe.Session;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made of a server's report. */
@Tag("U14")
class ProveCommandTest {

  @TempDir private Path root;

  private Path home;
  private HttpServer server;
  private int status = 200;
  private String answer = "";

  @BeforeEach
  void start() throws IOException {
    home = Files.createDirectory(root.resolve("home"));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/api/v1/proof",
        exchange -> {
          byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(
              exchange.getRequestMethod().equals("POST") ? status : 405, 0);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static Map<String, Object> report(String outcome) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("proof_id", "F-0123456789abcdef");
    report.put("ended_at", "2026-01-27T16:39:54Z");
    report.put("verdict", outcome);
    report.put("held", outcome.equals("held") ? 1L : 0L);
    report.put("broken", outcome.equals("held") ? 0L : 1L);
    report.put("not_attempted", 0L);
    report.put(
        "invariants",
        List.of(
            Map.of(
                "invariant",
                "U4",
                "title",
                "stores refuse foreigners",
                "outcome",
                outcome,
                "not_attempted",
                List.of("the moon"))));
    report.put(
        "attempts",
        List.of(
            Map.of(
                "canary",
                "F-0123456789abcdef.1",
                "invariant",
                "U4",
                "attempt",
                "append_of_another_universe",
                "way",
                "library",
                "at",
                "twin",
                "outcome",
                outcome,
                "evidence",
                "it was let through")));
    return report;
  }

  private String signed(String about, Map<String, Object> members) {
    Session.Control control = Samples.session(Universe.PAPER);
    try (UniverseStore store = new FileStorage(home, Samples.CLOCK).open(control.recorder())) {
      return store.sign(about, members);
    }
  }

  private Ended prove(Object... more) {
    List<Object> arguments = new java.util.ArrayList<>(List.of("prove", "--home", home));
    arguments.addAll(List.of("--port", server.getAddress().getPort()));
    arguments.addAll(List.of(more));
    return CommandProcess.in(root).run(arguments.toArray());
  }

  @Test
  void endsWithZeroIfEverythingHeldAndSaysWhatWasNotTried() {
    answer = signed("falsification", report("held"));
    Ended ended = prove();
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out())
        .contains("U4         held     1         stores refuse foreigners")
        .contains("not attempted: U4 the moon")
        .contains("1 attempts held, 0 broke")
        .contains("the signature of paper's key")
        .contains("is right");
  }

  @Test
  void endsWithOneIfSomethingIsBrokenAndNamesIt() {
    answer = signed("falsification", report("broken"));
    Ended ended = prove();
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out())
        .contains(
            "broken: U4 append_of_another_universe at twin (F-0123456789abcdef.1): it was let");
  }

  @Test
  void printsAndKeepsTheReportByteForByte() throws IOException {
    answer = signed("falsification", report("held"));
    Path kept = root.resolve("report.json");
    Ended ended = prove("--json", "--output", kept);
    assertThat(ended.code()).isZero();
    assertThat(ended.out()).isEqualTo(answer);
    assertThat(Files.readString(kept)).isEqualTo(answer);
  }

  @Test
  void checksAReportThatWasKeptWithTheKeyAlone() throws IOException {
    Path kept = root.resolve("report.json");
    Files.writeString(kept, signed("falsification", report("held")));
    Path key;
    try (java.util.stream.Stream<Path> keys = Files.list(home.resolve("config/keys"))) {
      key = keys.filter(each -> each.toString().endsWith(".pub")).findFirst().orElseThrow();
    }
    Path elsewhere = Files.move(key, root.resolve("paper.pub"));
    Ended right = CommandProcess.in(root).run("prove", "--check", kept, "--key", elsewhere);
    assertThat(right.code()).as(right.err()).isZero();
    Files.writeString(kept, Files.readString(kept).replace("let through", "refused"));
    Ended wrong = CommandProcess.in(root).run("prove", "--check", kept, "--key", elsewhere);
    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.out()).contains("is WRONG");
  }

  @Test
  void givesNoVerdictWithoutAReport() {
    status = 409;
    answer = "{\"detail\":\"one run must end before another begins\"}";
    Ended busy = prove();
    assertThat(busy.code()).isEqualTo(4);
    assertThat(busy.err()).contains("409", "one run must end before another begins");
    status = 200;
    answer = signed("something_else", report("held"));
    assertThat(prove().code()).isEqualTo(4);
    answer = "{}";
    assertThat(prove().code()).isEqualTo(4);
    server.stop(0);
    Ended silent = prove();
    assertThat(silent.code()).isEqualTo(4);
    assertThat(silent.err()).contains("a server must answer at http://127.0.0.1:");
  }
}
