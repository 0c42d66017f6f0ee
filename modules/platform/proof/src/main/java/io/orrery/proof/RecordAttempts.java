package io.orrery.proof;

import io.orrery.session.UniverseSession;
import io.orrery.trade.History;
import io.orrery.trade.Trade;
import io.orrery.trade.TradeLedger;
import io.orrery.universe.Fact;
import io.orrery.universe.ForeignRecordException;
import io.orrery.universe.Minted;
import io.orrery.universe.Provenance;
import io.orrery.universe.Recorded;
import io.orrery.universe.Session;
import io.orrery.universe.SessionClosedException;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Records without a session, without provenance, or with another's: U1 to U4. */
final class RecordAttempts {

  private RecordAttempts() {}

  static List<Attempt> all(Deployment deployment) {
    List<Attempt> all =
        new ArrayList<>(
            List.of(
                Attempt.onTwin(Invariant.U1, "universe_by_guess", RecordAttempts::guess),
                Attempt.onTwin(Invariant.U2, "mint_after_close", RecordAttempts::mintAfterClose),
                Attempt.onTwin(
                    Invariant.U2, "append_after_close", RecordAttempts::appendAfterClose),
                Attempt.onTwin(Invariant.U3, "provenance_by_constructor", scene -> constructors()),
                Attempt.onTwin(Invariant.U3, "provenance_that_was_read", RecordAttempts::asRead),
                Attempt.onTwin(
                    Invariant.U4, "append_of_another_universe", RecordAttempts::foreignUniverse),
                Attempt.onTwin(
                    Invariant.U4, "append_of_an_earlier_session", RecordAttempts::foreignSession),
                Attempt.onTwin(
                    Invariant.U4, "append_without_waiting", RecordAttempts::foreignAsync)));
    for (UniverseSession open : deployment.open()) {
      all.add(
          Attempt.onDeployment(
              Invariant.U4,
              "append_of_a_twin",
              open.universe(),
              scene -> foreignTwin(scene, open)));
    }
    return all;
  }

  private static Finding guess(Scene scene) {
    return Expect.all(
        List.of("", "PAPER", "demo", "paper ", "../live").stream()
            .map(
                name ->
                    Expect.refusal(
                        IllegalArgumentException.class,
                        List.of("live, paper, simulation"),
                        () -> Universe.parse(name)))
            .toArray(Finding[]::new));
  }

  private static Finding mintAfterClose(Scene scene) throws IOException {
    Session closed = scene.twin().open(Universe.PAPER).session();
    scene.twin().close(Universe.PAPER);
    return Expect.refusal(
        SessionClosedException.class,
        List.of(closed.id().value()),
        () -> closed.mint(Facts.trade(scene.canary())));
  }

  private static Finding appendAfterClose(Scene scene) throws IOException {
    UniverseSession session = scene.twin().open(Universe.PAPER);
    Minted<Trade> minted = session.session().mint(Facts.trade(scene.canary()));
    scene.twin().close(Universe.PAPER);
    return Expect.refusal(
        SessionClosedException.class,
        List.of(session.session().id().value()),
        () -> session.trades().append(minted));
  }

  private static Finding constructors() {
    List<String> open =
        Stream.concat(
                Stream.of(Provenance.class, Minted.class, Recorded.class, Session.class),
                Arrays.stream(Session.class.getDeclaredClasses()))
            .filter(type -> type.getConstructors().length > 0)
            .map(Class::getSimpleName)
            .toList();
    return Finding.of(open.isEmpty(), "types whose public constructor would mint: " + open);
  }

  private static Finding asRead(Scene scene) throws IOException {
    UniverseSession session = scene.session(Universe.PAPER);
    session.trades().append(session.session().mint(Facts.trade(scene.canary())));
    Recorded<?> read = scene.archive(Universe.PAPER).trades().after(0, 1).get(0);
    return Expect.refusal(
        ForeignRecordException.class, () -> session.session().requireOwn(read.provenance()));
  }

  private static Finding foreignUniverse(Scene scene) throws IOException {
    UniverseSession paper = scene.twin().open(Universe.PAPER);
    UniverseSession simulation = scene.twin().open(Universe.SIMULATION);
    var foreign = simulation.session().mint(Facts.trade(scene.canary()));
    Finding refused =
        Expect.refusal(
            ForeignRecordException.class,
            List.of(paper.session().id().value(), simulation.session().id().value()),
            () -> paper.trades().append(foreign));
    return Expect.all(refused, audited(scene.twin(), Universe.PAPER), untouched(scene, refused));
  }

  private static Finding foreignSession(Scene scene) throws IOException {
    UniverseSession earlier = scene.twin().open(Universe.PAPER);
    var foreign = earlier.session().mint(Facts.trade(scene.canary()));
    scene.twin().close(Universe.PAPER);
    UniverseSession now = scene.twin().open(Universe.PAPER);
    Finding refused =
        Expect.refusal(
            ForeignRecordException.class,
            List.of(earlier.session().id().value()),
            () -> now.trades().append(foreign));
    return Expect.all(refused, untouched(scene, refused));
  }

  private static Finding foreignAsync(Scene scene) throws IOException {
    TradeLedger paper = scene.twin().open(Universe.PAPER).trades();
    var foreign = scene.twin().open(Universe.LIVE).session().mint(Facts.trade(scene.canary()));
    Finding refused =
        Expect.refusal(
            ForeignRecordException.class,
            () -> paper.appendAsync(foreign).toCompletableFuture().join());
    return Expect.all(refused, untouched(scene, refused));
  }

  /** Nothing was written, whatever the answer was. */
  private static Finding untouched(Scene scene, Finding otherwise) throws IOException {
    long records = scene.twin().universes().archive(Universe.PAPER).trades().lastSeq();
    return records == 0
        ? otherwise
        : Finding.broken("%d foreign records were written".formatted(records));
  }

  private static Finding audited(Twin twin, Universe universe) {
    boolean found =
        twin.universes().archive(universe).audit().after(0, 100).stream()
            .anyMatch(record -> record.fact().type().equals("attempt_refused"));
    return Finding.of(found, "the attempt must be on the audit record");
  }

  /** What no ledger could hold is offered, so that nothing is recorded in any case. */
  private static Finding foreignTwin(Scene scene, UniverseSession target) throws IOException {
    Universe other =
        Arrays.stream(Universe.values())
            .filter(universe -> universe != target.universe())
            .findFirst()
            .orElseThrow();
    Minted<Fact> foreign = scene.session(other).session().mint(Facts.unrecordable(scene.canary()));
    return Expect.refusal(
        ForeignRecordException.class,
        List.of(target.session().id().value(), foreign.provenance().sessionId().value()),
        () -> target.orders().append(foreign));
  }

  /** How many of the newest records of a stream are looked at. */
  static final int LOOKED_AT = 1000;

  /** The newest records of one stream, which are all of its universe. */
  static Finding unmixed(History<?> history) {
    long from = Math.max(0, history.lastSeq() - LOOKED_AT);
    List<? extends Recorded<?>> records = history.after(from, LOOKED_AT);
    long foreign =
        records.stream()
            .filter(
                record ->
                    record.provenance().universe() != history.universe()
                        || record.stream() != history.stream())
            .count();
    return Finding.of(
        foreign == 0,
        "of the newest %d records of %s %s, %d are of another universe or stream"
            .formatted(records.size(), history.universe(), history.stream(), foreign));
  }
}
