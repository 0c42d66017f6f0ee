package io.orrery.session;

import static io.orrery.universe.Universe.PAPER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.orrery.basics.IdempotencyKey;
import io.orrery.basics.Sha256;
import io.orrery.session.Intake.Accepted;
import io.orrery.session.Intake.Conflicting;
import io.orrery.session.Intake.Outcome;
import io.orrery.session.Intake.Replayed;
import io.orrery.testkit.InMemoryStorage;
import io.orrery.testkit.Samples;
import io.orrery.trade.Origin;
import io.orrery.trade.Trade;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("U13")
class IntakeTest {

  private static final IdempotencyKey KEY = new IdempotencyKey("import-1");

  private final InMemoryStorage storage = new InMemoryStorage(Samples.CLOCK);
  private final Universes universes =
      new Universes(UniversesTest.everySpec(), storage, Audience.NOBODY, Samples.CLOCK);
  private Intake<Trade> intake = universes.open(PAPER).tradeIntake();

  @Test
  void recordsARepeatedLineOnce() {
    List<Outcome<Trade>> first = intake.take(List.of(line(1, "a"), line(2, "b")));
    List<Outcome<Trade>> again = intake.take(List.of(line(1, "a"), line(2, "b"), line(3, "c")));
    assertThat(first).hasOnlyElementsOfType(Accepted.class);
    assertThat(seq(again.get(0))).isEqualTo(1);
    assertThat(again.get(0)).isInstanceOf(Replayed.class);
    assertThat(again.get(1)).isInstanceOf(Replayed.class);
    assertThat(again.get(2)).isInstanceOf(Accepted.class);
    assertThat(universes.archive(PAPER).trades().lastSeq()).isEqualTo(3);
  }

  @Test
  void remembersAcrossSessions() {
    intake.take(List.of(line(1, "a")));
    universes.close(PAPER, "restart");
    intake = universes.open(PAPER).tradeIntake();
    assertThat(intake.take(List.of(line(1, "a")))).hasOnlyElementsOfType(Replayed.class);
  }

  @Test
  void refusesOtherContentUnderAKnownKeyAndLine() {
    intake.take(List.of(line(1, "a")));
    assertThat(intake.take(List.of(line(1, "b"))))
        .singleElement()
        .isEqualTo(
            new Conflicting<Trade>(
                "line 1 under Idempotency-Key 'import-1' must be what it was at first, but differs"
                    + " from record 1"));
    assertThat(universes.archive(PAPER).trades().lastSeq()).isEqualTo(1);
  }

  @Test
  void takesEqualFactsWithoutAKeyAsTwo() {
    intake.take(List.of(Samples.trade(), Samples.trade()));
    assertThat(universes.archive(PAPER).trades().lastSeq()).isEqualTo(2);
  }

  @Test
  void refusesASecondRequestWhileTheFirstIsInFlight() {
    try (var request = intake.begin(KEY)) {
      assertThat(request).isNotNull();
      assertThatExceptionOfType(RequestInFlightException.class)
          .isThrownBy(() -> intake.begin(KEY))
          .withMessageContaining("import-1");
    }
    intake.begin(KEY).close();
  }

  private static long seq(Outcome<Trade> outcome) {
    return outcome instanceof Replayed<Trade> replayed ? replayed.record().seq() : 0;
  }

  private static Trade line(long number, String content) {
    Trade t = Samples.trade();
    Sha256 digest = Sha256.of(content.getBytes(StandardCharsets.UTF_8));
    return new Trade(
        t.symbol(),
        t.side(),
        t.qty(),
        t.price(),
        t.currency(),
        t.commission(),
        t.executedAt(),
        t.mic(),
        t.orderId(),
        t.executionId(),
        t.strategy(),
        t.source(),
        Optional.of(new Origin(KEY, number, digest)));
  }
}
