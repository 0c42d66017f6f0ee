package io.orrery.universe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.orrery.basics.ExecutionId;
import io.orrery.basics.Sha256;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-27T16:39:54Z"), ZoneOffset.UTC);

  record Happened(String what) implements Fact {}

  private final Session.Control paper = begin(Universe.PAPER);
  private final Session.Control live = begin(Universe.LIVE);

  @Tag("U3")
  @Test
  void mintsItsOwnProvenance() {
    Minted<Happened> minted = paper.session().mint(new Happened("something"));
    assertThat(minted.provenance().universe()).isEqualTo(Universe.PAPER);
    assertThat(minted.provenance().sessionId()).isEqualTo(paper.session().id());
    assertThat(minted.provenance().validityClass()).isEqualTo(ValidityClass.PAPER_ONLY);
    assertThat(minted.provenance().lineageId()).isEqualTo("unknown");
    assertThat(minted.provenance().isMintedBy(paper.session())).isTrue();
    assertThat(minted.provenance().isMintedBy(live.session())).isFalse();
  }

  @Tag("U3")
  @ParameterizedTest
  @ValueSource(classes = {Provenance.class, Minted.class, Recorded.class, Session.class})
  void isTheOnlyMint(Class<?> type) {
    assertThat(Modifier.isFinal(type.getModifiers())).isTrue();
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      assertThat(Modifier.isPublic(constructor.getModifiers())).isFalse();
    }
  }

  @Tag("U9")
  @Test
  void attestsWhatTheExecutorSays() {
    Attestation broker = new Attestation.ByExecutor(new ExecutionId("e-1"), "A1");
    assertThat(live.session().mint(new Happened("fill"), broker).provenance().validityClass())
        .isEqualTo(ValidityClass.LIVE_VERIFIED);
    assertThat(live.session().mint(new Happened("fill")).provenance().validityClass())
        .isEqualTo(ValidityClass.LIVE_UNVERIFIED);
  }

  @Tag("U4")
  @Test
  void refusesWhatAnotherSessionMintedAndNamesBoth() {
    Provenance foreign = live.session().mint(new Happened("fill")).provenance();
    assertThatExceptionOfType(ForeignRecordException.class)
        .isThrownBy(() -> paper.session().requireOwn(foreign))
        .withMessageContaining("paper session " + paper.session().id())
        .withMessageContaining("live session " + live.session().id());
  }

  @Tag("U4")
  @Test
  void refusesAnotherSessionOfItsOwnUniverse() {
    Provenance earlier = begin(Universe.PAPER).session().mint(new Happened("x")).provenance();
    assertThatExceptionOfType(ForeignRecordException.class)
        .isThrownBy(() -> paper.session().requireOwn(earlier));
  }

  @Tag("U3")
  @Test
  void refusesProvenanceThatWasOnlyRead() {
    Session own = paper.session();
    Provenance read = Provenance.asRead(1, own.id(), "unknown", own.validity());
    assertThatExceptionOfType(ForeignRecordException.class).isThrownBy(() -> own.requireOwn(read));
  }

  @Tag("U9")
  @Test
  void readsNoProvenanceWithAClassOfAnotherUniverse() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Provenance.asRead(1, paper.session().id(), "unknown", live.session().validity()))
        .withMessageContaining("must have a class of paper, had LIVE_UNVERIFIED");
  }

  @Tag("U2")
  @Test
  void mintsNothingAfterItsEndAndSaysWhenThatWas() {
    Provenance before = paper.session().mint(new Happened("x")).provenance();
    paper.close();
    for (Runnable use :
        List.<Runnable>of(
            () -> paper.session().mint(new Happened("y")),
            () -> paper.session().mint(new Happened("y"), Attestation.none()),
            () -> paper.session().requireOwn(before),
            () -> paper.session().requireOpen())) {
      assertThatExceptionOfType(SessionClosedException.class)
          .isThrownBy(use::run)
          .withMessageContaining(paper.session().id().value())
          .withMessageContaining("closed at 2026-01-27T16:39:54Z");
    }
  }

  @Tag("U8")
  @Test
  void leavesItsLastWordToItsControl() {
    paper.close();
    Provenance last = paper.mintTerminal(new Happened("the end")).provenance();
    paper.session().requireOwn(last);
    assertThat(last.sessionId()).isEqualTo(paper.session().id());
  }

  @Tag("U3")
  @Test
  void onlyItsRecorderSaysThatSomethingIsRecorded() {
    Minted<Happened> minted = live.session().mint(new Happened("fill"));
    Recorded.Place place = new Recorded.Place(Stream.EVENTS, 1, Sha256.of(new byte[0]));
    assertThat(live.recorder().recorded(minted, place, CLOCK.instant()).seq()).isEqualTo(1);
    assertThatExceptionOfType(ForeignRecordException.class)
        .isThrownBy(() -> paper.recorder().recorded(minted, place, CLOCK.instant()));
  }

  @Tag("U2")
  @ParameterizedTest
  @EnumSource(Universe.class)
  void hasAnIdThatIsNeverUsedAgain(Universe universe) {
    Set<SessionId> ids = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      ids.add(begin(universe).session().id());
    }
    assertThat(ids).hasSize(1000).allMatch(id -> id.universe() == universe);
    assertThat(ids).allMatch(id -> new SessionId(id.value()).equals(id));
  }

  @Tag("U5")
  @ParameterizedTest
  @ValueSource(
      strings = {"", "X-01JQ3V6W8Z5T4R2N1M0K9H7G6F", "P-../../etc", "P-01jq3v6w8z5t4r2n1m0k9h7g6f"})
  void hasNoIdOfAnotherForm(String id) {
    assertThatIllegalArgumentException().isThrownBy(() -> new SessionId(id));
  }

  private static Session.Control begin(Universe universe) {
    return Session.begin(universe, Assumptions.unknown(), new Lineage.Unknown(), CLOCK);
  }
}
