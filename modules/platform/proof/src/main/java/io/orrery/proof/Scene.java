package io.orrery.proof;

import io.orrery.session.UniverseSession;
import io.orrery.trade.UniverseArchive;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one attempt has at hand. Of use to one thread. */
final class Scene implements AutoCloseable {

  private final Deployment deployment;
  private final Optional<Door> door;
  private final SharedTwin shared;
  private final String canary;
  private @Nullable Twin twin;

  /** {@code door} is empty if nobody knows where the deployment answers. */
  Scene(Deployment deployment, Optional<Door> door, SharedTwin shared, String canary) {
    this.deployment = deployment;
    this.door = door;
    this.shared = shared;
    this.canary = canary;
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

  /** The sessions of a deployment that lasts for the run: for attempts that end nothing in it. */
  UniverseSession session(Universe universe) throws IOException {
    return shared.twin().session(universe);
  }

  /** What that deployment has recorded. */
  UniverseArchive archive(Universe universe) throws IOException {
    return shared.twin().universes().archive(universe);
  }

  Clock clock() {
    return shared.clock();
  }

  /** A deployment to do anything to, made at the first call and gone after the attempt. */
  Twin twin() throws IOException {
    return twin(clock());
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

  /** The same without the names of this machine's folders. */
  Finding shown(Finding found) {
    Twin made = twin;
    return made == null ? found : found.with(made.folder().hide(found.evidence()));
  }

  @Override
  public void close() throws IOException {
    Twin made = twin;
    if (made != null) {
      made.close();
    }
  }
}
