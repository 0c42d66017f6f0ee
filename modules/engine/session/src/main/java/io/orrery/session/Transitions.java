package io.orrery.session;

import io.orrery.universe.Universe;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Leads from one universe to another (contract U8): everything of the source is destroyed and that
 * is proved, then the target begins anew; both sides have a boundary record. One at a time. What
 * failed half way leaves the source closed and the target unopened, and can be resumed, also by
 * another process after a crash.
 */
public final class Transitions {

  private static final System.Logger LOG = System.getLogger(Transitions.class.getName());

  private final Universes universes;
  private final Lifecycle lifecycle;
  private final TransitionBook book;
  private final Consumer<TransitionStep> after;
  private final ReentrantLock one = new ReentrantLock();
  private volatile @Nullable ControlId running;

  /** Between the universes of one deployment, which {@code lifecycle} opens and closes. */
  public Transitions(Universes universes, Lifecycle lifecycle) {
    this(universes, lifecycle, step -> {});
  }

  /** The same, telling {@code after} of each step that is over; what it throws interrupts. */
  public Transitions(Universes universes, Lifecycle lifecycle, Consumer<TransitionStep> after) {
    this.universes = universes;
    this.lifecycle = lifecycle;
    this.book = new TransitionBook(universes);
    this.after = after;
  }

  /**
   * What {@code wanted} would destroy. Changes nothing.
   *
   * @throws TransitionRefusedException if it could not begin
   */
  public TransitionPlan plan(Transition wanted) {
    requirePossible(wanted);
    UniverseSession source = universes.session(wanted.from());
    return new TransitionPlan(
        wanted, source.session().id().value(), new Teardown(source, universes.storage()).items());
  }

  /**
   * Does it.
   *
   * @throws TransitionRefusedException if it cannot begin; nothing was changed
   * @throws io.orrery.trade.LedgerException if its beginning cannot be recorded; nothing was
   *     changed
   * @throws TransitionInterruptedException if it failed after its beginning: the source is closed,
   *     the target is not opened, and {@link #resume} goes on
   */
  public TransitionResult run(Transition wanted) {
    return alone(() -> told(begin(wanted)));
  }

  /**
   * Goes on with a transition that was interrupted. One that is complete stays as it is.
   *
   * @param by who wants it
   * @throws TransitionRefusedException if there is no such transition, or one side has an open
   *     session
   * @throws TransitionInterruptedException if it failed again
   */
  public TransitionResult resume(ControlId id, String by) {
    Sentence.of("by", by);
    return alone(() -> told(goOn(id, by)));
  }

  /** The newest transition out of each universe, as far as there is one. */
  public List<TransitionState> newest() {
    List<TransitionState> states = new ArrayList<>();
    for (Universe universe : Universe.values()) {
      book.newest(universe).map(this::state).ifPresent(states::add);
    }
    return states;
  }

  /** Those that were interrupted: neither side opens before they are resumed. */
  public List<TransitionState> interrupted() {
    return book.unfinished().stream()
        .map(this::state)
        .filter(state -> state.phase() == TransitionState.Phase.INTERRUPTED)
        .toList();
  }

  private TransitionResult told(TransitionResult result) {
    after.accept(TransitionStep.COMPLETED);
    return result;
  }

  private TransitionResult begin(Transition wanted) {
    long start = System.nanoTime();
    requirePossible(wanted);
    UniverseSession source = universes.session(wanted.from());
    Teardown teardown = new Teardown(source, universes.storage());
    ControlId id = ControlId.ofTransition();
    TransitionBegun begun =
        new TransitionBegun(
            id,
            wanted.to(),
            wanted.reason(),
            wanted.by(),
            wanted.openOrders(),
            universes.archive(wanted.to()).audit().lastSeq());
    source.record(begun);
    running = id;
    var entry = new TransitionBook.Entry(wanted.from(), source.session().id().value(), begun);
    try {
      after.accept(TransitionStep.BEGUN);
      TeardownProof proof = tearDown(source, wanted, id, teardown);
      return open(entry, wanted.by(), Optional.of(proof), start);
    } catch (RuntimeException | Error e) {
      throw interrupted(entry, e);
    }
  }

  private TeardownProof tearDown(
      UniverseSession source, Transition wanted, ControlId id, Teardown teardown) {
    String reason = "transition %s to %s: %s".formatted(id, wanted.to(), wanted.reason());
    source.stopIntake(reason);
    after.accept(TransitionStep.INTAKE_STOPPED);
    source.stopAgents();
    after.accept(TransitionStep.AGENTS_STOPPED);
    List<String> failures = source.closeOutside(wanted.openOrders());
    if (!failures.isEmpty()) {
      throw new IllegalStateException(
          "open orders must be ended before the session is: " + String.join("; ", failures));
    }
    after.accept(TransitionStep.OUTSIDE_CLOSED);
    lifecycle.close(wanted.from(), reason);
    after.accept(TransitionStep.SOURCE_CLOSED);
    TeardownProof proof = teardown.prove();
    if (!proof.remaining().isEmpty()) {
      throw new IllegalStateException(
          "nothing of session %s must be in use, found %s"
              .formatted(proof.sessionId(), proof.remaining()));
    }
    after.accept(TransitionStep.TEARDOWN_PROVED);
    return proof;
  }

