package io.orrery.ledger;

import io.orrery.basics.Check;
import io.orrery.universe.Fact;
import io.orrery.universe.UntypedFact;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Turns facts into JSON members and back, by the rules of {@link Fact}. Safe for many threads. */
final class FactCodec {

  private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_]{0,63}");

  private final Forms forms = new Forms(this::shape);
  private final ClassValue<RecordShape> shapes =
      new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
          return RecordShape.of(type, forms);
        }
      };

  /**
   * The members that stand for a fact in its record, {@code type} first.
   *
   * @throws IllegalArgumentException if the fact cannot be recorded, naming the component
   */
  String encode(Fact fact) {
    requireRecord(fact);
    String type = Check.matches("type", fact.type(), TYPE, "a name in snake case");
    RecordShape shape = shape(fact.getClass());
    requireNoEnvelopeName(shape, type);
    Map<String, Object> members = new LinkedHashMap<>();
    members.put(Envelope.TYPE, type);
    members.putAll(shape.write(fact, Where.fact(type)));
    StringBuilder text = new StringBuilder(256);
    JsonText.members(members, text);
    return text.toString();
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
    for (String name : shape.names()) {
      if (Envelope.FIELDS.contains(name)) {
        throw new IllegalArgumentException(
            type + "." + name + " must have another name: the record's envelope has it");
      }
    }
  }
}
