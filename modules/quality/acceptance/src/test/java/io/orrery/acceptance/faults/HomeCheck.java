package io.orrery.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.acceptance.LedgerWalk;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Whether a home keeps its promises, without any code of the ledger: what was acknowledged is there
 * once, as acknowledged; nothing is twice; numbers are dense; hashes and seals fit; nothing is in
 * another universe; torn bytes are kept. Asked again, it looks at what is new.
 */
final class HomeCheck {

  private static final Map<String, String> AREAS =
      Map.of(
          "trades", "data", "orders", "data", "equity", "data", "events", "logs", "audit", "logs");

  private final Path home;
  private final Map<String, LedgerWalk> walks = new LinkedHashMap<>();
  private final Map<String, Acknowledged> recorded = new HashMap<>();
  private final Map<String, byte[]> tails = new HashMap<>();

  HomeCheck(Path home) {
    this.home = home;
    AREAS.forEach(
        (stream, area) ->
            walks.put(
                stream,
                new LedgerWalk(home, home.resolve(area).resolve("paper"), "paper", stream)));
  }

  /** Checks everything; torn tails may be there, as after a crash. */
  void check(Collection<Acknowledged> acknowledged, String where) {
    walks.forEach((stream, walk) -> advance(stream, walk, where));
    for (Acknowledged each : acknowledged) {
      assertThat(recorded.get(each.id())).as("%s: what became of %s", where, each).isEqualTo(each);
    }
    for (String other : List.of("live", "simulation")) {
      assertThat(home.resolve("data").resolve(other)).as(where).doesNotExist();
      assertThat(home.resolve("logs").resolve(other)).as(where).doesNotExist();
    }
  }

  /** Checks everything, and that recovery has left no torn tail. */
  void checkRecovered(Collection<Acknowledged> acknowledged, String where) {
    check(acknowledged, where);
    tails.forEach(
        (stream, tail) -> assertThat(tail).as("%s: the tail of %s", where, stream).isEmpty());
  }

  /** How many records there are of a stream. */
  long size(String stream) {
    LedgerWalk walk = walks.get(stream);
    return walk == null ? 0 : walk.size();
  }

  private void advance(String stream, LedgerWalk walk, String where) {
    if (!Files.exists(home.resolve("data/paper/identity.json"))) {
      return;
    }
    List<JsonObject> seen = new ArrayList<>();
    walk.advance(entry -> seen.add(entry.record()));
    seen.stream().filter(each -> each.containsKey("order_id")).forEach(each -> add(each, where));
    byte[] before = tails.getOrDefault(stream, new byte[0]);
    byte[] now = walk.tail();
    assertThat(before.length == 0 || Arrays.equals(before, now) || isKept(stream, before))
        .as("%s: %d torn bytes of %s are kept", where, before.length, stream)
        .isTrue();
    tails.put(stream, now);
  }

  private void add(JsonObject record, String where) {
    String id = record.getString("order_id");
    Acknowledged found =
        new Acknowledged(
            record.getString("stream"),
            record.getJsonNumber("seq").longValueExact(),
            id,
            record.getString("hash"));
    assertThat(recorded.put(id, found)).as("%s: %s is there twice", where, found).isNull();
  }

  private boolean isKept(String stream, byte[] bytes) {
    Path torn = home.resolve(AREAS.getOrDefault(stream, "data")).resolve("paper").resolve("torn");
    if (!Files.isDirectory(torn)) {
      return false;
    }
    try (Stream<Path> files = Files.list(torn)) {
      return files
          .filter(file -> file.getFileName().toString().matches(stream + "-.*\\.torn"))
          .anyMatch(file -> Arrays.equals(read(file), bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
