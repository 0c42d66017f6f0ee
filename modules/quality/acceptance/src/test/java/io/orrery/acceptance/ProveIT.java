package io.orrery.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** {@code orrery prove} against a fresh server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProveIT {

  private static final Path CLI = Path.of("modules/platform/cli/target/orrery-cli.jar");

  private final Path folder = Build.freshFolder("prove");
  private final Path report = folder.resolve("report.json");
  private MicroServer server;

  @BeforeAll
  void start() throws IOException {
    server = MicroServer.start(Files.createDirectory(folder.resolve("home")), Map.of());
  }

  @AfterAll
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  private record Ended(int code, String out) {}

  private Ended orrery(Object... arguments) throws Exception {
    Path out = folder.resolve("out.txt");
    List<String> command = new ArrayList<>(List.of(Build.java(), "-jar", CLI.toString()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    Process process =
        new ProcessBuilder(command)
            .directory(Build.CHECKOUT.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), Files.readString(out));
  }

  /** All that is below the home but audit records, the server's own log and this test's. */
  private Map<String, String> files() throws Exception {
    Map<String, String> files = new TreeMap<>();
    var digest = java.security.MessageDigest.getInstance("SHA-256");
    try (Stream<Path> all = Files.walk(server.home())) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = server.home().relativize(file).toString();
        if (!name.matches("logs/[a-z]+/audit\\.jsonl|logs/system/.*|console\\.txt")) {
          files.put(name, HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file))));
        }
      }
    }
    return files;
  }

  @Test
  @Tag("U14")
  @Tag("U4")
  void holdsAndLeavesASignedReportAndItsCanariesAndNothingElse() throws Exception {
    Map<String, String> before = files();

    Ended proven =
        orrery("prove", "--home", server.home(), "--port", server.port(), "--output", report);

    assertThat(proven.code()).as(proven.out()).isZero();
    assertThat(proven.out()).contains(" 0 broke, 0 were not made", "is right");
    assertThat(files()).isEqualTo(before);
    checkSignature();
    checkCanaries();
  }

  private void checkSignature() throws Exception {
    assertThat(server.api().get("api/v1/proof").body()).isEqualTo(Files.readString(report));
    assertThat(orrery("prove", "--check", report, "--home", server.home()).code()).isZero();
    Path edited = folder.resolve("edited.json");
    Files.writeString(edited, Files.readString(report).replaceFirst("twin", "Twin"));
    Ended wrong = orrery("prove", "--check", edited, "--home", server.home());
    assertThat(wrong.code()).as(wrong.out()).isEqualTo(1);
  }

  private void checkCanaries() {
    for (String universe : List.of("paper", "simulation")) {
      List<JsonObject> audit =
          server.api().get("api/v1/universes/" + universe + "/audit?limit=1000").items();
      List<String> invariants =
          audit.stream()
              .filter(record -> record.getString("type").equals("proof_attempted"))
              .filter(record -> record.getString("outcome").equals("held"))
              .map(record -> record.getString("invariant"))
              .toList();
      assertThat(invariants).contains("U1", "U3", "U4", "U5", "U6", "U10", "U16", "U20");
      assertThat(audit.stream().map(record -> record.getString("type")))
          .contains("proof_begun", "proof_ended", "attempt_refused");
      assertThat(server.api().get("api/v1/universes/" + universe + "/trades").items()).isEmpty();
    }
  }
}
