package io.orrery.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A ledger's files, sealed segments and the active one, read and verified with nothing but their
 * documented format.
 */
public final class LedgerFile {

  private final Path folder;
  private final Path home;
  private final String universe;
  private final String stream;

  /** The ledger of {@code stream} of {@code universe}, which lies in {@code area} of the home. */
  public LedgerFile(Path home, String universe, String area, String stream) {
    this.home = home;
    this.folder = home.resolve(area).resolve(universe);
    this.universe = universe;
    this.stream = stream;
  }

  /** The active segment. */
  public Path path() {
    return folder.resolve(stream + ".jsonl");
  }

  /** Every record's line as it stands, without its line feed; verified. */
  public List<String> lines() {
    return Files.exists(path()) ? walked().lines() : List.of();
  }

  /** Every record, after the chain, the numbers and the universe of each have been checked. */
  public List<JsonObject> verified() {
    return walked().records();
  }

  private Collected walked() {
    Collected collected = new Collected();
    LedgerWalk walk = new LedgerWalk(home, folder, universe, stream);
    walk.advance(collected::add);
    if (walk.tail().length > 0) {
      throw new AssertionError(
          "%s must end in a good record, but behind it is %s"
              .formatted(path(), new String(walk.tail(), UTF_8)));
    }
    return collected;
  }

  private record Collected(List<JsonObject> records, List<String> lines) {

    Collected() {
      this(new ArrayList<>(), new ArrayList<>());
    }

    void add(LedgerWalk.Entry entry) {
      records.add(entry.record());
      lines.add(new String(entry.line(), UTF_8));
    }
  }
}
