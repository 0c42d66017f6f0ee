package io.orrery.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The members of a JSON object in the order in which they are put; what is unknown is left out. */
final class Members {

  private final Map<String, Object> members = new LinkedHashMap<>();

  Members put(String name, Object value) {
    members.put(name, value);
    return this;
  }

  Members put(String name, Optional<?> value) {
    value.ifPresent(known -> members.put(name, known));
    return this;
  }

  Members putAll(Map<String, Object> others) {
    members.putAll(others);
    return this;
  }

  Map<String, Object> view() {
    return members;
  }
}
