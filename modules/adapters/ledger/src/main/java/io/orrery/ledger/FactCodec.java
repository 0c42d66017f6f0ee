package io.orrery.ledger;

import io.orrery.basics.Check;
import io.orrery.universe.Fact;
import io.orrery.universe.UntypedFact;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Turns facts into JSON members and back, by the rules of {@link Fact}. Safe for many threads. */
final class FactCodec {

  private static final int INITIAL_BYTES = 1024;
  private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_]{0,63}");

  private static final byte[] TYPE_MEMBER = "\"type\":".getBytes(StandardCharsets.US_ASCII);

  /** Callers encode on their own threads, each with a buffer that it keeps. */
  private final ThreadLocal<JsonBytes> writers =
      ThreadLocal.withInitial(() -> new JsonBytes(INITIAL_BYTES));

  private final Forms forms = new Forms(this::shape);
  private final ClassValue<RecordShape> shapes =
      new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
          return RecordShape.of(type, forms);
        }
      };

  /**
   * The members that stand for a fact in its record, {@code type} first, without braces.
   *
   * @throws IllegalArgumentException if the fact cannot be recorded, naming the component
   */
  byte[] encode(Fact fact) {
    requireRecord(fact);
    RecordShape shape = shape(fact.getClass());
    String type = fact.type();
    if (!type.equals(shape.typeName())) {
      Check.matches("type", type, TYPE, "a name in snake case");
    }
    requireNoEnvelopeName(shape, type);
    JsonBytes out = writers.get();
    out.cut(0);
    out.enter(type);
    out.raw(TYPE_MEMBER);
    out.string(type);
    shape.write(fact, out, /* hasMembers= */ true);
    return out.copy(0);
  }

  /**
   * The fact of this class that has these fields.
   *
   * @throws IllegalArgumentException if there is none, naming the field
   */
  <F extends Fact> F decode(Class<F> type, UntypedFact recorded) {
    RecordShape shape = shape(type);
    if (!shape.typeName().equals(recorded.type())) {
      throw new IllegalArgumentException(
          "type must be %s, was %s".formatted(shape.typeName(), Check.shown(recorded.type())));
    }
    return type.cast(shape.read(recorded.fields(), Where.fact(recorded.type())));
  }

  /** What facts of this class are called in their records. */
  String typeOf(Class<? extends Fact> type) {
    return shape(type).typeName();
  }

  private RecordShape shape(Class<?> type) {
    return shapes.get(type);
  }

  private static void requireRecord(Fact fact) {
    if (fact instanceof UntypedFact) {
      throw new IllegalArgumentException(
          "a fact that was read from a ledger must not be recorded again");
    }
    if (!fact.getClass().isRecord()) {
      throw new IllegalArgumentException(
          "a fact must be a Java record, was " + fact.getClass().getName());
    }
  }

  private static void requireNoEnvelopeName(RecordShape shape, String type) {
    if (shape.reserved().isPresent()) {
      throw new IllegalArgumentException(
          "%s.%s must have another name: the record's envelope has it"
              .formatted(type, shape.reserved().get()));
    }
  }
}
