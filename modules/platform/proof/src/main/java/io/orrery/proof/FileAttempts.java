package io.orrery.proof;

import io.orrery.basics.IdempotencyKey;
import io.orrery.basics.Sha256;
import io.orrery.basics.StrategyName;
import io.orrery.basics.Symbol;
import io.orrery.session.UniverseSession;
import io.orrery.session.Universes;
import io.orrery.trade.Fault;
import io.orrery.trade.LedgerException;
import io.orrery.trade.Trade;
import io.orrery.trade.Verdict;
import io.orrery.universe.Recorded;
import io.orrery.universe.RunId;
import io.orrery.universe.SessionId;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import io.orrery.verifier.Verifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Names that lead out, exchanged and edited files, a second owner, all in the folder of a twin: U5,
 * U13, U14, U15, U19 and U21.
 */
final class FileAttempts {

  private static final String TRADES = "data/paper/sealed/trades-000000000001.jsonl";
  private static final String TRADES_OF_SIMULATION =
      "data/simulation/sealed/trades-000000000001.jsonl";

  private FileAttempts() {}

  static List<Attempt> all() {
    return List.of(
        Attempt.onTwin(Invariant.U5, "name_that_is_a_path", scene -> names()),
        Attempt.onFiles(Invariant.U5, "exchanged_roots", FileAttempts::exchanged),
        Attempt.onFiles(Invariant.U5, "root_that_is_a_link", FileAttempts::linked),
        Attempt.onFiles(Invariant.U13, "read_from_the_file", FileAttempts::readAtOnce),
        Attempt.onFiles(Invariant.U13, "torn_tail", FileAttempts::tornTail),
        Attempt.onFiles(Invariant.U14, "edited_record", FileAttempts::edited),
        Attempt.onFiles(Invariant.U14, "removed_record", FileAttempts::removed),
        Attempt.onFiles(Invariant.U14, "reordered_records", FileAttempts::reordered),
        Attempt.onFiles(Invariant.U15, "promoted_ledger", FileAttempts::promoted),
        Attempt.onFiles(Invariant.U19, "second_owner", FileAttempts::secondOwner),
        Attempt.onFiles(Invariant.U19, "second_process", FileAttempts::secondProcess),
        Attempt.onFiles(Invariant.U21, "newer_format", FileAttempts::newerFormat));
  }

  private static Finding names() {
    String path = "../../live/trades";
    return Expect.all(
        Expect.refusal(IllegalArgumentException.class, () -> new Symbol(path)),
        Expect.refusal(IllegalArgumentException.class, () -> new IdempotencyKey(path)),
        Expect.refusal(IllegalArgumentException.class, () -> new StrategyName(path)),
        Expect.refusal(IllegalArgumentException.class, () -> new RunId(path)),
        Expect.refusal(IllegalArgumentException.class, () -> new SessionId(path)));
  }

  /** A session of each of these with three fills, closed. */
  private static Twin recorded(Scene scene, Universe... universes) throws IOException {
    Twin twin = scene.twin();
    for (Universe universe : universes) {
      UniverseSession session = twin.open(universe);
      for (int i = 0; i < 3; i++) {
        session.trades().append(session.session().mint(Facts.trade(scene.canary() + i)));
      }
      twin.close(universe);
    }
    return twin;
  }

  private static Finding refusedToOpen(Twin twin, String... named) {
    return Expect.refusal(
        LedgerException.class, List.of(named), () -> twin.process().open(Universe.PAPER));
  }

  /** The same, and it was refused before anything was touched. */
  private static Finding untouched(Twin twin, String... named) throws IOException {
    Map<String, Sha256> before = twin.folder().digests();
    Finding refused = refusedToOpen(twin, named);
    boolean isUntouched = twin.folder().digests().equals(before);
    return Expect.all(
        Finding.of(isUntouched, "the files must be what they were before it was refused"), refused);
  }

  private static Finding exchanged(Scene scene) throws IOException {
    Twin twin = recorded(scene, Universe.PAPER, Universe.SIMULATION);
    for (String area : List.of("data/", "logs/")) {
      twin.folder().move(area + "paper", area + "aside");
      twin.folder().move(area + "simulation", area + "paper");
      twin.folder().move(area + "aside", area + "simulation");
    }
    return untouched(twin, "must belong to universe paper", "simulation");
  }

  private static Finding linked(Scene scene) throws IOException {
    Twin twin = recorded(scene, Universe.PAPER);
    twin.folder().linkAway("data/paper", "elsewhere");
    return untouched(twin, "symbolic link");
  }

  private static Finding readAtOnce(Scene scene) throws IOException {
    UniverseSession paper = scene.twin().open(Universe.PAPER);
    Recorded<Trade> told = paper.trades().append(paper.session().mint(Facts.trade(scene.canary())));
    List<Recorded<Trade>> read =
        scene.twin().process().archive(Universe.PAPER).trades().after(0, 10);
    return Finding.of(
        read.size() == 1 && read.get(0).hash().equals(told.hash()),
        "record %d was acknowledged, and another reader of its file found %d"
            .formatted(told.seq(), read.size()));
  }

