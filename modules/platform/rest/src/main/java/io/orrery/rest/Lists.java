package io.orrery.rest;

import io.orrery.trade.History;
import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;

/**
 * Answers the pages of a ledger, oldest first. It needs no session: what is recorded is readable.
 */
final class Lists {

  private Lists() {}

  static <F extends Fact> Response page(
      Standing standing, History<F> history, PageRequest asked, UriInfo uri) {
    List<Recorded<F>> records = history.after(asked.from().orElse(0L), asked.limit());
    Optional<Cursor> next = next(history, records);
    return Answers.page(standing, PageView.of(standing, records, next), next, asked.limit(), uri);
  }

  private static <F extends Fact> Optional<Cursor> next(
      History<F> history, List<Recorded<F>> records) {
    if (records.isEmpty()) {
      return Optional.empty();
    }
    long last = records.get(records.size() - 1).seq();
    return last < history.lastSeq()
        ? Optional.of(new Cursor(history.universe(), history.stream().wireName(), last))
        : Optional.empty();
  }
}
