package io.orrery.cli.control;

import io.orrery.ledger.FileStorage;
import io.orrery.promotion.Promotion;
import io.orrery.promotion.PromotionBook;
import io.orrery.promotion.PromotionRow;
import io.orrery.session.ControlId;
import io.orrery.universe.CrossUniverse;
import io.orrery.universe.Universe;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The promotions of a home, as its audit ledgers tell of them; no server is needed. */
@CrossUniverse("reads the promotions of each universe by itself")
final class PromotionHome {

  private static final List<Universe> PROMOTED_TO = List.of(Universe.PAPER, Universe.LIVE);

  private final FileStorage storage;
  private final Clock clock;

  PromotionHome(Path home, Clock clock) {
    this.storage = new FileStorage(home, clock);
    this.clock = clock;
  }

  /** Those to one universe, or to both, one after the other; the newest first. */
  List<PromotionRow> rows(Optional<Universe> only) {
    List<PromotionRow> rows = new ArrayList<>();
    for (Universe universe : PROMOTED_TO) {
      if (only.isEmpty() || only.get() == universe) {
        rows.addAll(rows(book(universe)));
      }
    }
    return rows;
  }

  /**
   * The promotion of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  Promotion require(ControlId id) {
    return PROMOTED_TO.stream()
        .flatMap(universe -> book(universe).promotions().find(id).stream())
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "a promotion must be one that orrery promote list shows, was " + id));
  }

  /** The row of a promotion. */
  PromotionRow row(Promotion promotion) {
    return row(book(promotion.to()), promotion);
  }

  private List<PromotionRow> rows(PromotionBook book) {
    List<Promotion> known = new ArrayList<>(book.promotions().all());
    Collections.reverse(known);
    return known.stream().map(each -> row(book, each)).toList();
  }

  private PromotionRow row(PromotionBook book, Promotion promotion) {
    return new PromotionRow(
        promotion, book.provenance(promotion.id()).orElseThrow(), clock.instant());
  }

  private PromotionBook book(Universe universe) {
    return new PromotionBook(storage.archive(universe).audit());
  }
}
