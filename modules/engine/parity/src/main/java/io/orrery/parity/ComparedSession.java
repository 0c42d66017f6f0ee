package io.orrery.parity;

import io.orrery.basics.Sha256;
import io.orrery.basics.StrategyName;
import io.orrery.trade.FactFields;
import io.orrery.universe.Assumptions;
import io.orrery.universe.RunId;
import io.orrery.universe.SessionId;
import io.orrery.universe.Universe;
import io.orrery.universe.Validity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One side of a comparison: what one session of one universe did, as its own ledgers tell.
 *
 * @param id the session
 * @param run the run whose session it is; empty if it is its universe's
 * @param lineageId the market data that it traded on
 * @param recording the dataset as which it recorded the bars it saw; empty if it did not
 * @param validity the weakest class among its fills; of a session without, that of its records
 * @param assumptions its execution model
 * @param strategies what decided, as its records say; empty if nobody said
 * @param covered from the first to the last moment of which the worth of its account or a deal is
 *     on record; empty if it recorded no worth, so that nobody knows when it did nothing
 * @param deals what it did, in order
 * @param notes what a reader must know beside the deals, as sentences
 */
public record ComparedSession(
    SessionId id,
    Optional<RunId> run,
    String lineageId,
    Optional<Recording> recording,
    Validity validity,
    Assumptions assumptions,
    List<DecidedBy> strategies,
    Optional<Span> covered,
    List<Deal> deals,
    List<String> notes) {

  /**
   * Bars that a session saw and recorded, listed as a dataset.
   *
   * @param dataset its name
   * @param sha256 its hash
   */
  public record Recording(String dataset, Sha256 sha256) {}

  /**
   * What decided.
   *
   * @param strategy its name
   * @param strategyHash the hash of its name, parameters and code
   */
  public record DecidedBy(StrategyName strategy, Sha256 strategyHash) {}

  /** Sorts the deals, and copies the lists. */
  public ComparedSession {
    strategies = List.copyOf(strategies);
    deals = deals.stream().sorted(Deal.IN_ORDER).toList();
    notes = List.copyOf(notes);
  }

  /** The universe of all that it is made of. */
  public Universe universe() {
    return id.universe();
  }

  /** How many of its deals were filled. */
  public long filled() {
    return deals.stream().filter(Deal::isFilled).count();
  }

  /** Everything but the deals as plain values: the label of the side, and what it rests on. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("universe", universe().wireName());
    map.put("session_id", id.value());
    run.ifPresent(name -> map.put("run_id", name.value()));
    map.put("data_lineage_id", lineageId);
    recording.ifPresent(each -> map.put("recording", FactFields.value(each)));
    map.put("validity_class", validity.validityClass().name());
    map.put("validity_reasons", FactFields.value(validity.reasons()));
    map.put("assumptions", FactFields.value(assumptions));
    map.put("strategies", FactFields.value(strategies));
    covered.ifPresent(span -> map.put("covered", FactFields.value(span)));
    map.put("deals", (long) deals.size());
    map.put("filled", filled());
    map.put("notes", notes);
    return map;
  }
}
