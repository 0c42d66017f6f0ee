package io.orrery.testkit;

import io.orrery.basics.SnakeCase;
import io.orrery.trade.Scanned;
import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import io.orrery.universe.SessionId;
import io.orrery.universe.ValidityClass;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** A record in memory, seen as a scan shows it. */
record ScannedRecord<F extends Fact>(Recorded<F> record) implements Scanned<F> {

  @Override
  public long seq() {
    return record.seq();
  }

  @Override
  public Instant recordedAt() {
    return record.recordedAt();
  }

  @Override
  public SessionId sessionId() {
    return record.provenance().sessionId();
  }

  @Override
  public ValidityClass validityClass() {
    return record.provenance().validityClass();
  }

  @Override
  public String type() {
    return record.fact().type();
  }

  @Override
  public Optional<String> text(String name) {
    return member(name).filter(ScannedRecord::isText).map(ScannedRecord::wireText);
  }

  @Override
  public Optional<BigDecimal> decimal(String name) {
    return member(name).filter(BigDecimal.class::isInstance).map(BigDecimal.class::cast);
  }

  @Override
  public OptionalLong wholeNumber(String name) {
    return member(name)
        .filter(value -> value instanceof Long || value instanceof Integer)
        .map(value -> OptionalLong.of(((Number) value).longValue()))
        .orElse(OptionalLong.empty());
  }

  private Optional<Object> member(String name) {
    return Arrays.stream(record.fact().getClass().getRecordComponents())
        .filter(component -> SnakeCase.of(component.getName()).equals(name))
        .findFirst()
        .flatMap(component -> value(component.getAccessor(), record.fact()))
        .map(ScannedRecord::bare);
  }

  private static boolean isText(Object value) {
    boolean isNumber = value instanceof Long || value instanceof Integer;
    boolean isWhole = value instanceof Record || value instanceof List<?>;
    return !isNumber && !isWhole && !(value instanceof Boolean);
  }

  private static String wireText(Object value) {
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    return value instanceof Enum<?> constant
        ? constant.name().toLowerCase(Locale.ROOT)
        : value.toString();
  }

  /** A record of one component stands as that component. */
  private static Object bare(Object value) {
    RecordComponent[] components = value.getClass().getRecordComponents();
    return components != null && components.length == 1
        ? value(components[0].getAccessor(), value).orElse(value)
        : value;
  }

  private static Optional<Object> value(Method accessor, Object of) {
    try {
      accessor.setAccessible(true);
      Object value = accessor.invoke(of);
      return value instanceof Optional<?> optional
          ? optional.map(each -> each)
          : Optional.of(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("an accessor of a record throws nothing checked", e);
    }
  }
}
