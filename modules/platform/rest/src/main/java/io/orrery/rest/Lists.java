package io.orrery.rest;

import io.orrery.trade.Direction;
import io.orrery.trade.EquityHistory;
import io.orrery.trade.EquityPoint;
import io.orrery.trade.History;
import io.orrery.trade.LedgerException;
import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** Answers the pages of a ledger. It needs no session: what is recorded is readable. */
final class Lists {

  private Lists() {}

  static <F extends Fact> Response page(Standing standing, History<F> history, ListRequest asked) {
    PageRequest page = asked.page();
    List<Recorded<F>> records =
        history.select(asked.selection(), asked.direction(), page.from().orElse(0L), page.limit());
    Optional<Cursor> next = next(history, records, asked);
    return Answers.page(standing, PageView.of(standing, records, next), next, asked);
  }

  /** A curve is whole: it has no next page. */
  static Response curve(Standing standing, EquityHistory history, ListRequest asked, int points) {
    List<Recorded<EquityPoint>> curve = history.thinned(asked.selection(), points);
    Optional<Cursor> none = Optional.empty();
    return Answers.page(standing, PageView.of(standing, curve, none), none, asked);
  }

  private static <F extends Fact> Optional<Cursor> next(
      History<F> history, List<Recorded<F>> records, ListRequest asked) {
    if (records.isEmpty()) {
      return Optional.empty();
    }
    long last = records.get(records.size() - 1).seq();
    return hasMore(history, asked, last)
        ? Optional.of(new Cursor(history.universe(), history.stream().wireName(), last))
        : Optional.empty();
  }

  /** Behind a damaged place there may be more: the next page says what is wrong. */
  private static <F extends Fact> boolean hasMore(
      History<F> history, ListRequest asked, long last) {
    if (asked.isPlain()) {
      return last < history.lastSeq();
    }
    if (asked.direction() == Direction.NEWEST_FIRST && last == 1) {
      return false;
    }
    try {
      return !history.select(asked.selection(), asked.direction(), last, 1).isEmpty();
    } catch (LedgerException e) {
      return true;
    }
  }
}
