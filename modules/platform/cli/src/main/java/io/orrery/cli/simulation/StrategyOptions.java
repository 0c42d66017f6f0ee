package io.orrery.cli.simulation;

import io.orrery.basics.Check;
import io.orrery.strategy.Strategies;
import io.orrery.trade.LedgerException;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which strategies there are besides the built-in ones, and what the chosen one is told. */
final class StrategyOptions {

  @Option(
      names = "--classpath",
      paramLabel = "JARS",
      description =
          "jars or folders of strategies of one's own, joined as in a Java class path; repeatable")
  private List<String> classpath = new ArrayList<>();

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "a parameter of the strategy; repeatable; see `orrery strategies`")
  private List<String> set = new ArrayList<>();

  /**
   * The built-in strategies and the services of the class path. Their loader lives as long as the
   * process.
   */
  Strategies strategies() {
    return strategies(classpath);
  }

  static Strategies strategies(List<String> classpath) {
    URL[] urls =
        classpath.stream()
            .flatMap(each -> List.of(each.split(File.pathSeparator, -1)).stream())
            .map(StrategyOptions::url)
            .toArray(URL[]::new);
    ClassLoader own = StrategyOptions.class.getClassLoader();
    return Strategies.load(new URLClassLoader("strategies", urls, own), List.of());
  }

  /** The parameters that were set, by name. */
  Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String each : set) {
      int at = each.indexOf('=');
      if (at < 1) {
        throw new IllegalArgumentException("--set must be name=value, was " + Check.shown(each));
      }
      if (parameters.put(each.substring(0, at), each.substring(at + 1)) != null) {
        throw new IllegalArgumentException(
            "--set must name a parameter once, was given twice: " + each.substring(0, at));
      }
    }
    return parameters;
  }

  private static URL url(String entry) {
    Path path = Path.of(entry);
    if (entry.isEmpty() || !Files.isReadable(path)) {
      throw new LedgerException(
          "cannot read the class path entry %s: it is not there".formatted(Check.shown(entry)));
    }
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new LedgerException("cannot read the class path entry " + entry + ": " + e, e);
    }
  }
}
