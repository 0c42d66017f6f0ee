package io.orrery.exports;

import io.orrery.universe.Recorded;
import io.orrery.universe.SessionId;
import io.orrery.universe.Stream;
import io.orrery.universe.Validity;
import io.orrery.universe.ValidityClass;
import io.orrery.universe.ValidityReason;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What of one ledger went out, and what did not and why. The sum of both is what was looked at. */
public final class Tally {

  /** Why a record did not go out. */
  public enum LeftOut {
    /** The query asked for other sessions, times or symbols. */
    NOT_ASKED_FOR,
    /** Its class is not valid for training, and nobody asked for it in words. */
    NOT_VALID_FOR_TRAINING
  }

  private final Stream stream;
  private final Map<ValidityClass, Long> exported = new EnumMap<>(ValidityClass.class);
  private final Map<LeftOut, Map<ValidityClass, Long>> leftOut = new EnumMap<>(LeftOut.class);
  private final Set<ValidityReason> reasons = EnumSet.noneOf(ValidityReason.class);
  private final Set<SessionId> sessions = new LinkedHashSet<>();
  private Optional<Recorded<?>> last = Optional.empty();

  Tally(Stream stream) {
    this.stream = stream;
  }

  void exported(Recorded<?> record) {
    exported.merge(record.provenance().validityClass(), 1L, Long::sum);
    reasons.addAll(record.provenance().validityReasons());
    sessions.add(record.provenance().sessionId());
  }

  void leftOut(LeftOut why, ValidityClass validityClass) {
    leftOut
        .computeIfAbsent(why, reason -> new EnumMap<>(ValidityClass.class))
        .merge(validityClass, 1L, Long::sum);
  }

  void saw(Recorded<?> record) {
    last = Optional.of(record);
  }

  /** The ledger's kind. */
  public Stream stream() {
    return stream;
  }

  /** How many rows of each class went out. */
  public Map<ValidityClass, Long> exported() {
    return Collections.unmodifiableMap(exported);
  }

  /** How many did not, by reason and class. */
  public Map<LeftOut, Map<ValidityClass, Long>> leftOut() {
    return Collections.unmodifiableMap(leftOut);
  }

  /** How many rows went out. */
  public long rows() {
    return exported.values().stream().mapToLong(Long::longValue).sum();
  }

  /** How many records were looked at. */
  public long seen() {
    return rows()
        + leftOut.values().stream()
            .flatMap(each -> each.values().stream())
            .mapToLong(Long::longValue)
            .sum();
  }

  /** The last record that was looked at, exported or not. */
  public Optional<Recorded<?>> last() {
    return last;
  }

  /** The sessions of the rows, in order of their first row. */
  public Set<SessionId> sessions() {
    return Collections.unmodifiableSet(sessions);
  }

  /** What the rows together may be used for: the weakest class among them; empty without rows. */
  public Optional<Validity> validity() {
    return exported.keySet().stream()
        .max(ValidityClass::compareTo)
        .map(weakest -> new Validity(weakest, List.copyOf(reasons)));
  }
}
