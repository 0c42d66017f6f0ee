package io.orrery.runs;

import io.orrery.basics.Check;
import io.orrery.basics.Decimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parameter sets of a sweep: every combination of the values of some parameters. The last
 * parameter varies fastest, so that a number names one set for ever.
 */
public final class SweepGrid {

  /** Most sets of a sweep. */
  public static final int MAX_SETS = 1_000_000;

  private final LinkedHashMap<String, List<String>> axes;
  private final int size;

  private SweepGrid(LinkedHashMap<String, List<String>> axes) {
    this.axes = axes;
    long sets = axes.isEmpty() ? 0 : 1;
    for (List<String> values : axes.values()) {
      sets = Math.min(sets * values.size(), Long.MAX_VALUE / MAX_SETS);
    }
    if (sets < 1 || sets > MAX_SETS) {
      throw new IllegalArgumentException(
          "a grid must have 1 to %s sets, had %s".formatted(MAX_SETS, sets));
    }
    this.size = (int) sets;
  }

  /**
   * Reads axes such as {@code lookback} to {@code 10,20,30} or to {@code 10..60..5}: values with
   * commas between, or first, last and step.
   *
   * @param axes the values by the parameter's name, the first varying slowest
   * @throws IllegalArgumentException if an axis is neither, has a value twice, or the sets are none
   *     or more than {@value #MAX_SETS}
   */
  public static SweepGrid of(Map<String, String> axes) {
    LinkedHashMap<String, List<String>> read = new LinkedHashMap<>();
    axes.forEach((name, text) -> read.put(name, values(name, text)));
    return new SweepGrid(read);
  }

  /** How many sets there are. */
  public int size() {
    return size;
  }

  /** The set of a number from 0 to below {@link #size()}: values by name. */
  public Map<String, String> set(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException(
          "a set must be from 0 to below " + size + ", was " + index);
    }
    List<String> names = new ArrayList<>(axes.keySet());
    LinkedHashMap<String, String> reversed = new LinkedHashMap<>();
    int rest = index;
    for (int i = names.size() - 1; i >= 0; i--) {
      List<String> values = axes.getOrDefault(names.get(i), List.of());
      reversed.put(names.get(i), values.get(rest % values.size()));
      rest /= values.size();
    }
    LinkedHashMap<String, String> set = new LinkedHashMap<>();
    names.forEach(name -> set.put(name, reversed.getOrDefault(name, "")));
    return set;
  }

  private static List<String> values(String name, String text) {
    List<String> values = text.contains("..") ? range(name, text) : listed(text);
    if (values.stream().distinct().count() != values.size()) {
      throw new IllegalArgumentException(
          "values of %s must differ, were %s".formatted(name, Check.shown(text)));
    }
    return values;
  }

  private static List<String> listed(String text) {
    return Arrays.asList(text.split(",", -1));
  }

  private static List<String> range(String name, String text) {
    String[] parts = text.split("\\.\\.", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException(
          "a range of %s must read like 10..60..5, was %s".formatted(name, Check.shown(text)));
    }
    BigDecimal first = Decimals.parse(name, parts[0]);
    BigDecimal last = Decimals.parse(name, parts[1]);
    BigDecimal step = Check.positive("step of " + name, Decimals.parse(name, parts[2]));
    List<String> values = new ArrayList<>();
    for (BigDecimal at = first; at.compareTo(last) <= 0; at = at.add(step)) {
      values.add(at.toPlainString());
      if (values.size() > MAX_SETS) {
        throw new IllegalArgumentException(
            "a range of %s must have at most %s values, had more".formatted(name, MAX_SETS));
      }
    }
    return values;
  }
}
