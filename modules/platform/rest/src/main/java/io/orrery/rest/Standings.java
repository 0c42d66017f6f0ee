package io.orrery.rest;

import io.orrery.session.SessionBook;
import io.orrery.session.Universes;
import io.orrery.universe.PerUniverse;
import io.orrery.universe.Universe;

/** Answers where each universe stands, and what sessions it has had. Safe for many threads. */
final class Standings {

  private final Universes universes;
  private final PerUniverse<SessionBook> books;

  Standings(Universes universes) {
    this.universes = universes;
    this.books =
        new PerUniverse<>(universe -> new SessionBook(universes.archive(universe).audit()));
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
    return books.of(universe);
  }
}
