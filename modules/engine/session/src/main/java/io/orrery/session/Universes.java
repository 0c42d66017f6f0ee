package io.orrery.session;

import io.orrery.trade.Storage;
import io.orrery.trade.UniverseArchive;
import io.orrery.universe.Fact;
import io.orrery.universe.PerUniverse;
import io.orrery.universe.Session;
import io.orrery.universe.Universe;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The universes of this deployment side by side: at most one open session each. Safe for use by
 * many threads; one universe's opening or closing never waits for another's.
 */
public final class Universes implements Lifecycle {

  private final Storage storage;
  private final Audience audience;
  private final Controls controls;
  private final Clock clock;
  private final PerUniverse<Slot> slots;

  /**
   * The same with {@link Controls#none}: nothing but a call kills them, and nothing arms them.
   *
   * @param specs at most one a universe; a universe without one never opens
   */
  public Universes(Collection<SessionSpec> specs, Storage storage, Audience audience, Clock clock) {
    this(specs, storage, audience, Controls.none(clock), clock);
  }

  /**
   * Opens nothing yet.
   *
   * @param specs at most one a universe; a universe without one never opens
   */
  public Universes(
      Collection<SessionSpec> specs,
      Storage storage,
      Audience audience,
      Controls controls,
      Clock clock) {
    this.storage = storage;
    this.audience = audience;
    this.controls = controls;
    this.clock = clock;
    this.slots = new PerUniverse<>(universe -> new Slot(universe, storage.archive(universe)));
    specs.forEach(spec -> slot(spec.universe()).spec = spec);
  }

  /** The universes that this deployment is told to open. */
  public Set<Universe> configured() {
    Set<Universe> configured = EnumSet.allOf(Universe.class);
    configured.removeIf(universe -> slot(universe).spec == null);
    return configured;
  }

  /**
   * Opens a new session of {@code universe}.
   *
   * @throws UniverseClosedException if this deployment is not told to open it
   * @throws IllegalStateException if a session is open
   * @throws io.orrery.trade.LedgerException if it cannot be owned or is damaged
   */
  @Override
  public UniverseSession open(Universe universe) {
    return slot(universe).open();
  }

  /**
   * Ends the open session of {@code universe}; nothing happens if there is none.
   *
   * @param reason who or what ends it, as a sentence
   */
  @Override
  public void close(Universe universe, String reason) {
    slot(universe).close(reason);
  }

  /** The open session of {@code universe}; empty if there is none. */
  public Optional<UniverseSession> find(Universe universe) {
    return Optional.ofNullable(slot(universe).open);
  }

  /**
   * The open session of {@code universe}.
   *
   * @throws io.orrery.universe.SessionClosedException if it had one, naming it
   * @throws UniverseClosedException if it never had one in this process
   */
  public UniverseSession session(Universe universe) {
    return slot(universe).require();
  }

  /** The newest session of {@code universe} in this process, open or closed. */
  public Optional<Session> newest(Universe universe) {
    return Optional.ofNullable(slot(universe).newest);
  }

  /** What {@code universe} has recorded, open or closed. */
  public UniverseArchive archive(Universe universe) {
    return slot(universe).archive;
  }

  /**
   * Says that {@code universe} is closed on purpose, because it is another's turn: until it opens.
   */
  public void rest(Universe universe) {
    slot(universe).isResting = true;
  }

  /** Whether {@code universe} is closed on purpose. */
  public boolean isResting(Universe universe) {
    return slot(universe).isResting;
  }

  /** What stops them, each or all. */
  public KillSwitch killSwitch() {
    return controls.killSwitch();
  }

  /** Where they are kept. */
  Storage storage() {
    return storage;
  }

  /**
   * Gives a universe whose process died the end that its session did not have: a session opens, is
   * told to nobody, and closes.
   */
  void settle(Universe universe, Fact record, String reason) {
    slot(universe).settle(record, reason);
  }

  private Slot slot(Universe universe) {
    return slots.of(universe);
  }

  /** One universe's place. */
  private final class Slot {
    private final Universe universe;
    private final UniverseArchive archive;
    private @Nullable SessionSpec spec;
    private volatile @Nullable Session newest;
    private volatile @Nullable UniverseSession open;
    private volatile boolean isResting;

    Slot(Universe universe, UniverseArchive archive) {
      this.universe = universe;
      this.archive = archive;
    }

    synchronized UniverseSession open() {
      if (spec == null) {
        throw notConfigured();
      }
      if (open != null) {
        throw new IllegalStateException(
            "%s has an open session already: %s".formatted(universe, open.session().id()));
      }
      UniverseSession opened = begin(spec);
      newest = opened.session();
      open = opened;
      isResting = false;
      announce(opened);
      return opened;
    }

    synchronized void close(String reason) {
      UniverseSession closing = open;
      if (closing != null) {
        try {
          closing.close(reason);
        } finally {
          open = null;
        }
      }
    }

    synchronized void settle(Fact record, String reason) {
      if (spec == null) {
        throw notConfigured();
      }
      UniverseSession settling = begin(spec);
      newest = settling.session();
      try {
        settling.stopIntake(reason);
        settling.record(record);
      } finally {
        settling.close(reason);
      }
    }

    /** What a kill switch's file says holds from the first moment on. */
    private UniverseSession begin(SessionSpec by) {
      controls.killSwitch().look();
      return UniverseSession.open(by, storage, audience, controls, clock);
    }

    private void announce(UniverseSession opened) {
      try {
        opened.announce();
      } catch (RuntimeException e) {
        close("its opening could not be told");
        throw e;
      }
    }

    UniverseSession require() {
      UniverseSession current = open;
      if (current != null) {
        return current;
      }
      Session last = newest;
      if (last != null) {
        last.requireOpen();
      }
      throw spec == null
          ? notConfigured()
          : new UniverseClosedException(universe, "it has not been opened in this process");
    }

    private UniverseClosedException notConfigured() {
      return new UniverseClosedException(
          universe, "this deployment is not told to open it (setting orrery.universes)");
    }
  }
}
