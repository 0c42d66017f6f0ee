package io.orrery.ledger;

import io.orrery.trade.LedgerException;
import io.orrery.trade.UniverseStore.TornTail;
import io.orrery.universe.Stream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All ledgers of one universe while it is owned: recovered, open at their ends, shared with
 * readers.
 */
final class OpenLedgers {

  private final Home home;
  private final Disk disk;
  private final FileArchive archive;
  private final Map<Stream, Tail> tails = new EnumMap<>(Stream.class);
  private final List<TornTail> tornTails = new ArrayList<>();

  OpenLedgers(Home home, Disk disk, FileArchive archive) {
    this.home = home;
    this.disk = disk;
    this.archive = archive;
  }

  /**
   * Brings every ledger to a clean end and opens it there. All are looked at before one is changed.
   *
   * @throws LedgerException if one is damaged
   */
  void recover(byte[] genesis) throws IOException {
    List<Recovery> recoveries = new ArrayList<>();
    for (Stream stream : Stream.values()) {
      recoveries.add(Recovery.scan(archive.view(stream).file(), genesis));
    }
    for (Recovery recovery : recoveries) {
      Optional<TornTail> torn = recovery.setTornTailAside(home, disk);
      torn.ifPresent(tornTails::add);
      open(recovery);
    }
  }

  Map<Stream, Tail> tails() {
    return tails;
  }

  List<TornTail> tornTails() {
    return tornTails;
  }

  /** Gives the ledgers back to readers and closes their files. */
  void close() {
    List<IOException> failures = new ArrayList<>();
    tails.forEach(
        (stream, tail) -> {
          archive.view(stream).disown();
          close(tail, failures);
        });
    if (!failures.isEmpty()) {
      throw new LedgerException("a ledger's file cannot be closed", failures.get(0));
    }
  }

  private void open(Recovery recovery) throws IOException {
    LedgerFile file = recovery.file();
    Stream stream = file.id().stream();
    tails.put(stream, new Tail(file.id(), recovery.index(), disk.openToAppend(file.path()), disk));
    archive.view(stream).own(recovery.index());
  }

  private static void close(Tail tail, List<IOException> failures) {
    try {
      tail.close();
    } catch (IOException e) {
      failures.add(e);
    }
  }
}
