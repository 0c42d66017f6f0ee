package io.orrery.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.analytics.Evidence;
import io.orrery.session.Audience;
import io.orrery.session.SessionBook;
import io.orrery.session.SessionSpec;
import io.orrery.session.UniverseSession;
import io.orrery.session.Universes;
import io.orrery.testkit.InMemoryStorage;
import io.orrery.testkit.Samples;
import io.orrery.trade.AuditHistory;
import io.orrery.trade.EquityHistory;
import io.orrery.trade.EventHistory;
import io.orrery.trade.OrderHistory;
import io.orrery.trade.TradeHistory;
import io.orrery.trade.UniverseArchive;
import io.orrery.universe.Universe;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A ledger is read when there is something new in it, and what is new is never missed. */
class KnownEvidenceTest {

  private final InMemoryStorage storage = new InMemoryStorage(Samples.CLOCK);
  private final Universes universes =
      new Universes(
          List.of(SessionSpec.unknown(Universe.PAPER, Optional.empty())),
          storage,
          Audience.NOBODY,
          Samples.CLOCK);
  private final Counted archive = new Counted(storage.archive(Universe.PAPER));
  private final KnownEvidence known = new KnownEvidence();

  @Test
  void readsNothingAgainAsLongAsNothingIsNew() {
    open("1000", "1100");
    Evidence first = evidence();
    int scans = archive.scans;

    assertThat(scans).as("both ledgers").isEqualTo(2);
    assertThat(evidence()).isSameAs(first);
    assertThat(archive.scans).isEqualTo(scans);
  }

  @Test
  void seesWhatIsNewInEitherLedger() {
    UniverseSession session = open("1000");
    assertThat(evidence().curve().size()).isEqualTo(1);
    assertThat(evidence().activity().orElseThrow().openPositions()).isEmpty();

    session.trades().append(session.session().mint(Samples.trade()));

    assertThat(evidence().activity().orElseThrow().openPositions()).hasSize(1);
  }

  @Test
  void doesNotReadAnEndedSessionAgainBecauseAnotherRecords() {
    UniverseSession ended = open("1000", "1100");
    SessionBook.Entry entry = newest();
    Evidence first = known.of(archive, entry);
    universes.close(Universe.PAPER, "a test");
    open("5000");
    int scans = archive.scans;

    assertThat(known.of(archive, entry)).isSameAs(first);
    assertThat(archive.scans).isEqualTo(scans);
    assertThat(evidence().basis().sessionId()).isNotEqualTo(ended.session().id());
  }

  @Test
  void remembersThatThereIsNothingUntilThereIs() {
    UniverseSession session = open();
    assertThatThrownBy(this::evidence).isInstanceOf(ProblemException.class);
    int scans = archive.scans;
    assertThatThrownBy(this::evidence)
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("must have recorded what its account was worth");
    assertThat(archive.scans).isEqualTo(scans);

    session.equity().append(session.session().mint(Samples.equityPoint("1000")));

    assertThat(evidence().curve().size()).isEqualTo(1);
  }

  @Test
  void keepsNoMoreThanItsBound() {
    KnownEvidence small = new KnownEvidence(3);
    open("1000");
    SessionBook.Entry first = newest();
    Evidence kept = small.of(archive, first);
    universes.close(Universe.PAPER, "a test");
    open("2000");
    small.of(archive, newest());

    assertThat(small.of(archive, first)).as("gone for the second").isNotSameAs(kept);
  }

  private UniverseSession open(String... worths) {
    UniverseSession session = universes.open(Universe.PAPER);
    for (String worth : worths) {
      session.equity().append(session.session().mint(Samples.equityPoint(worth)));
    }
    return session;
  }

  private Evidence evidence() {
    return known.of(archive, newest());
  }

  private SessionBook.Entry newest() {
    return new SessionBook(storage.archive(Universe.PAPER).audit()).newest().orElseThrow();
  }

  /** Counts how often a ledger is read from end to end. */
  private static final class Counted implements UniverseArchive {
    private final UniverseArchive archive;
    private int scans;

    Counted(UniverseArchive archive) {
      this.archive = archive;
    }

    private <H> H counted(Class<H> type, H history) {
      return type.cast(
          Proxy.newProxyInstance(
              type.getClassLoader(),
              new Class<?>[] {type},
              (proxy, method, arguments) -> {
                scans += method.getName().equals("scan") ? 1 : 0;
                try {
                  return method.invoke(history, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              }));
    }

    @Override
    public Universe universe() {
      return archive.universe();
    }

    @Override
    public TradeHistory trades() {
      return counted(TradeHistory.class, archive.trades());
    }

    @Override
    public EquityHistory equity() {
      return counted(EquityHistory.class, archive.equity());
    }

    @Override
    public OrderHistory orders() {
      return archive.orders();
    }

    @Override
    public EventHistory events() {
      return archive.events();
    }

    @Override
    public AuditHistory audit() {
      return archive.audit();
    }
  }
}
