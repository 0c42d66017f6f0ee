package io.orrery.ledger;

import io.orrery.ledger.index.Entry;
import io.orrery.ledger.index.GrowingIndex;
import io.orrery.ledger.index.Terms;
import io.orrery.universe.Provenance;
import io.orrery.universe.Stream;
import java.util.HashMap;
import java.util.Map;

/** Tells an index of the record at which a cursor stands. For one thread. */
final class IndexFiller {

  private final GrowingIndex index;
  private final boolean hasAmounts;
  private final RecordTime time;
  private final Entry entry = new Entry();
  private final Span span = new Span();
  private final DecimalText decimal = new DecimalText();
  private final Map<String, Long> constants = new HashMap<>();

  IndexFiller(Stream stream, GrowingIndex index) {
    this.index = index;
    this.hasAmounts = stream == Stream.EQUITY;
    this.time = new RecordTime(stream);
  }

  void add(LedgerCursor cursor) {
    time.read(cursor);
    entry.begin(cursor.offset(), time.micros());
    addText(cursor, LineTemplate.Known.SYMBOL, Terms.SYMBOL);
    addText(cursor, LineTemplate.Known.STRATEGY, Terms.STRATEGY);
    addText(cursor, LineTemplate.Known.ORDER_ID, Terms.ORDER);
    addText(cursor, LineTemplate.Known.IDEMPOTENCY_KEY, Terms.KEY);
    Provenance provenance = cursor.sample().provenance();
    addConstant(Terms.VALIDITY, provenance.validityClass().name());
    addConstant(Terms.SESSION, provenance.sessionId().value());
    if (hasAmounts && cursor.find(LineTemplate.Known.EQUITY, span) && decimal.read(span)) {
      entry.amount(decimal.unscaled(), decimal.scale());
    }
    index.add(entry, cursor.end());
  }

  private void addText(LedgerCursor cursor, LineTemplate.Known member, Terms kind) {
    if (cursor.find(member, span) && span.isText()) {
      entry.add(kind.of(span.bytes(), span.start(), span.end()));
    }
  }

  private void addConstant(Terms kind, String text) {
    if (constants.size() > 64) {
      constants.clear();
    }
    entry.add(constants.computeIfAbsent(text, kind::of));
  }
}
