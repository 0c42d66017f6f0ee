package io.orrery.verifier;

import io.orrery.basics.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The members of a small object, taken by name and type. Every method throws {@link
 * IllegalArgumentException} with a sentence if a member has another form.
 */
final class Fields {

  private final Map<String, Object> members;

  /** Refuses other names, or another order, than {@code names}. */
  Fields(Map<String, Object> members, List<String> names) {
    this.members = members;
    if (!List.copyOf(members.keySet()).equals(names)) {
      throw new IllegalArgumentException(
          "its members must be %s, were %s".formatted(names, members.keySet()));
    }
  }

  String text(String name) {
    return of(String.class, name);
  }

  long number(String name) {
    return of(Long.class, name);
  }

  Sha256 digest(String name) {
    return new Sha256(text(name));
  }

  Instant instant(String name) {
    byte[] text = text(name).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    if (new Timestamps().scan(text, 0) != text.length) {
      throw new IllegalArgumentException(name + " must be a point in time in UTC");
    }
    return Instant.parse(text(name));
  }

  List<Sha256> digests(String name) {
    List<?> list = of(List.class, name);
    return list.stream().map(each -> new Sha256(String.valueOf(each))).toList();
  }

  @SuppressWarnings("unchecked")
  Map<String, Object> object(String name) {
    return of(Map.class, name);
  }

  void require(String name, String wanted) {
    if (!text(name).equals(wanted)) {
      throw new IllegalArgumentException(
          "%s must be %s, was %s".formatted(name, wanted, text(name)));
    }
  }

  private <T> T of(Class<T> type, String name) {
    Object value = members.get(name);
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(name + " must be a " + type.getSimpleName());
    }
    return type.cast(value);
  }
}
