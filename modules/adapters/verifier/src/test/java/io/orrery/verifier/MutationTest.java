package io.orrery.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.trade.Fault;
import io.orrery.trade.Verdict;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Harms a ledger behind a checkpoint in random ways; every one must be found and named. */
@Tag("U14")
@Tag("slow")
class MutationTest {

  @TempDir Path root;

  @Test
  void findsAndNamesEveryRandomMutation() {
    long seed = Long.getLong("test.seed", System.nanoTime());
    int count = Integer.getInteger("test.mutations", 1_500);
    System.out.println("seed " + seed + ", " + count + " mutations");
    Random random = new Random(seed);
    Victim victim = Victim.write(root);
    Verifier verifier =
        new Verifier(
            victim.root(),
            Optional.empty(),
            List.of(Checkpoint.read("given", victim.checkpoint())));
    assertThat(verifier.verify(Universe.PAPER, Stream.TRADES)).isInstanceOf(Verdict.Intact.class);
    Map<Fault, Integer> found = new EnumMap<>(Fault.class);
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Mutation mutation = Mutation.random(victim, random);
      victim.put(mutation.files());
      Verdict verdict = verifier.verify(Universe.PAPER, Stream.TRADES);
      if (!mutation.isNamedBy(verdict)) {
        wrong.add(
            i + " " + mutation.text() + " wants " + mutation.faults() + ": " + verdict.sentence());
      }
      if (verdict instanceof Verdict.NotIntact broken) {
        found.merge(broken.fault(), 1, Integer::sum);
      }
    }
    System.out.println(found);
    assertThat(wrong).as("seed %d", seed).isEmpty();
    assertThat(found)
        .containsKeys(
            Fault.EDITED,
            Fault.REMOVED,
            Fault.INSERTED,
            Fault.REORDERED,
            Fault.DUPLICATED,
            Fault.TRUNCATED,
            Fault.FOREIGN_UNIVERSE,
            Fault.FOREIGN_SESSION);
  }
}
