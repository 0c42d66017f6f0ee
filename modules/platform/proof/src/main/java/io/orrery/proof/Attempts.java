package io.orrery.proof;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Everything that is tried. */
final class Attempts {

  private Attempts() {}

  /** In the order of the invariants. */
  static List<Attempt> all(Deployment deployment) {
    return Stream.of(
            RecordAttempts.all(deployment),
            EventAttempts.all(deployment),
            BrokerAttempts.all(),
            ControlAttempts.all(),
            ValidityAttempts.all(),
            SettingsAttempts.all(),
            FileAttempts.all(),
            MarketAttempts.all(),
            HttpAttempts.all(deployment))
        .flatMap(List::stream)
        .sorted(Comparator.comparing(Attempt::invariant))
        .toList();
  }
}
