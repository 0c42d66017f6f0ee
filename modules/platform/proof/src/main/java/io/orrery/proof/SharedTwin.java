package io.orrery.proof;

import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** One twin for a whole run, made when it is first needed. Of use to one thread. */
final class SharedTwin implements AutoCloseable {

  private final Clock clock;
  private @Nullable Twin twin;

  SharedTwin(Clock clock) {
    this.clock = clock;
  }

  Clock clock() {
    return clock;
  }

  Twin twin() throws IOException {
    Twin made = twin;
    if (made == null) {
      made = Twin.create(clock);
      twin = made;
    }
    return made;
  }

  @Override
  public void close() throws IOException {
    Twin made = twin;
    if (made != null) {
      made.close();
    }
  }
}
