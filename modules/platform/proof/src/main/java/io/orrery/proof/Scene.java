package io.orrery.proof;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one attempt has at hand. Of use to one thread. */
final class Scene implements AutoCloseable {

  private final Deployment deployment;
  private final Optional<Door> door;
  private final String canary;
  private final Clock clock;
  private @Nullable Twin twin;

  /** {@code door} is empty if nobody knows where the deployment answers. */
  Scene(Deployment deployment, Optional<Door> door, String canary, Clock clock) {
    this.deployment = deployment;
    this.door = door;
    this.canary = canary;
    this.clock = clock;
  }

  Deployment deployment() {
    return deployment;
  }

  Door door() {
    return door.orElseThrow(() -> new IllegalStateException("the attempt needs a door"));
  }

  /** What marks whatever is sent, so that it is known wherever it turns up. */
  String canary() {
    return canary;
  }

  Clock clock() {
    return clock;
  }

  /** A deployment to do anything to, made at the first call and gone after the attempt. */
  Twin twin() throws IOException {
    return twin(clock);
  }

  /** The same by another clock. */
  Twin twin(Clock other) throws IOException {
    Twin made = twin;
    if (made == null) {
      made = Twin.create(other);
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
