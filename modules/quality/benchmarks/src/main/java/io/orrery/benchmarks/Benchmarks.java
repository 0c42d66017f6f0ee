package io.orrery.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code java -jar benchmarks.jar GROUP [SECTION]}: runs a group, or one section of it, with its
 * peers and prints, last, one line a bar. Ends with 0 if every bar is reached, 1 if one is short, 2
 * if there is no such group or section.
 */
public final class Benchmarks {

  private static final Map<String, Group> GROUPS =
      new TreeMap<>(
          Map.of(
              "isolation",
              new IsolationGroup(),
              "ledger",
              new LedgerGroup(),
              "migrate",
              new MigrateGroup(),
              "simulation",
              new SimulationGroup(),
              "soak",
              new SoakGroup(),
              "startup",
              new StartupGroup(),
              "trading",
              new TradingGroup()));

  /** Some figures that belong together. */
  interface Group {
    List<Bar> run() throws Exception;

    /** The parts of it that can run alone, by name. */
    default Map<String, Group> sections() {
      return Map.of();
    }
  }

  private Benchmarks() {}

  /** Runs the named group, or the named section of it. */
  public static void main(String[] arguments) throws Exception {
    Optional<Group> group = find(arguments);
    if (group.isEmpty()) {
      System.err.println("usage: java -jar benchmarks.jar GROUP [SECTION], with GROUP one of");
      GROUPS.forEach((name, each) -> System.err.println("  " + name + sectionsOf(each)));
      System.exit(2);
      return;
    }
    List<Bar> bars = group.get().run();
    System.out.println();
    bars.forEach(bar -> System.out.println(bar.line()));
    System.exit(bars.stream().allMatch(Bar::isReached) ? 0 : 1);
  }

  private static Optional<Group> find(String[] arguments) {
    if (arguments.length < 1 || arguments.length > 2) {
      return Optional.empty();
    }
    Optional<Group> group = Optional.ofNullable(GROUPS.get(arguments[0]));
    return arguments.length == 1
        ? group
        : group.flatMap(each -> Optional.ofNullable(each.sections().get(arguments[1])));
  }

  private static String sectionsOf(Group group) {
    return group.sections().isEmpty() ? "" : " " + group.sections().keySet();
  }
}
