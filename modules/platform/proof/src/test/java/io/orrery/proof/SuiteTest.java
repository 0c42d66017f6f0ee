package io.orrery.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.trade.ProofReport;
import io.orrery.universe.Recorded;
import io.orrery.universe.Universe;
import io.orrery.universe.UntypedFact;
import io.orrery.verifier.SignedStatement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is tried on a deployment, what it leaves, and what the report says. */
class SuiteTest {

  @TempDir private static Path home;

  private static RunningDeployment deployment;
  private static ProofReport report;
  private static Map<String, String> before = Map.of();
  private static Map<String, String> after = Map.of();

  @BeforeAll
  static void prove() throws IOException {
    deployment = new RunningDeployment(home);
    before = HomeFiles.of(home);
    report = deployment.prove();
    after = HomeFiles.of(home);
  }

  @AfterAll
  static void stop() {
    deployment.close();
  }

  private static SignedStatement statement() {
    return SignedStatement.read(report.statement().getBytes(StandardCharsets.UTF_8));
  }

  private static Object id() {
    return statement().members().getOrDefault("proof_id", "");
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> list(String name) {
    return (List<Map<String, Object>>) statement().members().getOrDefault(name, List.of());
  }

  private static List<Map<String, Object>> audited(Universe universe, String type) {
    return deployment.audit(universe).stream()
        .map(Recorded::fact)
        .filter(fact -> fact.type().equals(type))
        .map(fact -> ((UntypedFact) fact).fields())
        .filter(fields -> id().equals(fields.getOrDefault("proof_id", id())))
        .toList();
  }

  @Test
  void aFreshDeploymentHolds() {
    assertThat(list("attempts"))
        .isNotEmpty()
        .allSatisfy(attempt -> assertThat(attempt).containsEntry("outcome", "held"));
    assertThat(report.isHeld()).isTrue();
    assertThat(statement().members()).containsEntry("verdict", "held").containsEntry("broken", 0L);
  }

  @Test
  void everyInvariantIsTriedAndWhatIsNotIsSaid() {
    assertThat(list("invariants"))
        .hasSize(21)
        .allSatisfy(invariant -> assertThat(invariant).containsEntry("outcome", "held"));
    assertThat(list("invariants"))
        .filteredOn(invariant -> "U13".equals(invariant.get("invariant")))
        .singleElement()
        .asString()
        .contains("lost force");
  }

  @Test
  @Tag("U13")
  void nothingIsLeftButAuditRecords() throws IOException {
    assertThat(after).isEqualTo(before);
    assertThat(HomeFiles.scratch()).isZero();
  }

  @Test
  @Tag("U14")
  void theReportIsSignedByAUniversesKeyAndCheckedFromTheFiles() throws IOException {
    SignedStatement statement = statement();
    assertThat(statement.universe()).isEqualTo(Universe.PAPER);
    assertThat(statement.isSignedIn(home, Optional.empty())).isTrue();
    Path key = home.resolve("config/keys/paper-%s.pub".formatted(statement.keyId()));
    assertThat(statement.isSignedByPem(Files.readString(key))).isTrue();
    SignedStatement edited =
        SignedStatement.read(
            report
                .statement()
                .replaceFirst("\"outcome\":\"held\"", "\"outcome\":\"Held\"")
                .getBytes(StandardCharsets.UTF_8));
    assertThat(edited.isSignedIn(home, Optional.empty())).isFalse();
  }

  @Test
  @Tag("U4")
  void everyAttemptOnAUniverseIsOnItsAuditRecordWithItsCanary() {
    for (Universe universe : Set.of(Universe.PAPER, Universe.SIMULATION)) {
      Set<Object> reported =
          list("attempts").stream()
              .filter(attempt -> universe.wireName().equals(attempt.get("at")))
              .map(attempt -> attempt.get("canary"))
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(audited(universe, "proof_attempted"))
          .hasSizeGreaterThan(10)
          .extracting(fields -> fields.get("canary"))
          .containsExactlyInAnyOrderElementsOf(reported);
      assertThat(audited(universe, "proof_begun")).hasSize(1);
      assertThat(audited(universe, "proof_ended"))
          .singleElement()
          .satisfies(
              ended ->
                  assertThat(ended)
                      .containsEntry("report", deployment.digest(report))
                      .containsEntry("broken", 0L));
      assertThat(audited(universe, "attempt_refused"))
          .anySatisfy(refused -> assertThat(refused).containsEntry("attempt", "foreign_record"));
    }
  }

  @Test
  void withoutAnAddressNothingIsAttemptedOverHttpAndThatIsNoSuccess() {
    ProofReport blind = deployment.suite().prove(Optional.empty()).orElseThrow();
    assertThat(blind.statement()).contains("\"outcome\":\"not_attempted\"");
    assertThat(SignedStatement.read(blind.statement().getBytes(StandardCharsets.UTF_8)).members())
        .containsEntry("broken", 0L)
        .hasEntrySatisfying("not_attempted", n -> assertThat((Long) n).isGreaterThan(20));
    assertThat(deployment.suite().newest()).contains(blind);
  }

  @Test
  void nobodyWhoAnswersIsNoSuccessAndASecondRunDoesNotBeginBesideTheFirst() {
    CompletableFuture<Suite> own = new CompletableFuture<>();
    List<Optional<ProofReport>> seconds = new CopyOnWriteArrayList<>();
    Door silent =
        (method, path, headers, body) -> {
          seconds.add(
              CompletableFuture.supplyAsync(() -> own.join().prove(Optional.empty())).join());
          throw new Door.SilentException("nobody is there", new IOException("a test"));
        };
    own.complete(deployment.suite(api -> silent));
    ProofReport first = own.join().prove(Optional.of("nowhere")).orElseThrow();

    assertThat(seconds).isNotEmpty().containsOnly(Optional.empty());
    assertThat(first.statement())
        .contains("\"outcome\":\"not_attempted\",\"evidence\":\"nobody is there\"");
    assertThat(own.join().newest()).contains(first);
  }
}
