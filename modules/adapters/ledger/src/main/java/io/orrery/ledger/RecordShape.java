package io.orrery.ledger;

import io.orrery.basics.SnakeCase;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The components of one record class, and how to take it apart and put it together. */
final class RecordShape {

  private record Component(
      String name, byte[] member, boolean optional, Form form, MethodHandle accessor) {

    void write(Object value, JsonBytes out, boolean isFirst) {
      if (!isFirst) {
        out.put((byte) ',');
      }
      out.raw(member);
      form.write(value, out);
    }
  }

  private final String typeName;
  private final List<Component> components;
  private final List<String> names;
  private final Optional<String> reserved;
  private final MethodHandle constructor;

  private RecordShape(String typeName, List<Component> components, MethodHandle constructor) {
    this.typeName = typeName;
    this.components = components;
    this.names = components.stream().map(Component::name).toList();
    this.reserved = names.stream().filter(Envelope.FIELDS::contains).findFirst();
    this.constructor = constructor;
  }

  /**
   * The shape of a record class.
   *
   * @throws IllegalArgumentException if a component has a type that cannot be recorded
   */
  static RecordShape of(Class<?> type, Forms forms) {
    Where where = Where.fact(SnakeCase.of(type.getSimpleName()));
    List<Component> components =
        Arrays.stream(type.getRecordComponents())
            .map(component -> component(component, forms, where))
            .toList();
    requireDistinct(components, where);
    return new RecordShape(where.name(), components, constructor(type));
  }

  /** The record's own name in snake case. */
  String typeName() {
    return typeName;
  }

  /** The names of its components as recorded. */
  List<String> names() {
    return names;
  }

  /** A component that has the name of an envelope's field, which a fact's must not. */
  Optional<String> reserved() {
    return reserved;
  }

  /**
   * Writes the members of the object that stands for a record; empty optionals are left out.
   *
   * @param hasMembers whether the object has some already, so that a comma comes first
   */
  void write(Object value, JsonBytes out, boolean hasMembers) {
    boolean isFirst = !hasMembers;
    for (Component component : components) {
      out.enter(component.name());
      Object part = Form.requirePresent(get(component, value), out);
      if (!component.optional()) {
        component.write(part, out, isFirst);
        isFirst = false;
      } else if (((Optional<?>) part).isPresent()) {
        component.write(((Optional<?>) part).get(), out, isFirst);
        isFirst = false;
      }
      out.leave();
    }
  }

  /** Writes the JSON of the only component. */
  void writeOnly(Object value, JsonBytes out) {
    Component only = components.get(0);
    only.form().write(Form.requirePresent(get(only, value), out), out);
  }

  /** The record of which this JSON is the only component. */
  Object readOnly(Object json, Where where) {
    return construct(new Object[] {components.get(0).form().read(json, where)}, where);
  }

  /** The record for which this JSON stands, which must be an object. */
  Object readObject(Object json, Where where) {
    return read(members(json, where), where);
  }

  /** The record that has these members and no others. */
  Object read(Map<String, Object> members, Where where) {
    Object[] parts = new Object[components.size()];
    int found = 0;
    for (int i = 0; i < parts.length; i++) {
      Component component = components.get(i);
      Object json = members.get(component.name());
      found += json == null ? 0 : 1;
      parts[i] = readPart(component, json, where.member(component.name()));
    }
    if (found != members.size()) {
      throw new IllegalArgumentException(
          where + " must have no other fields than " + names + ", had " + members.keySet());
    }
    return construct(parts, where);
  }

  /** The members of a JSON object, to be taken out. */
  static Map<String, Object> members(Object json, Where where) {
    Map<String, Object> members = new LinkedHashMap<>();
    Map<?, ?> object = Form.requireType(Map.class, json, where);
    object.forEach((name, value) -> members.put((String) name, value));
    return members;
  }

  private static Object readPart(Component component, @Nullable Object json, Where where) {
    if (json == null && !component.optional()) {
      throw new IllegalArgumentException(where + " must be there, was missing");
    }
    if (json == null) {
      return Optional.empty();
    }
    Object value = component.form().read(json, where);
    return component.optional() ? Optional.of(value) : value;
  }

  private static Component component(RecordComponent component, Forms forms, Where where) {
    String name = SnakeCase.of(component.getName());
    boolean optional = component.getType() == Optional.class;
    Type type =
        optional && component.getGenericType() instanceof ParameterizedType parameterized
            ? parameterized.getActualTypeArguments()[0]
            : component.getGenericType();
    return new Component(
        name,
        ('"' + name + "\":").getBytes(StandardCharsets.UTF_8),
        optional,
        forms.of(type, where.member(name)),
        accessor(component.getAccessor()));
  }

  private static void requireDistinct(List<Component> components, Where where) {
    if (components.stream().map(Component::name).distinct().count() < components.size()) {
      throw new IllegalArgumentException(where + " must not have two components of one name");
    }
  }

  private static MethodHandle accessor(Method accessor) {
    accessor.setAccessible(true);
    try {
      return MethodHandles.lookup()
          .unreflect(accessor)
          .asType(MethodType.methodType(Object.class, Object.class));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("it was made accessible", e);
    }
  }

  private static MethodHandle constructor(Class<?> type) {
    try {
      Class<?>[] parameters =
          Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      Constructor<?> canonical = type.getDeclaredConstructor(parameters);
      canonical.setAccessible(true);
      return MethodHandles.lookup()
          .unreflectConstructor(canonical)
          .asSpreader(Object[].class, parameters.length)
          .asType(MethodType.methodType(Object.class, Object[].class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record has a canonical constructor", e);
    }
  }

  private static Object get(Component component, Object value) {
    try {
      return component.accessor().invokeExact(value);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("an accessor of a record throws nothing checked", e);
    }
  }

  private Object construct(Object[] parts, Where where) {
    try {
      return constructor.invokeExact(parts);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(where + " is refused: " + e.getMessage(), e);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalArgumentException(where + " is refused", e);
    }
  }
}
