package io.orrery.universe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.orrery.basics.ExecutionId;
import io.orrery.basics.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What sessions, provenance, records and lineages say about themselves. */
class DescriptionTest {

  private static final Instant NOON = Instant.parse("2026-01-27T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

  record MarginCalled(String account) implements Fact {}

  private final Session.Control control =
      Session.begin(Universe.SIMULATION, Assumptions.unknown(), new Lineage.Unknown(), CLOCK);
  private final Session session = control.session();
  private final MarginCalled fact = new MarginCalled("A1");

  @Test
  void aSessionSaysWhenItBeganAndEndedAndWhatItIs() {
    assertThat(session.openedAt()).isEqualTo(NOON);
    assertThat(session.closedAt()).isEmpty();
    assertThat(session).hasToString("simulation session " + session.id());
    control.close();
    assertThat(session.closedAt()).contains(NOON);
    assertThatExceptionOfType(SessionClosedException.class)
        .isThrownBy(session::requireOpen)
        .extracting(SessionClosedException::sessionId)
        .isEqualTo(session.id());
  }

  @Tag("U3")
  @Test
  void aMintedFactKeepsTheFactAndNamesWhereItComesFrom() {
    Minted<MarginCalled> minted = session.mint(fact);
    assertThat(minted.fact()).isSameAs(fact);
    assertThat(minted.provenance().schemaVersion()).isEqualTo(1);
    assertThat(minted.provenance().validityReasons())
        .isEqualTo(session.validity().reasons())
        .isNotEmpty();
    assertThat(minted)
        .hasToString(
            "margin_called of simulation session %s (SIM_INVALID_FOR_TRAINING)"
                .formatted(session.id()));
  }

  @Tag("U3")
  @Test
  void aRecordSaysWhereItStandsAndWhenItWasWritten() {
    assertThat(control.recorder().session()).isSameAs(session);
    Minted<MarginCalled> minted = session.mint(fact);
    Recorded.Place place = new Recorded.Place(Stream.AUDIT, 7, Sha256.of(new byte[0]));
    Recorded<MarginCalled> recorded = control.recorder().recorded(minted, place, NOON);
    Recorded<MarginCalled> read = Recorded.asRead(minted.provenance(), place, NOON, fact);
    for (Recorded<MarginCalled> each : List.of(recorded, read)) {
      assertThat(each.provenance()).isSameAs(minted.provenance());
      assertThat(each.stream()).isEqualTo(Stream.AUDIT);
      assertThat(each.seq()).isEqualTo(7);
      assertThat(each.hash()).isEqualTo(place.hash());
      assertThat(each.recordedAt()).isEqualTo(NOON);
      assertThat(each.fact()).isSameAs(fact);
      assertThat(each).hasToString("margin_called audit#7 of " + minted.provenance());
    }
  }

  @Test
  void aStreamSaysItsNameAndItsArea() {
    assertThat(Arrays.stream(Stream.values()).map(Stream::wireName))
        .containsExactly("trades", "orders", "equity", "events", "audit");
    assertThat(Arrays.stream(Stream.values()).map(Stream::toString))
        .containsExactly("trades", "orders", "equity", "events", "audit");
    assertThat(Arrays.stream(Stream.values()).map(Stream::area))
        .containsExactly(
            Stream.Area.DATA,
            Stream.Area.DATA,
            Stream.Area.DATA,
            Stream.Area.LOGS,
            Stream.Area.LOGS);
  }

  @Tag("U1")
  @Test
  void eachUniverseHasItsOwn() {
    PerUniverse<String> names = new PerUniverse<>(Universe::wireName);
    assertThat(Arrays.stream(Universe.values()).map(names::of))
        .containsExactly("live", "paper", "simulation");
  }

  @Test
  void aLineageHasTheIdOfItsData() throws IOException {
    assertThat(new Lineage.LiveFeed("iex").id()).isEqualTo("feed:iex");
    byte[] bars = "bars".getBytes(StandardCharsets.UTF_8);
    Lineage.VerifiedDataset dataset = verified("nasdaq", bars);
    assertThat(dataset.dataset()).isEqualTo("nasdaq");
    assertThat(dataset.contentHash()).isEqualTo(Sha256.of(bars));
    assertThat(dataset)
        .hasToString("dataset:nasdaq@" + Sha256.of(bars).value())
        .isEqualTo(verified("nasdaq", bars))
        .hasSameHashCodeAs(verified("nasdaq", bars))
        .isNotEqualTo(verified("nyse", bars))
        .isNotEqualTo(new Lineage.Unknown());
    assertThat(dataset.hashCode()).isNotEqualTo(verified("nyse", bars).hashCode());
  }

  private static Lineage.VerifiedDataset verified(String name, byte[] bytes) throws IOException {
    return Lineage.verify(name, Sha256.of(bytes), new ByteArrayInputStream(bytes));
  }

  @Tag("U9")
  @Test
  void noAttestationIsOneThatNobodyGave() {
    assertThat(Attestation.none()).isEqualTo(new Attestation.None());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Attestation.ByExecutor(new ExecutionId("e-1"), "two words"));
  }

  @Tag("U9")
  @Test
  void assumptionsRefuseANegativeSlippage() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Assumptions(
                    Assumptions.FillModel.UNKNOWN,
                    Optional.of(BigDecimal.ONE.negate()),
                    Optional.empty(),
                    Assumptions.Fees.UNKNOWN,
                    Assumptions.PartialFills.UNKNOWN,
                    Assumptions.MarketHours.UNKNOWN,
                    Optional.empty()))
        .withMessageContaining("slippage");
  }
}
