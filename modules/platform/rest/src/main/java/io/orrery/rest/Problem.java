package io.orrery.rest;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What went wrong, as RFC 9457 says it.
 *
 * @param type the kind
 * @param status the HTTP status, which is the type's except for what the container refused
 * @param detail one sentence: what must hold and what was found
 * @param members more facts, such as {@code field} and {@code line}
 */
record Problem(ProblemType type, int status, String detail, Map<String, Object> members) {

  static final String MEDIA_TYPE = "application/problem+json";

  Problem(ProblemType type, String detail) {
    this(type, type.status(), detail, Map.of());
  }

  Problem with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(members);
    more.put(name, value);
    return new Problem(type, status, detail, more);
  }

  Problem withStatus(int other) {
    return new Problem(type, other, detail, members);
  }

  /** The problem of {@code instance}, a path; {@code standing} says which universe it is about. */
  Map<String, Object> view(String instance, Map<String, Object> standing) {
    return new Members()
        .put("type", type.uri())
        .put("title", type.title())
        .put("status", (long) status)
        .put("detail", detail)
        .put("instance", instance)
        .putAll(standing)
        .putAll(members)
        .view();
  }
}
