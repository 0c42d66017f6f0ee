package io.orrery.incontainer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.orrery.session.Universes;
import io.orrery.trade.History;
import io.orrery.trade.Trade;
import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import io.orrery.universe.Universe;
import io.orrery.universe.UntypedFact;
import jakarta.inject.Inject;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Three universes in one WAR, and random operations that never let one reach another. */
@ExtendWith(ArquillianExtension.class)
class IsolationIT {

  private static final String SEED = "isolation.seed";

  @Inject Operations operations;
  @Inject Ears ears;
  @Inject Universes universes;

  /** The WAR as the reactor built it, with these tests and a seed beside it. */
  @Deployment
  static WebArchive war() {
    long seed = Long.getLong("test.seed", System.nanoTime());
    System.out.println("isolation: seed " + seed);
    return ShrinkWrap.createFromZipFile(
            WebArchive.class, new File(System.getProperty("orrery.war")))
        .addPackage(IsolationIT.class.getPackage())
        .addAsResource(new StringAsset(Long.toString(seed)), SEED);
  }

  @Tag("U1")
  @Tag("U2")
  @Tag("U4")
  @Tag("U5")
  @Tag("U6")
  @Tag("U7")
  @Test
  void noOperationLetsOneUniverseReachAnother() throws IOException {
    int count = Integer.getInteger("test.operations", 10_000);
    long seed = seed();
    long[] before = Stream.of(Universe.values()).mapToLong(this::trades).toArray();
    Random random = new Random(seed);
    for (int number = 0; number < count; number++) {
      operations.step(random, number);
    }
    operations.settle();
    assertEquals(List.of(), ears.violations(), "seed " + seed);
    assertTrue(operations.tally().refusals() > count / 5, "enough was refused, seed " + seed);
    for (Universe universe : Universe.values()) {
      assertUniverse(universe, before[universe.ordinal()], "seed " + seed);
    }
    assertFilesStayHome();
  }

  private static long seed() throws IOException {
    try (InputStream seed = IsolationIT.class.getResourceAsStream("/" + SEED)) {
      return Long.parseLong(
          new String(Objects.requireNonNull(seed).readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private void assertUniverse(Universe universe, long before, String seed) throws IOException {
    Tally tally = operations.tally();
    assertEquals(tally.trades(universe), trades(universe) - before, seed);
    assertEquals(tally.fires(universe), ears.heard(universe), seed);
    assertTrue(ears.heardLater(universe) <= tally.lateFires(universe), seed);
    forEach(universes.archive(universe).trades(), r -> assertHome(universe, r));
    forEach(universes.archive(universe).events(), r -> assertEventHome(universe, r));
    forEach(universes.archive(universe).audit(), r -> assertOwn(universe, r));
  }

  private static void assertHome(Universe universe, Recorded<Trade> record) {
    assertOwn(universe, record);
    assertEquals(universe.wireName(), record.fact().strategy().orElseThrow().value());
  }

  private static void assertEventHome(Universe universe, Recorded<Fact> record) {
    assertOwn(universe, record);
    if (record.fact() instanceof UntypedFact fact && fact.type().equals("marked")) {
      assertEquals(universe.wireName(), fact.fields().get("mark"));
    }
  }

  private static void assertOwn(Universe universe, Recorded<?> record) {
    assertEquals(universe, record.provenance().universe());
    assertEquals(universe, record.provenance().sessionId().universe());
  }

  private long trades(Universe universe) {
    return universes.archive(universe).trades().lastSeq();
  }

  private static <F extends Fact> void forEach(
      History<F> history, java.util.function.Consumer<Recorded<F>> check) {
    long seq = 0;
    for (List<Recorded<F>> page = history.after(seq, 1000);
        !page.isEmpty();
        page = history.after(seq, 1000)) {
      page.forEach(check);
      seq = page.get(page.size() - 1).seq();
    }
  }

  /** Every line of every file of a universe names that universe, and no file is elsewhere. */
  private static void assertFilesStayHome() throws IOException {
    Path home = Path.of(System.getenv("ORRERY_HOME"));
    for (String area : List.of("data", "logs")) {
      try (Stream<Path> files = Files.walk(home.resolve(area))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).toList()) {
          String folder = home.resolve(area).relativize(file).getName(0).toString();
          Universe universe = Universe.parse(folder);
          try (Stream<String> lines = Files.lines(file)) {
            assertTrue(
                lines.allMatch(l -> l.contains("\"universe\":\"" + universe + "\"")),
                file.toString());
          }
        }
      }
    }
  }
}