  private TransitionResult open(
      TransitionBook.Entry entry, String by, Optional<TeardownProof> proof, long start) {
    UniverseSession target = lifecycle.open(entry.begun().to());
    after.accept(TransitionStep.TARGET_OPENED);
    TransitionCompleted completed =
        new TransitionCompleted(
            entry.begun().transitionId(),
            entry.from(),
            entry.session(),
            entry.begun().reason(),
            by,
            proof.isEmpty(),
            proof.map(each -> (long) each.parts().size()).orElse(0L));
    target.events().publishAll(List.of(completed)).forEach(target::record);
    target.record(completed);
    universes.rest(entry.from());
    running = null;
    return new TransitionResult(
        state(entry),
        Optional.of(target.session().id().value()),
        proof,
        Duration.ofNanos(System.nanoTime() - start));
  }

  private TransitionResult goOn(ControlId id, String by) {
    long start = System.nanoTime();
    TransitionBook.Entry entry = find(id);
    if (book.isCompleted(entry)) {
      return new TransitionResult(state(entry), Optional.empty(), Optional.empty(), Duration.ZERO);
    }
    requireClosed(entry.from());
    requireClosed(entry.begun().to());
    running = id;
    try {
      if (!book.isSettled(entry.from())) {
        universes.settle(
            entry.from(),
            new TransitionResumed(id, by),
            "transition %s to %s, resumed by %s".formatted(id, entry.begun().to(), by));
      }
      after.accept(TransitionStep.SOURCE_CLOSED);
      return open(entry, by, Optional.empty(), start);
    } catch (RuntimeException | Error e) {
      throw interrupted(entry, e);
    }
  }

  /** Closes whatever is open of both sides, and says how it stands. */
  private TransitionInterruptedException interrupted(TransitionBook.Entry entry, Throwable cause) {
    ControlId id = entry.begun().transitionId();
    String reason = "transition %s was interrupted: %s".formatted(id, cause.getMessage());
    for (Universe side : List.of(entry.from(), entry.begun().to())) {
      try {
        lifecycle.close(side, reason);
      } catch (RuntimeException e) {
        cause.addSuppressed(e);
      }
    }
    running = null;
    LOG.log(Level.ERROR, reason, cause);
    return new TransitionInterruptedException(
        id,
        "transition %s is interrupted: %s is closed, %s is not opened, and resuming %s goes on. %s"
            .formatted(id, entry.from(), entry.begun().to(), id, cause.getMessage()),
        cause);
  }

  private TransitionState state(TransitionBook.Entry entry) {
    TransitionBegun begun = entry.begun();
    TransitionState.Phase phase =
        begun.transitionId().equals(running)
            ? TransitionState.Phase.RUNNING
            : book.isCompleted(entry)
                ? TransitionState.Phase.COMPLETED
                : TransitionState.Phase.INTERRUPTED;
    String sentence =
        switch (phase) {
          case RUNNING -> "it is under way";
          case COMPLETED -> "%s ended and %s began".formatted(entry.from(), begun.to());
          case INTERRUPTED ->
              "%s is closed and %s is not opened: resume it".formatted(entry.from(), begun.to());
        };
    return new TransitionState(
        begun.transitionId(), begun.transition(entry.from()), entry.session(), phase, sentence);
  }

  private TransitionBook.Entry find(ControlId id) {
    for (Universe universe : Universe.values()) {
      Optional<TransitionBook.Entry> entry =
          book.newest(universe).filter(each -> each.begun().transitionId().equals(id));
      if (entry.isPresent()) {
        return entry.get();
      }
    }
    throw new TransitionRefusedException(
        "a transition must be the newest out of its universe to be resumed, %s is not"
            .formatted(id));
  }

  private void requirePossible(Transition wanted) {
    if (universes.find(wanted.from()).isEmpty()) {
      throw new TransitionRefusedException(
          "a transition must begin at an open session, %s has none".formatted(wanted.from()));
    }
    if (!universes.configured().contains(wanted.to())) {
      throw new TransitionRefusedException(
          "this deployment must be told to open %s (setting orrery.universes), is not"
              .formatted(wanted.to()));
    }
    requireClosed(wanted.to());
    book.unfinished().stream()
        .filter(entry -> entry.begun().to() == wanted.to() || entry.begun().to() == wanted.from())
        .findFirst()
        .ifPresent(
            entry -> {
              throw new TransitionRefusedException(
                  "transition %s must be resumed first: it is interrupted"
                      .formatted(entry.begun().transitionId()));
            });
  }

  private void requireClosed(Universe universe) {
    universes
        .find(universe)
        .ifPresent(
            open -> {
              throw new TransitionRefusedException(
                  "%s must have no open session, has %s".formatted(universe, open.session().id()));
            });
  }

  private <T> T alone(Supplier<T> work) {
    if (!one.tryLock()) {
      throw new TransitionRefusedException("one transition must end before another begins");
    }
    try {
      return work.get();
    } finally {
      one.unlock();
    }
  }
}
