package io.orrery.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.trade.LedgerException;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemsTest {

  private static final Logger LOG = Logger.getLogger("io.orrery.rest");

  @BeforeAll
  static void keepTheExpectedStacksOutOfTheBuildLog() {
    LOG.setLevel(Level.OFF);
  }

  @AfterAll
  static void logAgain() {
    LOG.setLevel(null);
  }

  @Test
  void nothingOfTheInsideComesOut() {
    for (Throwable thrown :
        new Throwable[] {
          new NullPointerException("at /srv/secret.jsonl"),
          new StackOverflowError("io.orrery.Secret"),
          new LedgerException("/srv/secret.jsonl line 5 is damaged")
        }) {
      Problem problem = Problems.of(thrown);
      assertThat(problem.status()).isIn(500, 503);
      assertThat(Json.text(problem.view("/here", Map.of())))
          .doesNotContain("secret", "Secret", "/srv", "Exception", "io.orrery");
    }
  }

  @Test
  void theCallersMistakeIsAnsweredWithItsSentence() {
    Problem problem = Problems.of(new IllegalArgumentException("qty must be positive, was -5"));
    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.detail()).isEqualTo("qty must be positive, was -5");
  }

  @Test
  void aBodyThatBreaksOffIsTheCallersMistake() {
    assertThat(Problems.of(new UncheckedIOException(new IOException("reset"))).status())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "400,400,INVALID_REQUEST",
    "404,404,NOT_FOUND",
    "405,405,METHOD_NOT_ALLOWED",
    "406,406,NOT_ACCEPTABLE",
    "413,413,BODY_TOO_LARGE",
    "414,414,INVALID_REQUEST",
    "415,415,UNSUPPORTED_MEDIA_TYPE",
    "500,500,INTERNAL_ERROR",
    "503,503,INTERNAL_ERROR",
    "200,500,INTERNAL_ERROR"
  })
  void everyStatusOfTheContainerIsAProblem(int found, int answered, ProblemType type) {
    Problem problem = Problems.ofStatus(found);
    assertThat(problem.status()).isEqualTo(answered);
    assertThat(problem.type()).isEqualTo(type);
  }

  @Test
  void frameworkRefusalsKeepTheirStatusAndLoseTheirText() {
    assertThat(Problems.of(new NotFoundException("io.secret")).detail()).doesNotContain("secret");
    assertThat(Problems.of(new BadRequestException("io.secret")).detail()).doesNotContain("secret");
  }

  @Test
  void membersComeInOrder() {
    Problem problem = new Problem(ProblemType.INVALID_BODY, "no").with("field", "qty");
    assertThat(problem.view("/here", Map.of("universe", "paper")).keySet())
        .containsExactly("type", "title", "status", "detail", "instance", "universe", "field");
  }
}
