package io.orrery.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.acceptance.faults.Scene.Moment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Every call that changes the disk is, one at a time, the one at which the process is killed or
 * which fails: while a universe opens after a kill, while it records, and while it closes. The
 * normal build takes a sample; the full run goes on until the fault no longer happens.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryCallTest {

  private static final int SAMPLE = 2;
  private static final int MOST = 1000;

  private final Map<Moment, Map<String, Integer>> known = new EnumMap<>(Moment.class);
  private Scene scene;

  @BeforeAll
  void killAWriter() {
    Needs.strace();
    scene = new Scene();
  }

  @Tag("U13")
  @Test
  void losesNothingWhenKilledAtAnyCall() {
    everyCall("kill at every call", Fault.Effect.KILL, false);
  }

  @Tag("U13")
  @Test
  void losesNothingWhenAnyCallFailsOnce() {
    everyCall("EIO once at every call", Fault.Effect.INPUT_OUTPUT_ERROR, false);
  }

  @Tag("U13")
  @Test
  void losesNothingWhenEveryCallFailsFromSomeMomentOn() {
    everyCall("EIO from every call on", Fault.Effect.INPUT_OUTPUT_ERROR, true);
  }

  @Tag("U13")
  @Test
  void losesNothingWhenThereIsOnceNoSpace() {
    everyCall("ENOSPC once at every call", Fault.Effect.NO_SPACE, false);
  }

  @Tag("U13")
  @Test
  void losesNothingWhenThereIsNoSpaceAnyMore() {
    everyCall("ENOSPC from every call on", Fault.Effect.NO_SPACE, true);
  }

  @Tag("U13")
  @Test
  void losesNothingWhenAWriteSaysYesAndWritesNothing() {
    everyCall("nothing written at every write", Fault.Effect.NOTHING_WRITTEN, false);
  }

  private void everyCall(String family, Fault.Effect effect, boolean persists) {
    Rounds rounds = new Rounds(family);
    int happened = 0;
    for (Moment moment : Moment.values()) {
      Map<String, Integer> calls = new TreeMap<>(known.computeIfAbsent(moment, scene::calls));
      calls.keySet().removeIf(call -> !effect.concerns(call));
      assertThat(calls).as("calls at %s", moment).isNotEmpty();
      System.out.println("faults " + family + ": " + moment + " calls " + calls);
      for (List<Fault> faults : faults(calls, effect, persists, rounds)) {
        happened += playUntilItDoesNotHappen(moment, faults, rounds);
      }
    }
    assertThat(happened).as("faults that happened").isPositive();
    rounds.report();
  }

  private int playUntilItDoesNotHappen(Moment moment, List<Fault> faults, Rounds rounds) {
    int happened = 0;
    for (Fault fault : faults) {
      String where = rounds.where() + ", " + moment + " with " + fault;
      Scene.Outcome outcome = scene.play(moment, fault, where);
      rounds.add(outcome.acknowledged());
      if (!outcome.happened()) {
        break;
      }
      happened++;
    }
    return happened;
  }

  /** For each call the first, the second and so on beyond the last; or a few of all of them. */
  private static List<List<Fault>> faults(
      Map<String, Integer> calls, Fault.Effect effect, boolean persists, Rounds rounds) {
    List<List<Fault>> all = new ArrayList<>();
    for (Map.Entry<String, Integer> call : calls.entrySet()) {
      int most = Rounds.isFullRun() ? MOST : call.getValue();
      all.add(
          IntStream.rangeClosed(1, most)
              .mapToObj(when -> new Fault(call.getKey(), effect, when, persists))
              .toList());
    }
    if (Rounds.isFullRun()) {
      return all;
    }
    List<Fault> each = new ArrayList<>();
    all.forEach(each::addAll);
    Collections.shuffle(each, rounds.random());
    return each.stream().limit(SAMPLE).map(List::of).toList();
  }
}
