package io.orrery.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.migration.proof.FileReading;
import io.orrery.migration.proof.Mapping;
import io.orrery.migration.proof.RawLine;
import io.orrery.migration.proof.Reason;
import io.orrery.migration.proof.RowSink;
import io.orrery.migration.proof.Run;
import io.orrery.migration.source.SourceFile;
import io.orrery.migration.source.Survey;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever mixture a file is: each line is placed where it truly comes from, or nowhere. {@code
 * -Dtest.mixtures} says how many mixtures are made.
 */
@Tag("U15")
final class MixturesTest {

  private static final int MIXTURES = Integer.getInteger("test.mixtures", 300);

  @TempDir private Path folder;
  private final long seed = Long.getLong("test.seed", System.nanoTime());

  @Test
  void neverPlacesALineInAnotherUniverse() throws IOException {
    System.out.println("test.seed " + seed + " test.mixtures " + MIXTURES);
    Random random = new Random(seed);
    long placed = 0;
    for (int i = 0; i < MIXTURES; i++) {
      Path source = folder.resolve("mixture-" + i);
      Mixture mixture = new Mixture(random, source);
      mixture.write();
      placed += check(source, mixture);
      Disk.deleteTree(source);
    }
    System.out.println("placed " + placed);
    assertThat(placed).as("a generator from which nothing is placed proves nothing").isPositive();
  }

  private long check(Path source, Mixture mixture) throws IOException {
    Survey survey =
        Survey.of(source, new Survey.Terms(path -> Optional.empty(), List.of(), bytes -> {}));
    long placed = 0;
    for (SourceFile file : survey.files()) {
      if (Migrations.hasNewRecords(file)) {
        Told told = new Told();
        new FileReading(
                file, Mapping.none(), Homes.terms(source, folder.resolve("home")).rows(), told)
            .read(source, bytes -> {});
        placed += requireTrue(file, told, mixture);
      }
    }
    return placed;
  }

  private long requireTrue(SourceFile file, Told told, Mixture mixture) {
    List<Optional<Universe>> truth = mixture.truth.getOrDefault(file.path(), List.of());
    assertThat(told.lines).as("every line of %s has one fate", file.path()).hasSize(truth.size());
    told.placed.forEach(
        (line, universe) ->
            assertThat(truth.get((int) (line - 1)))
                .as("seed %d, %s line %d", seed, file.path(), line)
                .isEqualTo(Optional.of(universe)));
    return told.placed.size();
  }

  /** Where each line of one file went. */
  private static final class Told implements RowSink {
    private final Set<Long> lines = new HashSet<>();
    private final Map<Long, Universe> placed = new HashMap<>();

    @Override
    public void placed(Placed row) {
      once(row.line());
      placed.put(row.line(), row.universe());
    }

    @Override
    public void quarantined(RawLine line, Run run, Set<Reason> reasons) {
      once(line.number());
    }

    @Override
    public void rejected(RawLine line, Reason reason) {
      once(line.number());
    }

    private void once(long line) {
      assertThat(lines.add(line)).isTrue();
    }

    @Override
    public void ended(Run run) {
      // not of interest
    }
  }

  /** A tree with rows of all universes, in right and wrong folders, and damage. */
  private static final class Mixture {
    private static final List<String> FOLDERS =
        List.of(
            "logs/paper",
            "logs/simulation",
            "logs/live",
            "data/analytics",
            "data/simulation",
            "data/paper/live");

    private final Random random;
    private final Path source;
    private final Map<String, List<Optional<Universe>>> truth = new HashMap<>();
    private int moment;

    Mixture(Random random, Path source) {
      this.random = random;
      this.source = source;
    }

    void write() throws IOException {
      Files.createDirectories(source);
      for (String each : FOLDERS) {
        if (random.nextBoolean()) {
          write(each + "/equity.jsonl", false);
        }
        if (random.nextBoolean()) {
          write(each + "/trades.jsonl", true);
        }
      }
    }

