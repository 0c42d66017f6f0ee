package io.orrery.migration.source;

import io.orrery.universe.Universe;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What the files of an old tree are, by their names: the folders of before and after a move into
 * universes, and of copies of either.
 */
final class Layout {

  private static final Set<String> CONFIGS = Set.of("config_state.json", "config.json");
  private static final Set<String> LOG_ENDINGS = Set.of("jsonl", "json", "log", "txt");

  /** What a file is. */
  FileKind kind(String path) {
    String name = name(path);
    if (CONFIGS.contains(name)) {
      return FileKind.CONFIG;
    }
    if (name.equals("sector_map.json")) {
      return FileKind.SECTORS;
    }
    return switch (ending(name)) {
      case "jsonl" -> lines(path, name);
      case "csv" ->
          folders(path).contains("historical") || folders(path).contains("replay")
              ? FileKind.BARS
              : FileKind.TABLE;
      default -> isLog(path, name) ? FileKind.SYSTEM_LOG : json(name);
    };
  }

  private static FileKind lines(String path, String name) {
    if (name.equals("trades.jsonl")) {
      return FileKind.TRADES;
    }
    if (name.equals("equity.jsonl")) {
      return FileKind.EQUITY;
    }
    return isLog(path, name) ? FileKind.SYSTEM_LOG : FileKind.OTHER;
  }

  private static FileKind json(String name) {
    return ending(name).equals("json") && name.contains("backtest")
        ? FileKind.FREQTRADE
        : FileKind.OTHER;
  }

  private static boolean isLog(String path, String name) {
    return folders(path).contains("logs")
        && (LOG_ENDINGS.contains(ending(name)) || isRotated(name));
  }

  /** A log that was given a time at its end, such as {@code agent_events.jsonl.20260123_000026}. */
  private static boolean isRotated(String name) {
    return name.matches(".*\\.(jsonl|log)\\.[0-9_]+");
  }

  /** The one universe that the folders of a path name; empty if none or more than one does. */
  Optional<Universe> folder(String path) {
    List<Universe> named =
        folders(path).stream()
            .flatMap(
                folder ->
                    java.util.Arrays.stream(Universe.values())
                        .filter(each -> each.wireName().equals(folder)))
            .distinct()
            .toList();
    return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
  }

  /** Whether a path lies in a folder of copies. */
  boolean isBackup(String path) {
    return folders(path).stream().anyMatch(folder -> folder.contains("backup"));
  }

  private static List<String> folders(String path) {
    List<String> parts = List.of(path.toLowerCase(Locale.ROOT).split("/", -1));
    return parts.subList(0, parts.size() - 1);
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
