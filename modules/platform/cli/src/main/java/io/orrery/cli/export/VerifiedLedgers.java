package io.orrery.cli.export;

import io.orrery.trade.Verdict;
import io.orrery.universe.Stream;
import io.orrery.verifier.Verifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The ledgers that an export rests on, each checked in full before the first row is written. */
final class VerifiedLedgers {

  private final Map<Stream, Verdict.Intact> intact;

  private VerifiedLedgers(Map<Stream, Verdict.Intact> intact) {
    this.intact = intact;
  }

  /**
   * Verifies the ledgers asked for, and the audit ledger, which knows the sessions.
   *
   * @throws DamagedException if one is not intact, naming the line
   * @throws io.orrery.trade.LedgerException if files cannot be read
   */
  static VerifiedLedgers of(ExportRequest request) {
    Verifier verifier =
        request
            .run()
            .map(run -> Verifier.ofRun(request.home(), run, request.key()))
            .orElseGet(() -> new Verifier(request.home(), request.key(), List.of()));
    Map<Stream, Verdict.Intact> intact = new LinkedHashMap<>();
    List<Stream> all = new ArrayList<>(request.streams());
    all.add(Stream.AUDIT);
    for (Stream stream : all) {
      Verdict verdict = verifier.verify(request.universe(), stream);
      if (!(verdict instanceof Verdict.Intact found)) {
        throw new DamagedException(verdict);
      }
      intact.put(stream, found);
    }
    return new VerifiedLedgers(intact);
  }

  /** What was found of a ledger. */
  Verdict.Intact of(Stream stream) {
    Verdict.Intact found = intact.get(stream);
    if (found == null) {
      throw new IllegalStateException("what is exported is verified before");
    }
    return found;
  }

  /** What was found, for manifests. */
  List<Map<String, Object>> members() {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Verdict.Intact each : intact.values()) {
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("stream", each.stream().wireName());
      members.put("verdict", "intact");
      members.put("records", each.records());
      members.put("head", each.head().value());
      members.put("tree_root", each.treeRoot().value());
      members.put("seals", (long) each.seals());
      all.add(members);
    }
    return all;
  }

  /** A ledger is not what was written, so that nothing of it is exported. */
  static final class DamagedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private DamagedException(Verdict verdict) {
      super("nothing is exported of a damaged ledger: " + verdict.sentence());
    }
  }
}