    private void write(String path, boolean trades) throws IOException {
      Bytes bytes = new Bytes();
      List<Optional<Universe>> truths = new ArrayList<>();
      if (random.nextInt(4) == 0) {
        bytes.add(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
      }
      int lines = 1 + random.nextInt(30);
      for (int i = 0; i < lines; i++) {
        Universe universe = Universe.values()[random.nextInt(3)];
        byte[] row = utf8(row(universe, path, trades));
        boolean damaged = random.nextInt(6) == 0;
        bytes.add(damaged ? damage(row) : row);
        bytes.add(utf8(random.nextInt(5) == 0 ? "\r\n" : "\n"));
        truths.add(Optional.of(universe));
      }
      truth.put(path, truths);
      Files.createDirectories(source.resolve(path).getParent());
      Files.write(source.resolve(path), bytes.all());
    }

    private String row(Universe universe, String path, boolean trades) {
      moment++;
      String at = at(universe);
      String provenance = random.nextInt(3) == 0 ? "" : provenance(universe, path);
      return trades ? trade(universe, at, provenance) : equity(universe, at, provenance);
    }

    /** The original wrote the universe of its folder into what came from another. */
    private String provenance(Universe universe, String path) {
      boolean mislabelled = random.nextInt(4) == 0;
      String named = universe.wireName();
      if (mislabelled && universe == Universe.SIMULATION) {
        named = path.contains("live") ? "live" : "paper";
      } else if (mislabelled) {
        named = "simulation";
      }
      String session =
          random.nextInt(8) == 0
              ? ""
              : ", \"session_id\": \"%s-%d\"".formatted(universe, moment / 9);
      String claim = random.nextInt(9) == 0 ? ", \"validity_class\": \"LIVE_VERIFIED\"" : "";
      return ", \"universe\": \"" + named + "\"" + session + claim;
    }

    private String at(Universe universe) {
      String local =
          "2026-01-%02dT%02d:%02d:%02d"
              .formatted(
                  1 + moment / 3600 % 28, 9 + moment / 60 % 9, moment % 60, random.nextInt(60));
      boolean naive = random.nextInt(3) == 0;
      return local
          + (universe == Universe.SIMULATION ? ".123456" : ".123456789")
          + (naive ? "" : "+00:00");
    }

    private String equity(Universe universe, String at, String provenance) {
      String cash = random.nextInt(90_000) + "." + random.nextInt(90);
      boolean isSimulated = universe == Universe.SIMULATION;
      String power = isSimulated ? cash : "1" + cash;
      String equity = random.nextInt(5) == 0 ? "100000.0" : "1" + random.nextInt(90_000) + ".5";
      String own = isSimulated && equity.equals("100000.0") ? equity : cash;
      return "{\"timestamp\": \"%s\", \"equity\": %s, \"cash\": %s, \"buying_power\": %s%s}"
          .formatted(at, equity, own, isSimulated ? own : power, provenance);
    }

    private String trade(Universe universe, String at, String provenance) {
      String aware = at.endsWith("+00:00") ? at : at + "+00:00";
      String submitted = universe == Universe.SIMULATION ? at : aware;
      boolean isOpen = universe != Universe.SIMULATION && random.nextInt(3) == 0;
      String filled =
          universe == Universe.SIMULATION
              ? "\"" + at + "\""
              : "\"" + aware.replace(".123", ".223") + "\"";
      return "{\"timestamp\": \"%s\", \"order_id\": \"o%d\", \"symbol\": \"AAPL\", \"side\": \"buy\", \"qty\": 1, \"filled_avg_price\": %s, \"status\": \"%s\", \"submitted_at\": \"%s\", \"filled_at\": %s%s}"
          .formatted(
              at,
              moment,
              isOpen ? "null" : "190.5",
              isOpen ? "pending_new" : "filled",
              submitted,
              isOpen ? "null" : filled,
              provenance);
    }

    private byte[] damage(byte[] row) {
      byte[] copy = row.clone();
      int at = random.nextInt(copy.length);
      switch (random.nextInt(5)) {
        case 0 -> copy[at] = 0;
        case 1 -> copy[at] = (byte) 0xC3;
        case 2 ->
            copy =
                utf8(
                    "{\"universe\": \"live\", "
                        + new String(row, java.nio.charset.StandardCharsets.UTF_8).substring(1));
        case 3 -> copy = java.util.Arrays.copyOf(row, at);
        default -> copy = new byte[0];
      }
      return copy;
    }

    private static byte[] utf8(String text) {
      return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  private static final class Bytes {
    private final java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();

    void add(byte[] more) {
      out.writeBytes(more);
    }

    byte[] all() {
      return out.toByteArray();
    }
  }
}
