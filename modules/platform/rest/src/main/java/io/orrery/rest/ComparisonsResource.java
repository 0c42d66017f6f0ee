package io.orrery.rest;

import io.orrery.parity.BandTerm;
import io.orrery.parity.DealReader;
import io.orrery.parity.MarketComparison;
import io.orrery.parity.ParityBand;
import io.orrery.parity.ParityReport;
import io.orrery.parity.RecordedSession;
import io.orrery.parity.SessionAddress;
import io.orrery.runs.Sources;
import io.orrery.trade.EquityHistory;
import io.orrery.trade.Runs;
import io.orrery.universe.CrossUniverse;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Two sessions side by side, of one universe or of two: labelled, and never summed. */
@Path("/comparisons")
@Dependent
@Produces("application/json")
@CrossUniverse("puts two sessions side by side, and adds nothing up")
public class ComparisonsResource {

  private static final int DEFAULT_POINTS = 200;
  private static final int MOST_DEALS = 1000;

  private final Gateway gateway;
  private final Runs runs;
  private final Sources sources;
  private final SessionFigures figures;

  @Inject
  ComparisonsResource(Gateway gateway, Runs runs, Sources sources, SessionFigures figures) {
    this.gateway = gateway;
    this.runs = runs;
    this.sources = sources;
    this.figures = figures;
  }

  /** How far one session deviates from another, decision by decision, and the verdict. */
  @GET
  @Queries({
    "left",
    "right",
    "points",
    "limit",
    "price_basis_points",
    "quantity_fraction",
    "latency_millis",
    "unmatched_share",
    "pairs",
    "window"
  })
  public Response compared(@Context UriInfo uri) {
    SessionAddress left = address("left", uri);
    SessionAddress right = address("right", uri);
    if (left.equals(right)) {
      throw Parameters.refused(
          "right", "right must be another session than left, was the same: " + right);
    }
    int points =
        count("points", uri, EquityHistory.MIN_POINTS, EquityHistory.MAX_POINTS)
            .orElse(DEFAULT_POINTS);
    int limit = count("limit", uri, 0, MOST_DEALS).orElse(MOST_DEALS);
    ParityBand band = band(uri);
    RecordedSession one = found("left", left);
    RecordedSession other = found("right", right);
    ParityReport report = report(one, other, band);
    Map<String, Object> view = report.toMap(limit);
    view.put("left", new ComparedView(one, figures).of(report.left(), points));
    view.put("right", new ComparedView(other, figures).of(report.right(), points));
    view.put("digest", report.digest().value());
    return Response.ok(view).build();
  }

  private ParityReport report(RecordedSession left, RecordedSession right, ParityBand band) {
    try {
      return ParityReport.of(
          DealReader.read(left),
          DealReader.read(right),
          band,
          new MarketComparison(sources.datasets()));
    } catch (IllegalArgumentException e) {
      throw new ProblemException(ProblemType.NO_EVIDENCE, String.valueOf(e.getMessage()));
    }
  }

  private RecordedSession found(String name, SessionAddress address) {
    return RecordedSession.find(address, gateway.universes()::archive, runs)
        .orElseThrow(
            () ->
                new ProblemException(
                    address.run().isPresent()
                        ? ProblemType.UNKNOWN_RUN
                        : ProblemType.UNKNOWN_SESSION,
                    "%s must name a session that is on record, was %s".formatted(name, address)));
  }

  private static SessionAddress address(String name, UriInfo uri) {
    try {
      return SessionAddress.parse(Parameters.required(name, text(name, uri)));
    } catch (IllegalArgumentException e) {
      throw Parameters.refused(name, String.valueOf(e.getMessage()));
    }
  }

  private static ParityBand band(UriInfo uri) {
    Map<String, String> given = new LinkedHashMap<>();
    for (BandTerm term : BandTerm.values()) {
      String text = text(term.key(), uri);
      if (text != null) {
        given.put(term.key(), text);
        check(term.key(), text);
      }
    }
    return ParityBand.of(given);
  }

  /** Each alone, so that the problem names the parameter that was wrong. */
  private static void check(String name, String text) {
    try {
      ParityBand.of(Map.of(name, text));
    } catch (IllegalArgumentException e) {
      throw Parameters.refused(name, String.valueOf(e.getMessage()));
    }
  }

  private static Optional<Integer> count(String name, UriInfo uri, int least, int most) {
    return Parameters.whole(name, text(name, uri), least, most).map(Long::intValue);
  }

  private static @Nullable String text(String name, UriInfo uri) {
    return uri.getQueryParameters().getFirst(name);
  }
}
