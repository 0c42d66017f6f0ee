package io.orrery.ledger;

import io.orrery.basics.Decimals;
import io.orrery.trade.Scanned;
import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import io.orrery.universe.SessionId;
import io.orrery.universe.ValidityClass;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** The record at a cursor, for a visitor. For one thread. */
final class ScannedLine<F extends Fact> implements Scanned<F> {

  private final LedgerCursor cursor;
  private final Function<Line, Recorded<F>> typing;
  private final Span span = new Span();
  private final DecimalText decimal = new DecimalText();

  ScannedLine(LedgerCursor cursor, Function<Line, Recorded<F>> typing) {
    this.cursor = cursor;
    this.typing = typing;
  }

  /** Whether it shows this cursor. */
  boolean isOf(LedgerCursor other) {
    return cursor == other;
  }

  @Override
  public long seq() {
    return cursor.seq();
  }

  @Override
  public Instant recordedAt() {
    return cursor.recordedAt();
  }

  @Override
  public SessionId sessionId() {
    return cursor.sample().provenance().sessionId();
  }

  @Override
  public ValidityClass validityClass() {
    return cursor.sample().provenance().validityClass();
  }

  @Override
  public String type() {
    return cursor.sample().fact().type();
  }

  @Override
  public Optional<String> text(String name) {
    return cursor.find(name, span) && span.isText() ? Optional.of(span.text()) : Optional.empty();
  }

  @Override
  public Optional<BigDecimal> decimal(String name) {
    if (!cursor.find(name, span) || !span.isText()) {
      return Optional.empty();
    }
    return decimal.read(span)
        ? Optional.of(BigDecimal.valueOf(decimal.unscaled(), decimal.scale()))
        : longDecimal(name);
  }

  @Override
  public OptionalLong wholeNumber(String name) {
    return cursor.find(name, span) && !span.isText()
        ? OptionalLong.of(Long.parseLong(span.text()))
        : OptionalLong.empty();
  }

  @Override
  public Recorded<F> record() {
    return typing.apply(cursor.line());
  }

  private Optional<BigDecimal> longDecimal(String name) {
    try {
      return Optional.of(Decimals.parse(name, span.text()));
    } catch (IllegalArgumentException noDecimal) {
      return Optional.empty();
    }
  }
}
