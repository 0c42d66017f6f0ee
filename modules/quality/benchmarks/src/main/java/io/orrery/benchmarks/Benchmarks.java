package io.orrery.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code java -jar benchmarks.jar GROUP}: runs a group with its peers and prints, last, one line a
 * bar. Ends with 0 if every bar is reached, 1 if one is short, 2 if there is no such group.
 */
public final class Benchmarks {

  private static final Map<String, Group> GROUPS =
      new TreeMap<>(Map.of("isolation", new IsolationGroup(), "startup", new StartupGroup()));

  /** Some figures that belong together. */
  interface Group {
    List<Bar> run() throws Exception;
  }

  private Benchmarks() {}

  /** Runs the named group. */
  public static void main(String[] arguments) throws Exception {
    Group group = arguments.length == 1 ? GROUPS.get(arguments[0]) : null;
    if (group == null) {
      System.err.println(
          "usage: java -jar benchmarks.jar GROUP, with GROUP one of " + GROUPS.keySet());
      System.exit(2);
      return;
    }
    List<Bar> bars = group.run();
    System.out.println();
    bars.forEach(bar -> System.out.println(bar.line()));
    System.exit(bars.stream().allMatch(Bar::isReached) ? 0 : 1);
  }
}
