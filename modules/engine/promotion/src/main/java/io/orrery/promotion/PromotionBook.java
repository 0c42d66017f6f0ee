package io.orrery.promotion;

import io.orrery.session.ControlId;
import io.orrery.trade.AuditHistory;
import io.orrery.trade.History;
import io.orrery.universe.Fact;
import io.orrery.universe.Provenance;
import io.orrery.universe.Recorded;
import io.orrery.universe.Universe;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One universe's promotions as its audit ledger tells of them. It reads what is new in the ledger
 * whenever it is asked. Safe for use by many threads.
 */
public final class PromotionBook {

  private final AuditHistory audit;
  private final Map<ControlId, Provenance> provenances = new HashMap<>();
  private Promotions promotions;
  private long read;

  /** Reads nothing yet. */
  public PromotionBook(AuditHistory audit) {
    this.audit = audit;
    this.promotions = Promotions.none(audit.universe());
  }

  /** Whose promotions these are. */
  public Universe universe() {
    return audit.universe();
  }

  /**
   * All that is on record by now.
   *
   * @throws io.orrery.trade.LedgerException if the audit ledger is damaged, naming the place
   * @throws IllegalArgumentException if a record is none that this version understands
   */
  public synchronized Promotions promotions() {
    while (read < audit.lastSeq()) {
      List<Recorded<Fact>> page = audit.after(read, History.MAX_LIMIT);
      if (page.isEmpty()) {
        break;
      }
      for (Recorded<Fact> record : page) {
        promotions = promotions.after(record.fact());
        note(record);
        read = record.seq();
      }
    }
    return promotions;
  }

  /** Which session recorded the request for a promotion; empty if there is none of that name. */
  public synchronized Optional<Provenance> provenance(ControlId id) {
    promotions();
    return Optional.ofNullable(provenances.get(id));
  }

  private void note(Recorded<Fact> record) {
    RecordedFields.promotion(record.fact())
        .ifPresent(begun -> provenances.putIfAbsent(begun.id(), record.provenance()));
  }
}
