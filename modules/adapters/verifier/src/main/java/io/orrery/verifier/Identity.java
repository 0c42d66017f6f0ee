package io.orrery.verifier;

import io.orrery.basics.Sha256;
import io.orrery.trade.Fault;
import io.orrery.trade.LedgerException;
import io.orrery.universe.RunId;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whose root it is, and the first hash of its ledgers. */
record Identity(Universe universe, String deploymentId, String keyId, Sha256 firstHash) {

  private static final List<String> MEMBERS =
      List.of("format_version", "universe", "deployment_id", "created_at", "key_id");
  private static final String RUN = "run_id";
  private static final List<String> MEMBERS_OF_RUN =
      List.of("format_version", "universe", "deployment_id", "created_at", "key_id", RUN);
  private static final String NO_RUN = "no run";

  /** Reads the copy in the ledger's root, and compares the other one if its root is there. */
  static Identity read(Home home, Universe universe, Stream stream) {
    Path own = home.folder(universe, stream).resolve("identity.json");
    if (!Files.exists(home.folder(universe, stream))) {
      throw new LedgerException("cannot read " + home.shown(own) + ": there is no such root");
    }
    requireThere(home, own);
    byte[] bytes = home.read(own);
    compare(home, universe, bytes, own);
    return parse(home.shown(own), universe, home.run(), bytes);
  }

  private static void requireThere(Home home, Path file) {
    if (!Files.exists(file)) {
      throw new NotIntactException(
          Fault.REMOVED, home.shown(file), "the root must have its identity, had none");
    }
  }

  private static void compare(Home home, Universe universe, byte[] bytes, Path own) {
    for (Path root : List.of(home.data(universe), home.logs(universe))) {
      Path copy = root.resolve("identity.json");
      if (!copy.equals(own) && Files.exists(root)) {
        requireThere(home, copy);
        if (!Arrays.equals(bytes, home.read(copy))) {
          throw new NotIntactException(
              Fault.EDITED,
              home.shown(copy),
              "both copies of the identity must be equal byte for byte");
        }
      }
    }
  }

  private static Identity parse(
      String shown, Universe universe, Optional<RunId> run, byte[] bytes) {
    try {
      Map<String, Object> members = JsonTree.read(bytes);
      Fields fields = new Fields(members, members.containsKey(RUN) ? MEMBERS_OF_RUN : MEMBERS);
      requireVersion(shown, fields.number("format_version"));
      String named = fields.text("universe");
      if (!named.equals(universe.wireName())) {
        throw new NotIntactException(
            Fault.FOREIGN_UNIVERSE, shown, "it must be of " + universe + ", was of " + named);
      }
      requireRun(shown, run, members.containsKey(RUN) ? fields.text(RUN) : NO_RUN);
      fields.instant("created_at");
      return new Identity(
          universe, fields.text("deployment_id"), fields.text("key_id"), Sha256.of(bytes));
    } catch (IllegalArgumentException e) {
      throw new NotIntactException(Fault.SEAL_MALFORMED, shown, String.valueOf(e.getMessage()));
    }
  }

  private static void requireRun(String shown, Optional<RunId> expected, String named) {
    String wanted = expected.map(RunId::value).orElse(NO_RUN);
    if (!named.equals(wanted)) {
      throw new NotIntactException(
          Fault.FOREIGN_SESSION, shown, "it must be of %s, was of %s".formatted(wanted, named));
    }
  }

  private static void requireVersion(String shown, long version) {
    if (version > 1) {
      throw new NotIntactException(
          Fault.SCHEMA_UNKNOWN, shown, "format_version must be 1, was " + version);
    }
  }

  /** The name under which its checkpoints are signed. */
  String origin(Stream stream) {
    return "orrery/%s/%s/%s".formatted(deploymentId, universe, stream);
  }
}
