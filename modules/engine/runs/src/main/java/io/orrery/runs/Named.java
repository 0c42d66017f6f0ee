package io.orrery.runs;

import java.util.List;
import java.util.Map;

/**
 * A name and its value, as records have them.
 *
 * @param name in snake case
 * @param value as text
 */
public record Named(String name, String value) {

  static List<Named> of(Map<String, String> all) {
    return all.entrySet().stream().map(each -> new Named(each.getKey(), each.getValue())).toList();
  }
}
