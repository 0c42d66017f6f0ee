package io.orrery.runs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

  /**
   * The names and values of a record's member, in their order.
   *
   * @param member a list of objects with a name and a value; what else it is reads as none
   */
  public static Map<String, String> read(@Nullable Object member) {
    Map<String, String> named = new LinkedHashMap<>();
    List<?> pairs = member instanceof List<?> list ? list : List.of();
    for (Object pair : pairs) {
      if (pair instanceof Map<?, ?> each) {
        named.put(String.valueOf(each.get("name")), String.valueOf(each.get("value")));
      }
    }
    return named;
  }
}
