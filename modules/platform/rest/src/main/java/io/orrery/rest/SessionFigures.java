package io.orrery.rest;

import io.orrery.analytics.Conventions;
import io.orrery.analytics.Evidence;
import io.orrery.analytics.Performance;
import io.orrery.basics.Check;
import io.orrery.basics.Mic;
import io.orrery.market.Dataset;
import io.orrery.runs.Sources;
import io.orrery.runs.Yardstick;
import io.orrery.session.SessionBook;
import io.orrery.trade.UniverseArchive;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Computes what one session amounts to, by the days of its market. Safe for many threads. */
final class SessionFigures {

  private static final int EVERY_DAY = 365;

  private final Sources sources;
  private final KnownEvidence known;

  SessionFigures(Sources sources, KnownEvidence known) {
    this.sources = sources;
    this.known = known;
  }

  /**
   * The figures of a session.
   *
   * @param calendar the market whose days count; null for that of the session's data
   * @throws ProblemException if there is nothing to calculate from, or no such calendar
   */
  Performance performance(
      UniverseArchive archive, SessionBook.Entry entry, @Nullable String calendar) {
    Evidence evidence = known.of(archive, entry);
    Conventions conventions =
        Optional.ofNullable(calendar)
            .map(this::named)
            .or(() -> ofData(evidence.basis().lineageId()))
            .map(mic -> Yardstick.conventions(sources.calendars().of(mic), 0))
            .orElseGet(
                () ->
                    new Conventions(
                        ZoneOffset.UTC, 0, EVERY_DAY, "no calendar is known: every day counts"));
    return Performance.of(evidence, conventions);
  }

  private Mic named(String calendar) {
    return sources.calendars().list().stream()
        .filter(mic -> mic.value().equals(calendar))
        .findFirst()
        .orElseThrow(
            () ->
                Parameters.refused(
                    "calendar",
                    "calendar must be one of %s, was %s"
                        .formatted(sources.calendars().list(), Check.shown(calendar))));
  }

  /** The market of the dataset that the session traded, if the manifest still lists it. */
  private Optional<Mic> ofData(String lineageId) {
    return sources.datasets().list().stream()
        .filter(data -> lineageId.equals(Answers.lineageId(data)))
        .map(Dataset::terms)
        .map(terms -> terms.calendar())
        .findFirst();
  }
}
