package io.orrery.rest;

import io.orrery.basics.IdempotencyKey;
import io.orrery.session.UniverseSession;
import io.orrery.session.Universes;
import io.orrery.trade.History;
import io.orrery.universe.Fact;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the resources of one universe's ledgers have in common: reading pages and taking facts. */
final class Gateway {

  private final Universes universes;
  private final Standings standings;
  private final Refusals refusals;

  Gateway(Universes universes, Standings standings, Refusals refusals) {
    this.universes = universes;
    this.standings = standings;
    this.refusals = refusals;
  }

  Universes universes() {
    return universes;
  }

  Standings standings() {
    return standings;
  }

  Response list(String universe, Stream stream, UriInfo uri) {
    Universe of = Parameters.universe(universe);
    ListRequest asked = ListRequest.read(of, stream.wireName(), uri);
    Standing standing = standings.of(of);
    return asked.points().isPresent()
        ? Lists.curve(standing, universes.archive(of).equity(), asked, asked.points().get())
        : Lists.page(standing, history(of, stream), asked);
  }

  <F extends Fact> Response record(
      Brought<F> kind, String universe, @Nullable String key, InputStream body, UriInfo uri) {
    Universe of = Parameters.universe(universe);
    Optional<IdempotencyKey> name = Parameters.idempotencyKey(key);
    return new Submission<>(kind, universes.session(of), refusals)
        .take(Body.read(body), name, Answers.path(uri));
  }

  <F extends Fact> Response importAll(
      Brought<F> kind,
      String universe,
      @Nullable String key,
      @Nullable String onError,
      InputStream body) {
    Universe of = Parameters.universe(universe);
    boolean whole = isWhole(onError);
    IdempotencyKey name = Parameters.idempotencyKey(key).orElseThrow(Gateway::keyRequired);
    UniverseSession session = universes.session(of);
    ImportRun<F> run = new ImportRun<>(kind, session, name, refusals);
    var announced = kind.intake().apply(session).begin(name);
    try (announced) {
      NdjsonLines lines = new NdjsonLines(body);
      ImportReport report =
          whole
              ? run.takeAllOrNothing(lines, kind.history().apply(universes.archive(of)))
              : run.takeGoodLines(lines);
      Standing standing = Standing.of(session.session());
      return Answers.about(standing, 200, report.view(standing)).build();
    }
  }

  /** Puts an attempt to set provenance on record, if somebody is there to record it. */
  void refused(Universe universe, Problem problem) {
    universes.find(universe).ifPresent(session -> refusals.audit(session, problem));
  }

  History<?> history(Universe universe, Stream stream) {
    var archive = universes.archive(universe);
    return switch (stream) {
      case TRADES -> archive.trades();
      case EQUITY -> archive.equity();
      case EVENTS -> archive.events();
      case AUDIT -> archive.audit();
      case ORDERS -> archive.orders();
    };
  }

  private static boolean isWhole(@Nullable String onError) {
    return switch (onError == null ? "report" : onError) {
      case "report" -> false;
      case "refuse_all" -> true;
      default -> throw Parameters.refused("on_error", "on_error must be report or refuse_all");
    };
  }

  private static ProblemException keyRequired() {
    return new ProblemException(
        ProblemType.IDEMPOTENCY_KEY_REQUIRED,
        "an import must have an Idempotency-Key, so that repeating it records nothing twice");
  }
}
