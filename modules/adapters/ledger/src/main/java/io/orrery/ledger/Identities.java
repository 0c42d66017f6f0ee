package io.orrery.ledger;

import io.orrery.trade.LedgerException;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;

/**
 * Says which universe and deployment a root belongs to, and refuses every other (contract U5). Each
 * universe has two roots with equal copies, so that neither can be exchanged alone.
 */
final class Identities {

  private final Home home;
  private final Disk disk;
  private final Clock clock;
  private final Deployment deployment;

  /** An identity with its bytes, with which the hash chains begin. */
  record Found(Identity identity, byte[] bytes) {}

  Identities(Home home, Disk disk, Clock clock) {
    this.home = home;
    this.disk = disk;
    this.clock = clock;
    this.deployment = new Deployment(home, disk);
  }

  /**
   * The identity of a universe's roots; empty if they have none and hold no ledger. Changes
   * nothing.
   *
   * @throws LedgerException if the roots are not this universe's and this deployment's
   */
  Optional<Found> find(Universe universe) {
    home.requireNoLinks(universe);
    requireDeploymentKnown();
    Optional<Found> found = inBothRoots(universe);
    Optional<Path> ledger = found.isPresent() ? Optional.empty() : anyLedger(universe);
    if (ledger.isEmpty()) {
      return found;
    }
    // their owner may have made the roots, and only then a ledger in them, since they were read
    Optional<Found> meanwhile = inBothRoots(universe);
    if (meanwhile.isEmpty()) {
      throw ledgerOfNobody(ledger.get(), universe);
    }
    return meanwhile;
  }

  private Optional<Found> inBothRoots(Universe universe) {
    Optional<Found> data = read(universe, Stream.Area.DATA);
    Optional<Found> logs = read(universe, Stream.Area.LOGS);
    data.ifPresent(found -> requireOwn(found.identity(), universe, Stream.Area.DATA));
    logs.ifPresent(found -> requireOwn(found.identity(), universe, Stream.Area.LOGS));
    if (data.isEmpty() || logs.isEmpty()) {
      return Optional.empty();
    }
    requireEqual(data.get(), logs.get(), universe);
    return data;
  }

  /** The identity of a universe's roots, made now if they have none. The caller owns the lock. */
  Found findOrCreate(Universe universe) throws IOException {
    Optional<Found> known = find(universe);
    if (known.isPresent()) {
      return known.get();
    }
    Found first = halfMade(universe).orElse(null);
    Found found = first == null ? make(universe) : first;
    disk.create(home.identity(universe, Stream.Area.DATA), found.bytes());
    disk.create(home.identity(universe, Stream.Area.LOGS), found.bytes());
    return found;
  }

  private Found make(Universe universe) throws IOException {
    Optional<String> shared = keyOfUniverseAround(universe);
    String keyId = shared.isPresent() ? shared.get() : new SigningKeys(home, disk).create(universe);
    Identity identity =
        new Identity(universe, deployment.findOrCreate(), clock.instant(), keyId, home.run());
    return new Found(identity, identity.toBytes());
  }

  /** A run is signed with the key that its universe has at its beginning. */
  private Optional<String> keyOfUniverseAround(Universe universe) throws IOException {
    Optional<Home> around = home.around();
    if (around.isEmpty()) {
      return Optional.empty();
    }
    Optional<Found> found = new Identities(around.get(), disk, clock).find(universe);
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(Keys.read(around.get(), disk, found.get().identity()).signer().keyId());
  }

  /** What a first start left that was interrupted between the two copies. */
  private Optional<Found> halfMade(Universe universe) {
    return read(universe, Stream.Area.DATA).or(() -> read(universe, Stream.Area.LOGS));
  }

  private Optional<Found> read(Universe universe, Stream.Area area) {
    Path file = home.identity(universe, area);
    try {
      byte[] bytes = Files.readAllBytes(file);
      return Optional.of(new Found(Identity.parse(bytes), bytes));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new LedgerException(
          "%s must say whose root this is, but cannot be read: %s; nothing was touched"
              .formatted(home.shown(file), Because.of(e)),
          e);
    } catch (IllegalArgumentException e) {
      throw new LedgerException(
          "%s must say whose root this is, but cannot be read (%s): restore it from a backup; nothing was touched"
              .formatted(home.shown(file), e.getMessage()),
          e);
    }
  }

  private void requireOwn(Identity identity, Universe universe, Stream.Area area) {
    String root = home.shown(home.root(universe, area));
    if (identity.universe() != universe) {
      throw new LedgerException(
          "%s must belong to universe %s, but its identity.json says %s: put each universe's files back where they were; nothing was touched"
              .formatted(root, universe, identity));
    }
    if (!identity.run().equals(home.run())) {
      throw new LedgerException(
          "%s must belong to %s, but its identity.json says %s: put each run's files back where they were; nothing was touched"
              .formatted(root, home.run().map(id -> "run " + id).orElse("no run"), identity));
    }
    String own = deployment.find().orElse("unknown");
    if (!identity.deploymentId().equals(own)) {
      throw new LedgerException(
          "%s must belong to deployment %s (config/local.deployment), but its identity.json says %s: restore the data of this deployment or the config of that one; nothing was touched"
              .formatted(root, own, identity));
    }
  }

  private void requireEqual(Found data, Found logs, Universe universe) {
    if (!Arrays.equals(data.bytes(), logs.bytes())) {
      throw new LedgerException(
          "%s and %s must be equal, but say %s (key %s) and %s (key %s): restore the roots that belong together; nothing was touched"
              .formatted(
                  home.shown(home.identity(universe, Stream.Area.DATA)),
                  home.shown(home.identity(universe, Stream.Area.LOGS)),
                  data.identity(),
                  data.identity().keyId(),
                  logs.identity(),
                  logs.identity().keyId()));
    }
  }

  private Optional<Path> anyLedger(Universe universe) {
    return Arrays.stream(Stream.values())
        .map(stream -> home.ledger(new LedgerId(universe, stream)))
        .filter(ledger -> Files.exists(ledger, LinkOption.NOFOLLOW_LINKS))
        .findFirst();
  }

  private LedgerException ledgerOfNobody(Path ledger, Universe universe) {
    return new LedgerException(
        "%s belongs to nobody: %s and %s must both be there, but %s; restore them from a backup; nothing was touched"
            .formatted(
                home.shown(ledger),
                home.shown(home.identity(universe, Stream.Area.DATA)),
                home.shown(home.identity(universe, Stream.Area.LOGS)),
                missing(universe)));
  }

  private String missing(Universe universe) {
    if (read(universe, Stream.Area.DATA).isPresent()) {
      return "the one in logs is missing";
    }
    return read(universe, Stream.Area.LOGS).isPresent()
        ? "the one in data is missing"
        : "both are missing";
  }

  /** A new id beside old roots would lock everyone out of them. */
  private void requireDeploymentKnown() {
    if (deployment.find().isPresent()) {
      return;
    }
    for (Universe universe : home.universes()) {
      for (Stream.Area area : Stream.Area.values()) {
        read(universe, area).ifPresent(found -> refuseLostDeployment(found.identity()));
      }
    }
  }

  private void refuseLostDeployment(Identity identity) {
    if (deployment.find().isPresent()) {
      // it was made, and only then a root of it, since it was looked for
      return;
    }
    throw new LedgerException(
        "config/local.deployment is missing, but there is a root of %s: restore the file with that id; nothing was touched"
            .formatted(identity));
  }
}
