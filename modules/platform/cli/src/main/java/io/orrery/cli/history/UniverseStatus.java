package io.orrery.cli.history;

import io.orrery.ledger.ControlFiles;
import io.orrery.ledger.FileStorage;
import io.orrery.session.SessionBook;
import io.orrery.trade.ControlScope;
import io.orrery.trade.Direction;
import io.orrery.trade.History;
import io.orrery.trade.LedgerException;
import io.orrery.trade.Selection;
import io.orrery.trade.UniverseArchive;
import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where one universe stands, read from a home's files alone; nothing is verified or changed. */
final class UniverseStatus {

  private final Path home;
  private final Universe universe;

  UniverseStatus(Path home, Universe universe) {
    this.home = home;
    this.universe = universe;
  }

  /** All that is known, by stable names; what is not known is absent. */
  Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("universe", universe.wireName());
    try {
      UniverseArchive archive = new FileStorage(home, Clock.systemUTC()).archive(universe);
      Optional<LockOwner> owner = LockOwner.of(home, universe);
      addSession(members, new SessionBook(archive.audit()).newest(), owner);
      addKill(members);
      addArming(members, archive);
      members.put("ledgers", heads(archive));
    } catch (LedgerException | IOException e) {
      members.put("problem", String.valueOf(e.getMessage()));
    }
    return members;
  }

  private static void addSession(
      Map<String, Object> members, Optional<SessionBook.Entry> newest, Optional<LockOwner> owner) {
    members.put("state", state(newest, owner));
    newest.ifPresent(
        entry -> {
          members.put("session_id", entry.id().value());
          members.put("opened_at", String.valueOf(entry.openedFields().get("opened_at")));
          Object closed = entry.closedFields().get("closed_at");
          if (closed != null) {
            members.put("closed_at", closed);
          }
          members.put("validity_class", entry.opened().provenance().validityClass().name());
          members.put("data_lineage_id", entry.opened().provenance().lineageId());
        });
    owner.ifPresent(
        found -> {
          members.put("owner", found.words());
          members.put("lock_held", found.isHeld());
        });
  }

  /** A session without an end is open while its lock is held, and was interrupted otherwise. */
  private static String state(Optional<SessionBook.Entry> newest, Optional<LockOwner> owner) {
    if (newest.isEmpty()) {
      return "never_opened";
    }
    if (newest.get().closed().isPresent()) {
      return "closed";
    }
    return owner
        .flatMap(LockOwner::isHeld)
        .map(held -> held ? "open" : "interrupted")
        .orElse("open_or_interrupted");
  }

  private void addKill(Map<String, Object> members) {
    ControlFiles files = new ControlFiles(home);
    var latched = files.read(ControlScope.of(universe)).or(() -> files.read(ControlScope.all()));
    members.put("killed", latched.isPresent());
    latched.ifPresent(found -> members.put("killed_because", found.reason()));
  }

  /** The last step of arming that this session recorded; nothing is armed outside of a session. */
  private static void addArming(Map<String, Object> members, UniverseArchive archive) {
    if (!archive.universe().needsConfirmation()) {
      return;
    }
    boolean isOpen = "open".equals(members.get("state"));
    members.put("arming", isOpen ? lastStep(archive).orElse("disarmed") : "disarmed");
  }

  private static Optional<String> lastStep(UniverseArchive archive) {
    List<Recorded<Fact>> newest =
        archive.audit().select(Selection.all(), Direction.NEWEST_FIRST, 0, History.MAX_LIMIT);
    for (Recorded<Fact> record : newest) {
      switch (record.fact().type()) {
        case "arming_requested":
          return Optional.of("requested");
        case "arming_approved":
          return Optional.of("armed");
        case "disarmed", "session_opened":
          return Optional.of("disarmed");
        default:
          break;
      }
    }
    return Optional.empty();
  }

  private static Map<String, Object> heads(UniverseArchive archive) {
    Map<String, Object> heads = new LinkedHashMap<>();
    for (History<?> history :
        List.of(
            archive.trades(),
            archive.equity(),
            archive.orders(),
            archive.events(),
            archive.audit())) {
      heads.put(history.stream().wireName(), head(history));
    }
    return heads;
  }

  private static Map<String, Object> head(History<?> history) {
    long last = history.lastSeq();
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("last_seq", last);
    if (last > 0) {
      Recorded<?> newest = history.after(last - 1, 1).get(0);
      head.put("head", newest.hash().value());
      head.put("recorded_at", newest.recordedAt().toString());
    }
    return head;
  }
}
