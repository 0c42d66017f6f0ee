package io.orrery.ledger;

import io.orrery.basics.IdempotencyKey;
import io.orrery.basics.OrderId;
import io.orrery.basics.StrategyName;
import io.orrery.basics.Symbol;
import io.orrery.ledger.index.Terms;
import io.orrery.trade.Selection;
import io.orrery.universe.Provenance;
import io.orrery.universe.Stream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A selection, as it is asked of lines and of indexes. For one thread. */
final class LineFilter {

  private final Selection selection;
  private final RecordTime time;
  private final Span span = new Span();
  private final List<Wanted> wanted = new ArrayList<>();
  private final List<Long> terms = new ArrayList<>();
  private final boolean hasTime;

  private record Wanted(LineTemplate.Known member, byte[] text) {}

  LineFilter(Selection selection, Stream stream) {
    this.selection = selection;
    this.time = new RecordTime(stream);
    this.hasTime = selection.from().isPresent() || selection.to().isPresent();
    want(LineTemplate.Known.ORDER_ID, Terms.ORDER, selection.orderId().map(OrderId::value));
    want(
        LineTemplate.Known.IDEMPOTENCY_KEY,
        Terms.KEY,
        selection.idempotencyKey().map(IdempotencyKey::value));
    want(LineTemplate.Known.SYMBOL, Terms.SYMBOL, selection.symbol().map(Symbol::value));
    want(
        LineTemplate.Known.STRATEGY, Terms.STRATEGY, selection.strategy().map(StrategyName::value));
    selection.validity().ifPresent(only -> terms.add(Terms.VALIDITY.of(only.name())));
    selection.session().ifPresent(only -> terms.add(Terms.SESSION.of(only.value())));
  }

  /** Whether the record at the cursor fits. */
  boolean matches(LedgerCursor cursor) {
    for (Wanted each : wanted) {
      if (!isThere(cursor, each)) {
        return false;
      }
    }
    return isOfProvenance(cursor) && isInTime(cursor);
  }

  /** Every record that fits has all of these. */
  List<Long> terms() {
    return terms;
  }

  boolean hasTime() {
    return hasTime;
  }

  /** Whether nothing with times from {@code least} to {@code greatest} can fit. */
  boolean isOutside(long least, long greatest) {
    return greatest < from() || least > to();
  }

  /** Whether everything with times from {@code least} to {@code greatest} fits the time. */
  boolean isInside(long least, long greatest) {
    return (selection.from().isEmpty() || least > from())
        && (selection.to().isEmpty() || greatest < to());
  }

  /** Whether a segment can hold what fits, by what its seal says. */
  boolean mayBeIn(Part part) {
    return selection.session().isEmpty()
        || part.sealed()
            .map(segment -> segment.session().equals(selection.session().get()))
            .orElse(true);
  }

  private long from() {
    return selection.from().map(RecordTime::micros).orElse(Long.MIN_VALUE);
  }

  private long to() {
    return selection.to().map(RecordTime::micros).orElse(Long.MAX_VALUE);
  }

  private void want(LineTemplate.Known member, Terms kind, Optional<String> text) {
    if (text.isPresent()) {
      wanted.add(new Wanted(member, text.get().getBytes(StandardCharsets.UTF_8)));
      terms.add(kind.of(text.get()));
    }
  }

  private boolean isThere(LedgerCursor cursor, Wanted each) {
    return cursor.find(each.member(), span)
        && span.isText()
        && Arrays.equals(
            span.bytes(), span.start(), span.end(), each.text(), 0, each.text().length);
  }

  private boolean isOfProvenance(LedgerCursor cursor) {
    if (selection.session().isEmpty() && selection.validity().isEmpty()) {
      return true;
    }
    Provenance provenance = cursor.sample().provenance();
    return selection.session().map(provenance.sessionId()::equals).orElse(true)
        && selection.validity().map(provenance.validityClass()::equals).orElse(true);
  }

  private boolean isInTime(LedgerCursor cursor) {
    if (!hasTime) {
      return true;
    }
    time.read(cursor);
    return !(selection.from().isPresent() && time.isBefore(selection.from().get()))
        && !(selection.to().isPresent() && !time.isBefore(selection.to().get()));
  }
}
