package io.orrery.universe;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The identity of one continuous life of one universe's execution graph, and the only mint of
 * provenance.
 *
 * <p>It is open from birth until its {@link Control} closes it, and never again. Safe for use by
 * many threads.
 */
public final class Session {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final SessionId id;
  private final Assumptions assumptions;
  private final Lineage lineage;
  private final Instant openedAt;
  private final Provenance unattested;
  private final Provenance terminal;
  private volatile @Nullable Instant closedAt;

  private Session(SessionId id, Assumptions assumptions, Lineage lineage, Instant openedAt) {
    this.id = id;
    this.assumptions = assumptions;
    this.lineage = lineage;
    this.openedAt = openedAt;
    this.unattested = Provenance.mintedBy(this, Attestation.none());
    this.terminal = Provenance.mintedBy(this, Attestation.none());
  }

  /**
   * Begins a session; whoever holds the answer decides when it ends and what counts as recorded.
   */
  public static Control begin(
      Universe universe, Assumptions assumptions, Lineage lineage, Clock clock) {
    return begin(universe, assumptions, lineage, clock, RANDOM);
  }

  /**
   * Begins a session whose name is made from {@code names}: an import that was interrupted begins
   * its session again under the same name.
   *
   * @param names as hard to meet twice as a cryptographically strong source, such as a digest of
   *     what only this session will record
   */
  public static Control begin(
      Universe universe,
      Assumptions assumptions,
      Lineage lineage,
      Clock clock,
      RandomGenerator names) {
    Instant now = clock.instant();
    return new Control(
        new Session(SessionId.next(universe, now, names), assumptions, lineage, now), clock);
  }

  /** Its name, unique for ever. */
  public SessionId id() {
    return id;
  }

  /** The one universe of its life. */
  public Universe universe() {
    return id.universe();
  }

  /** The execution model of everything it produces. */
  public Assumptions assumptions() {
    return assumptions;
  }

  /** The market data of everything it produces. */
  public Lineage lineage() {
    return lineage;
  }

  /** When it began, UTC. */
  public Instant openedAt() {
    return openedAt;
  }

  /** When it ended, UTC; empty while it is open. */
  public Optional<Instant> closedAt() {
    return Optional.ofNullable(closedAt);
  }

  /** What its records may be used for if no executor attests them. */
  public Validity validity() {
    return unattested.validity();
  }

  /**
   * Gives {@code fact} the provenance of this session.
   *
   * @throws SessionClosedException if the session is closed
   */
  public <F extends Fact> Minted<F> mint(F fact) {
    requireOpen();
    return new Minted<>(unattested, fact);
  }

  /**
   * Gives {@code fact} the provenance of this session and of what its executor says.
   *
   * @throws SessionClosedException if the session is closed
   */
  public <F extends Fact> Minted<F> mint(F fact, Attestation attestation) {
    requireOpen();
    return new Minted<>(Provenance.mintedBy(this, attestation), fact);
  }

  /**
   * Passes if the session is open.
   *
   * @throws SessionClosedException if it is not
   */
  public void requireOpen() {
    Instant closed = closedAt;
    if (closed != null) {
      throw new SessionClosedException(id, closed);
    }
  }

  /**
   * Passes if this session minted {@code provenance} and is open: the check of every store, channel
   * and guard (contract U4). The terminal record of a closed session passes, too.
   *
   * @throws ForeignRecordException if another session minted it, or none
   * @throws SessionClosedException if this session is closed
   */
  public void requireOwn(Provenance provenance) {
    requireMinted(provenance);
    if (closedAt != null && provenance != terminal) {
      requireOpen();
    }
  }

  private void requireMinted(Provenance provenance) {
    if (!provenance.isMintedBy(this)) {
      throw new ForeignRecordException(this, provenance);
    }
  }

  @Override
  public String toString() {
    return universe() + " session " + id;
  }

  /** The power over a session: held by its composition root and handed to no one else. */
  public static final class Control {

    private final Session session;
    private final Clock clock;

    private Control(Session session, Clock clock) {
      this.session = session;
      this.clock = clock;
    }

    /** The session under control. */
    public Session session() {
      return session;
    }

    /** Ends the session: it mints nothing more. A second call changes nothing. */
    public void close() {
      if (session.closedAt == null) {
        session.closedAt = clock.instant();
      }
    }

    /** Mints a record about the end itself, which stores accept after {@link #close()}. */
    public <F extends Fact> Minted<F> mintTerminal(F fact) {
      return new Minted<>(session.terminal, fact);
    }

    /** The part of the power that a store of this session needs. */
    public Recorder recorder() {
      return new Recorder(session);
    }
  }

  /** A store's power to say that a fact of its session is recorded. */
  public static final class Recorder {

    private final Session session;

    private Recorder(Session session) {
      this.session = session;
    }

    /** The one session whose facts the store accepts. */
    public Session session() {
      return session;
    }

    /**
     * Says that {@code minted} is durable at {@code place}, also if the session has closed since it
     * was accepted.
     *
     * @throws ForeignRecordException if another session minted it
     */
    public <F extends Fact> Recorded<F> recorded(
        Minted<F> minted, Recorded.Place place, Instant recordedAt) {
      session.requireMinted(minted.provenance());
      return new Recorded<>(minted.provenance(), place, recordedAt, minted.fact());
    }
  }
}
