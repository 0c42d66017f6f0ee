package io.orrery.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * The templates that readers of one ledger have learned, newest first; what one learns, all know.
 * Safe for use by many threads.
 */
final class LineTemplates {

  private static final int MOST = 12;
  private static final int MOST_BYTES = 8 * 1024;

  private volatile List<LineTemplate> known = List.of();

  /** All of them. */
  List<LineTemplate> known() {
    return known;
  }

  /** Learns from a line that was read strictly and stands in its place in the ledger. */
  void learn(byte[] line, Line read) {
    if (line.length <= MOST_BYTES) {
      LineTemplate.of(line, read).ifPresent(this::add);
    }
  }

  private synchronized void add(LineTemplate template) {
    List<LineTemplate> grown = new ArrayList<>();
    grown.add(template);
    known.stream().filter(each -> !each.isSame(template)).limit(MOST - 1L).forEach(grown::add);
    known = List.copyOf(grown);
  }
}
