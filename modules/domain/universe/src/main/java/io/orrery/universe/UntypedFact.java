package io.orrery.universe;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A fact as read from a ledger whose streams hold facts of many types.
 *
 * @param type what kind of fact it is, in snake case
 * @param fields its fields in recorded order: {@code String} (also decimals and times), {@code
 *     Long}, {@code Boolean}, {@code List} and {@code Map} of these
 */
public record UntypedFact(String type, Map<String, Object> fields) implements Fact {

  /** Copies {@code fields}. */
  public UntypedFact {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }
}
