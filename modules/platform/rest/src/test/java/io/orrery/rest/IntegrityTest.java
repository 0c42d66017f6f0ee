package io.orrery.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("U14")
class IntegrityTest {

  private final Api api = new Api();

  @AfterEach
  void close() {
    api.close();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> verification(Api.Answer answer) {
    return (Map<String, Object>) answer.body().getOrDefault("verification", Map.of());
  }

  private Map<String, Object> ended(String universe) throws InterruptedException {
    long deadline = System.nanoTime() + 20_000_000_000L;
    Map<String, Object> seen = verification(api.get("universes/" + universe + "/integrity"));
    while ("running".equals(seen.get("state")) && System.nanoTime() < deadline) {
      Thread.sleep(10);
      seen = verification(api.get("universes/" + universe + "/integrity"));
    }
    return seen;
  }

  @Test
  void answersHeadsSealsAndThatNothingWasCheckedYet() {
    String hash = api.post("universes/paper/trades", Api.TRADE).text("hash");
    Api.Answer answer = api.get("universes/paper/integrity");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).containsEntry("Orrery-Universe", "paper");
    assertThat(answer.body()).containsKeys("universe", "session_id", "validity_class");
    assertThat(verification(answer)).isEqualTo(Map.of("state", "never"));
    Map<String, Object> trades = answer.list("ledgers").get(0);
    assertThat(trades).containsEntry("stream", "trades").containsEntry("head", hash);
    assertThat(String.valueOf(trades.get("seals"))).contains("0123456789abcdef");
  }

  @Test
  void checksInTheBackgroundAndOnceAtATime() throws InterruptedException {
    Api.Answer first = api.post("universes/paper/integrity/verify", "");
    Api.Answer second = api.post("universes/paper/integrity/verify", "");
    assertThat(List.of(first.status(), second.status())).containsOnly(202);
    assertThat(first.headers().get("Location")).endsWith("/universes/paper/integrity");
    assertThat(verification(first)).containsEntry("state", "running");
    assertThat(verification(second)).isEqualTo(verification(first));
    api.integrity.permits.release(5);
    Map<String, Object> done = ended("paper");
    assertThat(done).containsEntry("state", "done").containsEntry("intact", true);
    assertThat(api.integrity.asked).hasValue(5);
  }

  @Test
  void namesWhatIsBadAndWhere() throws InterruptedException {
    api.integrity.permits.release(5);
    api.post("universes/simulation/integrity/verify", "");
    Map<String, Object> done = ended("simulation");
    assertThat(done).containsEntry("intact", false);
    assertThat(String.valueOf(done.get("verdicts")))
        .contains("edited", "data/simulation/trades.jsonl", "record 2 does not have its hash");
  }

  @Test
  void saysThatItCouldNotReadInsteadOfGivingAVerdict() throws InterruptedException {
    api.integrity.permits.release(5);
    api.post("universes/live/integrity/verify", "");
    assertThat(ended("live")).containsEntry("state", "failed").doesNotContainKey("intact");
  }

  @Test
  void changesTheKeyAndPutsThatOnRecord() {
    Api.Answer answer =
        api.post("universes/paper/integrity/key-rotation", "{\"reason\":\"the yearly change\"}");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.text("key_id")).matches("[0-9a-f]{16}");
    assertThat(answer.headers()).containsEntry("Orrery-Universe", "paper");
    assertThat(api.get("universes/paper/audit").list("items"))
        .anySatisfy(
            record ->
                assertThat(record)
                    .containsEntry("type", "key_rotated")
                    .containsEntry("reason", "the yearly change")
                    .containsEntry("key_id", answer.text("key_id")));
  }

  @Test
  void changesNoKeyWithoutAReason() {
    for (String body :
        List.of("{}", "{\"reason\":\"\"}", "{\"reason\":\"a\\nb\"}", "{\"why\":\"x\"}")) {
      assertThat(api.post("universes/paper/integrity/key-rotation", body).status())
          .as(body)
          .isEqualTo(400);
    }
  }

  @Test
  void knowsNoOtherUniverse() {
    assertThat(api.get("universes/moon/integrity").problem()).isEqualTo("unknown-universe");
  }
}
