package io.orrery.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.basics.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rows over HTTP, and the manifest that belongs to them. */
class ExportsTest {

  private final Api api = new Api();

  @AfterEach
  void close() {
    api.close();
  }

  private void recordTrades(String universe, int count) {
    for (int i = 0; i < count; i++) {
      api.post("universes/" + universe + "/trades", Api.TRADE);
    }
  }

  private static String manifest(Api.Answer rows) {
    return String.valueOf(rows.headers().get("Link"))
        .replaceAll("^<(.*)>; rel=\"describedby\"$", "http://orrery.test$1");
  }

  @Test
  @Tag("U3")
  @Tag("U10")
  void streamsTheRowsOfOneUniverseWithTheirProvenance() {
    recordTrades("paper", 2);
    recordTrades("simulation", 1);
    Api.Answer rows = api.get("universes/paper/export?stream=trades&format=jsonl");
    assertThat(rows.headers()).containsEntry("Orrery-Universe", "paper");
    assertThat(rows.page().lines())
        .hasSize(2)
        .allMatch(line -> line.contains("\"universe\":\"paper\",\"session_id\":\"P-"))
        .allMatch(line -> line.contains("\"assumptions\":{\"fill_model\":\"unknown\""));
  }

  @Test
  @Tag("U9")
  void aTrainingSetHasValidRowsOnlyUnlessAskedForInWords() {
    recordTrades("simulation", 2);
    Api.Answer none = api.get("universes/simulation/training-set?stream=trades&format=jsonl");
    assertThat(none.page()).isEmpty();
    assertThat(api.get(manifest(none)).page())
        .contains(
            "{\"reason\":\"not_valid_for_training\",\"validity_class\":\"SIM_INVALID_FOR_TRAINING\",\"records\":2}");
    String asked = "&include_invalid=to%20test%20the%20loader";
    Api.Answer all =
        api.get("universes/simulation/training-set?stream=trades&format=jsonl" + asked);
    assertThat(all.page().lines()).hasSize(2);
    assertThat(api.get(manifest(all)).body())
        .containsEntry("invalid_asked_for_because", "to test the loader");
    assertThat(
            api.get(
                    "universes/simulation/training-set?stream=trades&format=jsonl&include_invalid=yes")
                .status())
        .isEqualTo(400);
  }

  @Test
  void theManifestHasTheDigestOfTheRowsAlsoAfterMoreWasRecorded() {
    recordTrades("paper", 2);
    Api.Answer rows = api.get("universes/paper/export?stream=trades&format=csv&symbol=AAPL");
    recordTrades("paper", 3);
    Map<String, Object> manifest = api.get(manifest(rows)).body();
    byte[] bytes = rows.page().getBytes(StandardCharsets.UTF_8);
    assertThat(manifest)
        .containsEntry("sha256", Sha256.of(bytes).value())
        .containsEntry("universe", "paper");
    assertThat(String.valueOf(manifest.get("bytes"))).isEqualTo(String.valueOf(bytes.length));
  }

  @Test
  void refusesWhatItDoesNotExport() {
    assertThat(api.get("universes/paper/export?stream=audit&format=csv").status()).isEqualTo(400);
    assertThat(api.get("universes/paper/export?stream=trades").status()).isEqualTo(400);
    assertThat(api.get("universes/paper/export?format=csv").status()).isEqualTo(400);
    assertThat(api.get("universes/paper/export?stream=trades&format=parquet").status())
        .isEqualTo(400);
    assertThat(api.get("universes/paper/export?stream=trades&format=csv&through_seq=9").status())
        .isEqualTo(400);
    assertThat(api.get("universes/moon/export?stream=trades&format=csv").status()).isEqualTo(404);
  }
}
