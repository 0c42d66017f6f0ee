package io.orrery.ledger;

import io.orrery.basics.SnakeCase;
import java.util.Map;
import java.util.function.Function;

/** A sealed interface of records: an object whose first member {@code kind} names the record. */
record OneOf(Map<String, Class<?>> variants, Function<Class<?>, RecordShape> shapes)
    implements Form {

  private static final String KIND = "kind";

  /** The name of a record among its kind. */
  static String kind(Class<?> variant) {
    return SnakeCase.of(variant.getSimpleName());
  }

  @Override
  public void write(Object value, JsonBytes out) {
    RecordShape shape = shapes.apply(value.getClass());
    if (shape.names().contains(KIND)) {
      throw new IllegalArgumentException(out.where() + " must not have a component called " + KIND);
    }
    out.open('{');
    out.string(KIND);
    out.put((byte) ':');
    out.string(kind(value.getClass()));
    shape.write(value, out, /* hasMembers= */ true);
    out.close('}');
  }

  @Override
  public Object read(Object json, Where where) {
    Map<String, Object> members = RecordShape.members(json, where);
    Object kind = members.remove(KIND);
    Class<?> variant = kind instanceof String name ? variants.get(name) : null;
    if (variant == null) {
      throw new IllegalArgumentException(where + ".kind must be one of " + variants.keySet());
    }
    return shapes.apply(variant).read(members, where);
  }
}