  private static Finding tornTail(Scene scene) throws IOException {
    Twin twin = recorded(scene, Universe.PAPER);
    UniverseSession session = twin.open(Universe.PAPER);
    session.trades().append(session.session().mint(Facts.trade(scene.canary())));
    byte[] active = twin.folder().read("data/paper/trades.jsonl");
    twin.close(Universe.PAPER);
    String sealed = "data/paper/sealed/trades-000000000004";
    twin.folder().remove(sealed + ".jsonl");
    twin.folder().remove(sealed + ".seal.json");
    byte[] torn = Arrays.copyOf(active, active.length + active.length / 2);
    System.arraycopy(active, 0, torn, active.length, active.length / 2);
    twin.folder().write("data/paper/trades.jsonl", torn);
    Universes after = twin.process();
    after.open(Universe.PAPER);
    long records = after.archive(Universe.PAPER).trades().lastSeq();
    boolean reported =
        after.archive(Universe.PAPER).audit().after(0, 100).stream()
            .anyMatch(record -> record.fact().type().equals("tail_set_aside"));
    return Finding.of(
        records == 4 && reported,
        "of 4 acknowledged records %d are there after a torn write, reported: %s"
            .formatted(records, reported));
  }

  private static List<String> lines(Twin twin, String file) throws IOException {
    return new String(twin.folder().read(file), StandardCharsets.UTF_8).lines().toList();
  }

  private static void write(Twin twin, String file, List<String> lines) throws IOException {
    String text = String.join("\n", lines) + "\n";
    twin.folder().write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private static Finding found(Twin twin, Fault... faults) {
    Verdict verdict = new Verifier(twin.folder().path()).verify(Universe.PAPER, Stream.TRADES);
    boolean isNamed =
        verdict instanceof Verdict.NotIntact broken && List.of(faults).contains(broken.fault());
    return Finding.of(isNamed, "the verifier says: " + verdict.sentence());
  }

  private static Finding edited(Scene scene) throws IOException {
    Twin twin = recorded(scene, Universe.PAPER);
    List<String> lines = lines(twin, TRADES);
    write(
        twin,
        TRADES,
        List.of(
            lines.get(0), lines.get(1).replace("\"qty\":\"1\"", "\"qty\":\"2\""), lines.get(2)));
    return found(twin, Fault.EDITED);
  }

  private static Finding removed(Scene scene) throws IOException {
    Twin twin = recorded(scene, Universe.PAPER);
    List<String> lines = lines(twin, TRADES);
    write(twin, TRADES, List.of(lines.get(0), lines.get(2)));
    return found(twin, Fault.REMOVED);
  }

  private static Finding reordered(Scene scene) throws IOException {
    Twin twin = recorded(scene, Universe.PAPER);
    List<String> lines = lines(twin, TRADES);
    write(twin, TRADES, List.of(lines.get(0), lines.get(2), lines.get(1)));
    return found(twin, Fault.REORDERED);
  }

  /** Simulated fills in the place of paper's. */
  private static Finding promoted(Scene scene) throws IOException {
    Twin twin = recorded(scene, Universe.PAPER, Universe.SIMULATION);
    twin.folder().write(TRADES, twin.folder().read(TRADES_OF_SIMULATION));
    return found(twin, Fault.FOREIGN_UNIVERSE);
  }

  private static Finding secondOwner(Scene scene) throws IOException {
    UniverseSession first = scene.twin().open(Universe.PAPER);
    Finding refused =
        Expect.refusal(
            LedgerException.class,
            List.of("one owner", first.session().id().value()),
            () -> scene.twin().process().open(Universe.PAPER));
    Recorded<Trade> next = first.trades().append(first.session().mint(Facts.trade(scene.canary())));
    return refused.outcome() == Outcome.HELD
        ? Finding.of(
            next.seq() == 1,
            "a second owner was refused and told session %s, which lost nothing"
                .formatted(first.session().id()))
        : refused;
  }

  private static Finding secondProcess(Scene scene) throws IOException {
    UniverseSession first = scene.twin().open(Universe.PAPER);
    Optional<OtherProcess.Ended> other = OtherProcess.run(scene.twin().folder().path());
    if (other.isEmpty()) {
      return Finding.notAttempted("another process needs a Java and the code in files");
    }
    Recorded<Trade> next = first.trades().append(first.session().mint(Facts.trade(scene.canary())));
    boolean isNamed =
        other.get().said().contains(first.session().id().value())
            && other.get().said().contains("process " + ProcessHandle.current().pid());
    return Finding.of(
        other.get().code() == 0 && isNamed && next.seq() == 1,
        other.get().code() == 0 && isNamed
            ? "another process was refused and told session %s and process %d"
                .formatted(first.session().id(), ProcessHandle.current().pid())
            : "another process ended with %d: %s"
                .formatted(other.get().code(), other.get().said()));
  }

  private static Finding newerFormat(Scene scene) throws IOException {
    Twin twin = recorded(scene, Universe.PAPER);
    for (String area : List.of("data", "logs")) {
      String file = area + "/paper/identity.json";
      String newer =
          new String(twin.folder().read(file), StandardCharsets.UTF_8)
              .replace("\"format_version\":1", "\"format_version\":2");
      twin.folder().write(file, newer.getBytes(StandardCharsets.UTF_8));
    }
    return refusedToOpen(twin, "format_version");
  }
}
