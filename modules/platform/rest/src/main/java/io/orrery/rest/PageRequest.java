package io.orrery.rest;

import io.orrery.trade.History;
import io.orrery.universe.Universe;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for.
 *
 * @param from the number next to which it begins; empty for the list's own beginning
 * @param limit most items
 */
record PageRequest(Optional<Long> from, int limit) {

  private static final int DEFAULT_LIMIT = 100;

  static PageRequest read(
      Universe universe,
      String list,
      @Nullable String limit,
      @Nullable String afterSeq,
      @Nullable String cursor) {
    if (afterSeq != null && cursor != null) {
      throw Parameters.refused("cursor", "cursor and after_seq must not be given both");
    }
    Optional<Long> from =
        cursor == null
            ? Parameters.whole("after_seq", afterSeq, 0, Parameters.MAX_SEQ)
            : Optional.of(Cursor.seq(universe, list, cursor));
    return new PageRequest(from, limit(limit));
  }

  private static int limit(@Nullable String text) {
    return Parameters.whole("limit", text, 1, History.MAX_LIMIT)
        .map(Long::intValue)
        .orElse(DEFAULT_LIMIT);
  }
}
