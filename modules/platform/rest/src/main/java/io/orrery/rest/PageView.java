package io.orrery.rest;

import io.orrery.universe.Fact;
import io.orrery.universe.Provenance;
import io.orrery.universe.Recorded;
import io.orrery.universe.Validity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One page of a list, under the weakest validity of what is on it. */
final class PageView {

  private PageView() {}

  /** Records of one universe; an empty page has its session's validity and lineage. */
  static <F extends Fact> Map<String, Object> of(
      Standing standing, List<Recorded<F>> records, Optional<Cursor> next) {
    List<Provenance> provenances = records.stream().map(Recorded::provenance).toList();
    Optional<Validity> validity =
        provenances.isEmpty()
            ? standing.validity()
            : Optional.of(
                Validity.weakest(provenances.stream().map(Provenance::validity).toList()));
    return of(
        standing.provenance(validity, lineage(standing, provenances)),
        records.stream().map(RecordView::of).toList(),
        next);
  }

  static Map<String, Object> of(
      Map<String, Object> provenance, List<Map<String, Object>> items, Optional<Cursor> next) {
    return new Members()
        .putAll(provenance)
        .put("items", items)
        .put("next", next.map(Cursor::text))
        .view();
  }

  /** The one lineage of the items; there is none to name if they have several. */
  private static Optional<String> lineage(Standing standing, List<Provenance> provenances) {
    List<String> ids = provenances.stream().map(Provenance::lineageId).distinct().toList();
    if (ids.isEmpty()) {
      return standing.lineageId();
    }
    return ids.size() == 1 ? Optional.of(ids.get(0)) : Optional.empty();
  }
}
