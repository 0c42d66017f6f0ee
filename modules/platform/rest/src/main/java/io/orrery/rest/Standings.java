package io.orrery.rest;

import io.orrery.session.Universes;
import io.orrery.universe.Universe;
import java.util.EnumMap;
import java.util.Map;

/** Answers where each universe stands, and what sessions it has had. Safe for many threads. */
final class Standings {

  private final Universes universes;
  private final Map<Universe, SessionBook> books = new EnumMap<>(Universe.class);

  Standings(Universes universes) {
    this.universes = universes;
    for (Universe universe : Universe.values()) {
      books.put(universe, new SessionBook(universes.archive(universe).audit()));
    }
  }

  /** The session of this process if it has had one, else the newest in the ledger. */
  Standing of(Universe universe) {
    return universes
        .newest(universe)
        .map(Standing::of)
        .or(() -> book(universe).newest().map(entry -> Standing.of(universe, entry)))
        .orElseGet(() -> Standing.unknown(universe));
  }

  SessionBook book(Universe universe) {
    SessionBook book = books.get(universe);
    if (book == null) {
      throw new IllegalStateException("every universe has a book");
    }
    return book;
  }
}
