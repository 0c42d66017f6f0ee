package io.orrery.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the ledger can do, beside databases and a bare file on the same file system. */
final class LedgerGroup implements Benchmarks.Group {

  private interface Section {
    List<Bar> run(Options options, Workspace workspace) throws Exception;
  }

  private interface FolderSection {
    List<Bar> run(Options options, Path folder) throws Exception;
  }

  private final Map<String, Section> sections = new LinkedHashMap<>();

  LedgerGroup() {
    sections.put("write", alone("write", (options, in) -> new WriteSection(options, in).run()));
    sections.put("async", alone("async", (options, in) -> new AsyncSection(options, in).run()));
    sections.put("read", (options, in) -> new ReadSection(options, in.reused("dataset")).run());
    sections.put("open", LedgerGroup::open);
    sections.put("verify", (options, in) -> new VerifySection(dataset(options, in)).run());
    sections.put("alloc", alone("alloc", (options, in) -> new AllocSection(options, in).run()));
  }

  @Override
  public List<Bar> run() throws Exception {
    return run(List.copyOf(sections.values()));
  }

  @Override
  public Map<String, Benchmarks.Group> sections() {
    Map<String, Benchmarks.Group> groups = new LinkedHashMap<>();
    sections.forEach((name, section) -> groups.put(name, () -> run(List.of(section))));
    return groups;
  }

  /** A section that writes into a folder of its own and leaves nothing there. */
  private static Section alone(String name, FolderSection section) {
    return (options, workspace) -> {
      Path folder = workspace.fresh(name);
      List<Bar> bars = section.run(options, folder);
      Workspace.delete(folder);
      return bars;
    };
  }

  private static List<Bar> open(Options options, Workspace workspace) throws Exception {
    Path dataset = dataset(options, workspace);
    return alone("open", (same, copy) -> new OpenSection(same, dataset, copy).run())
        .run(options, workspace);
  }

  /** The home with the year of records, made if it is not there. */
  private static Path dataset(Options options, Workspace workspace) throws Exception {
    Path home = workspace.reused("dataset").resolve("home");
    new Dataset(home, options.records()).ensure();
    return home;
  }

  private static List<Bar> run(List<Section> chosen) throws Exception {
    Options options = Options.fromProperties();
    System.out.println("seed " + options.seed());
    List<Bar> bars = new ArrayList<>();
    try (Workspace workspace = Workspace.of(options)) {
      for (Section section : chosen) {
        bars.addAll(section.run(options, workspace));
      }
    }
    return bars;
  }
}
