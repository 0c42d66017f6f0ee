package io.orrery.ledger;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The members of a small JSON object, taken out one by one in the order in which they must stand.
 * Every method refuses what is not there with {@link IllegalArgumentException}, naming the member.
 */
final class Members {

  private final Map<String, Object> left;

  private Members(Map<String, Object> left) {
    this.left = left;
  }

  /** Reads one JSON object that ends in a line feed. */
  static Members parse(byte[] bytes) {
    int length = bytes.length - 1;
    if (length < 0 || bytes[length] != '\n') {
      throw new IllegalArgumentException("it must end in a line feed");
    }
    try {
      return new Members(new StrictJson().object(bytes, 0, length));
    } catch (StrictJson.MalformedException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  String text(String name) {
    return next(name, String.class);
  }

  long number(String name) {
    return next(name, Long.class);
  }

  Instant instant(String name) {
    return Forms.readInstant(text(name), Where.fact(name));
  }

  List<String> texts(String name) {
    List<?> values = next(name, List.class);
    return values.stream()
        .map(value -> Form.requireType(String.class, value, Where.fact(name)))
        .toList();
  }

  Map<String, Object> object(String name) {
    return RecordShape.members(next(name, Map.class), Where.fact(name));
  }

  void require(String name, Object expected) {
    Object found = next(name, Object.class);
    if (!found.equals(expected)) {
      throw new IllegalArgumentException(name + " must be " + expected + ", was " + found);
    }
  }

  /** Whether a member of this name is still to be read. */
  boolean has(String name) {
    return left.containsKey(name);
  }

  void requireNoMore() {
    if (!left.isEmpty()) {
      throw new IllegalArgumentException("it must have no further members, had " + left.keySet());
    }
  }

  private <J> J next(String name, Class<J> type) {
    Iterator<Map.Entry<String, Object>> members = left.entrySet().iterator();
    if (!members.hasNext()) {
      throw new IllegalArgumentException(name + " must be there, was missing");
    }
    Map.Entry<String, Object> member = members.next();
    if (!member.getKey().equals(name)) {
      throw new IllegalArgumentException(
          "%s must be the next member, was %s".formatted(name, member.getKey()));
    }
    J value = Form.requireType(type, member.getValue(), Where.fact(name));
    members.remove();
    return value;
  }
}
