package io.orrery.rest;

import io.orrery.session.Intake;
import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import io.orrery.universe.Validity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What became of each line of an import: counts that add up, and the refused lines by number. */
final class ImportReport {

  /** Most refused lines that are listed; all are counted. */
  static final int MAX_LISTED = 1000;

  private final List<Refused> refusals = new ArrayList<>();
  private final List<Range> ranges = new ArrayList<>();
  private Optional<Validity> validity = Optional.empty();
  private long accepted;
  private long replayed;
  private long refused;

  private record Refused(long line, String reason, Optional<Object> field) {

    Map<String, Object> view() {
      return new Members().put("line", line).put("reason", reason).put("field", field).view();
    }
  }

  private record Range(long first, long last) {

    Map<String, Object> view() {
      return new Members().put("first_seq", first).put("last_seq", last).view();
    }
  }

  long received() {
    return accepted + replayed + refused;
  }

  long refused() {
    return refused;
  }

  void refuse(long line, Problem problem) {
    refuse(line, problem.detail(), Optional.ofNullable(problem.members().get("field")));
  }

  private void refuse(long line, String reason, Optional<Object> field) {
    refused++;
    if (refusals.size() < MAX_LISTED) {
      refusals.add(new Refused(line, reason, field));
    }
  }

  <F extends Fact> void add(long line, Intake.Outcome<F> outcome) {
    if (outcome instanceof Intake.Accepted<F> done) {
      accepted++;
      note(done.record());
    } else if (outcome instanceof Intake.Replayed<F> done) {
      replayed++;
      weaken(done.record());
    } else if (outcome instanceof Intake.Conflicting<F> conflict) {
      refuse(line, conflict.sentence(), Optional.empty());
    }
  }

  /** The members of an answer about an import into the session of {@code standing}. */
  Map<String, Object> view(Standing standing) {
    return new Members()
        .putAll(standing.provenance(validity.or(standing::validity), standing.lineageId()))
        .putAll(counts())
        .putAll(details())
        .view();
  }

  Map<String, Object> counts() {
    return new Members()
        .put("received", received())
        .put("accepted", accepted)
        .put("replayed", replayed)
        .put("refused", refused)
        .view();
  }

  Map<String, Object> details() {
    return new Members()
        .put("accepted_ranges", ranges.stream().map(Range::view).toList())
        .put(
            "refusals",
            refusals.stream()
                .sorted(Comparator.comparingLong(Refused::line))
                .map(Refused::view)
                .toList())
        .view();
  }

  private void note(Recorded<?> record) {
    weaken(record);
    int last = ranges.size() - 1;
    if (last >= 0 && ranges.get(last).last() == record.seq() - 1) {
      ranges.set(last, new Range(ranges.get(last).first(), record.seq()));
    } else {
      ranges.add(new Range(record.seq(), record.seq()));
    }
  }

  private void weaken(Recorded<?> record) {
    Validity next = record.provenance().validity();
    validity = Optional.of(validity.map(v -> Validity.weakest(List.of(v, next))).orElse(next));
  }
}
