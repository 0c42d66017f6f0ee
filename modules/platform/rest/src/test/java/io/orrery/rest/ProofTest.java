package io.orrery.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Trying the contract over HTTP. */
class ProofTest {

  private final Api api = new Api();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void answersTheReportByteForByte() {
    api.falsification.permits.release();
    Api.Answer answer = api.post("proof", "");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.page()).isEqualTo(HeldFalsification.STATEMENT);
    assertThat(api.get("proof").page()).isEqualTo(HeldFalsification.STATEMENT);
    assertThat(answer.headers().get("Content-Type")).startsWith("application/json");
  }

  @Test
  void sendsRequestsToWhereItWasAskedAndNotToTheHostThatTheRequestNames() {
    api.falsification.permits.release();
    api.post("proof", "", "Host", "elsewhere.example");
    assertThat(api.falsification.api).hasValue("http://[::1]:8080/api/v1/");
  }

  @Test
  void saysThatThereWasNoRun() {
    Api.Answer answer = api.get("proof");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.problem()).isEqualTo("no-proof");
  }

  @Test
  void beginsNoSecondRunBesideTheFirst() throws Exception {
    CompletableFuture<Api.Answer> first =
        CompletableFuture.supplyAsync(() -> api.post("proof", ""));
    assertThat(api.falsification.begun.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    Api.Answer second = api.post("proof", "");
    api.falsification.permits.release();
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.problem()).isEqualTo("proof-running");
    assertThat(first.get(20, TimeUnit.SECONDS).status()).isEqualTo(200);
  }

  @Test
  void aPageOfAnotherSiteBeginsNone() {
    Api.Answer answer = api.post("proof", "", "Origin", "http://elsewhere.example");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(api.falsification.begun.tryAcquire()).isFalse();
  }
}
