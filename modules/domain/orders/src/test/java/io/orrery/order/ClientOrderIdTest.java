package io.orrery.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.orrery.universe.SessionId;
import io.orrery.universe.Universe;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientOrderIdTest {

  private static final SessionId SESSION = new SessionId("P-01JQ3V6W8Z5T4R2N1M0K9H7G6F");

  @Tag("U7")
  @Test
  void tellsUniverseSessionAndNumber() {
    ClientOrderId id = ClientOrderId.of(SESSION, 42);
    assertThat(id).hasToString("P-01JQ3V6W8Z5T4R2N1M0K9H7G6F-42");
    assertThat(id.universe()).isEqualTo(Universe.PAPER);
    assertThat(id.sessionId()).isEqualTo(SESSION);
    assertThat(id.number()).isEqualTo(42);
  }

  @Test
  void isShortEnoughForEveryBroker() {
    assertThat(ClientOrderId.of(SESSION, Long.MAX_VALUE).value()).hasSizeLessThanOrEqualTo(48);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "42",
        "P-01JQ3V6W8Z5T4R2N1M0K9H7G6F",
        "P-01JQ3V6W8Z5T4R2N1M0K9H7G6F-0",
        "P-01JQ3V6W8Z5T4R2N1M0K9H7G6F-01",
        "P-01JQ3V6W8Z5T4R2N1M0K9H7G6F--1",
        "X-01JQ3V6W8Z5T4R2N1M0K9H7G6F-1",
        "P-01JQ3V6W8Z5T4R2N1M0K9H7G6F-9223372036854775808"
      })
  void refusesWhatIsNoName(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new ClientOrderId(text));
    assertThat(ClientOrderId.isOne(text)).isFalse();
  }
}
