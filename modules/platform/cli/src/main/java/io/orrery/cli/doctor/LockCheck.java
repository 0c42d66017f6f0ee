package io.orrery.cli.doctor;

import io.orrery.cli.history.LockOwner;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Who owns the universes, as far as anyone can tell without taking a lock. */
record LockCheck(Path home) {

  Finding look() {
    List<String> owners = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Universe universe : Universe.values()) {
      try {
        LockOwner.of(home, universe)
            .ifPresent(owner -> owners.add(universe + ": " + owner.sentence()));
      } catch (IOException e) {
        problems.add("the lock of %s must be readable: %s".formatted(universe, e.getMessage()));
      }
    }
    if (!problems.isEmpty()) {
      return Finding.failed("lock", String.join("; ", problems));
    }
    return Finding.ok(
        "lock", owners.isEmpty() ? "no universe was ever opened" : String.join("; ", owners));
  }
}
