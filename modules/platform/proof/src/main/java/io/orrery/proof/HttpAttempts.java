package io.orrery.proof;

import io.orrery.proof.Door.Reply;
import io.orrery.session.UniverseSession;
import io.orrery.universe.RunId;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What everybody can send. Every request has a second fault behind the one that is tried, or asks
 * for nothing to be changed: it would not be recorded even if the contract were broken.
 */
final class HttpAttempts {

  private static final String NAIVE = "2026-01-05T14:30:00";

  private HttpAttempts() {}

  static List<Attempt> all(Deployment deployment) {
    List<Attempt> all = new ArrayList<>();
    for (UniverseSession open : deployment.open()) {
      String path = "universes/" + open.universe() + "/";
      Universe universe = open.universe();
      all.add(attempt(Invariant.U1, "universe_by_guess_in_a_path", universe, s -> names(s, "")));
      all.add(attempt(Invariant.U3, "forged_provenance", universe, s -> forged(s, path)));
      all.add(attempt(Invariant.U3, "forged_headers", universe, s -> headers(s, universe)));
      all.add(
          attempt(Invariant.U4, "another_universe_in_a_body", universe, s -> body(s, universe)));
      all.add(attempt(Invariant.U5, "path_that_leads_out", universe, s -> escape(s, path)));
      all.add(attempt(Invariant.U6, "mixed_answer", universe, s -> mixed(s, universe)));
      all.add(attempt(Invariant.U10, "sum_in_a_path", universe, s -> sum(s, universe)));
      all.add(attempt(Invariant.U12, "text_for_a_boolean", universe, s -> bool(s, path)));
      all.add(attempt(Invariant.U15, "import_of_records", universe, s -> imported(s, universe)));
      all.add(attempt(Invariant.U16, "answer_without_badge", universe, s -> badge(s, universe)));
      all.add(attempt(Invariant.U20, "naive_time", universe, s -> naive(s, path)));
      all.add(attempt(Invariant.U8, "transition_to_itself", universe, s -> itself(s, universe)));
    }
    all.add(attempt(Invariant.U11, "live_order", Universe.LIVE, HttpAttempts::liveOrder));
    all.addAll(promotions(deployment));
    return all;
  }

  private static List<Attempt> promotions(Deployment deployment) {
    return deployment.open().stream().anyMatch(open -> open.universe() == Universe.PAPER)
        ? List.of(
            attempt(
                Invariant.U15, "promotion_by_own_figures", Universe.PAPER, HttpAttempts::figures),
            attempt(
                Invariant.U15, "promotion_on_runs_of_nobody", Universe.PAPER, HttpAttempts::runs))
        : List.of();
  }

  private static Attempt attempt(
      Invariant invariant, String name, Universe universe, Attempt.Trial trial) {
    return Attempt.overHttp(invariant, name, universe, trial);
  }

  private static Reply get(Scene scene, String path) throws IOException {
    return scene.door().send("GET", path, Map.of(), "");
  }

  private static Reply post(Scene scene, String path, String body) throws IOException {
    return scene.door().send("POST", path, Map.of("Content-Type", "application/json"), body);
  }

  private static Finding problem(Reply reply, int status, String type, String... named) {
    boolean isNamed = Arrays.stream(named).allMatch(reply.body()::contains);
    return reply.isProblem(status, type) && isNamed
        ? Finding.held("answered " + reply.shown())
        : Finding.broken(
            "it had to be answered with %d %s%s, and was with %s"
                .formatted(
                    status,
                    type,
                    named.length == 0 ? "" : " and name " + List.of(named),
                    reply.shown()));
  }

  private static Finding names(Scene scene, String suffix) throws IOException {
    List<Finding> findings = new ArrayList<>();
    for (String name : List.of("all", "demo", "PAPER", "null")) {
      findings.add(
          problem(get(scene, "universes/" + name + suffix + "/trades"), 404, "unknown-universe"));
    }
    return Expect.all(findings.toArray(Finding[]::new));
  }

  /** Without the fields that a fill needs. */
  private static Finding forged(Scene scene, String path) throws IOException {
    List<Finding> findings = new ArrayList<>();
    for (String field : List.of("session_id", "validity_class", "recorded_at")) {
      String body = "{\"%s\":\"%s\"}".formatted(field, scene.canary());
      findings.add(problem(post(scene, path + "trades", body), 400, "reserved-field", field));
    }
    return Expect.all(findings.toArray(Finding[]::new));
  }

  private static Finding body(Scene scene, Universe universe) throws IOException {
    String body =
        "{\"universe\":\"%s\",\"source\":\"%s\"}".formatted(other(universe), scene.canary());
    return problem(
        post(scene, "universes/" + universe + "/trades", body), 400, "reserved-field", "universe");
  }

  /** Nothing that a client says about itself changes whose answer it gets. */
  private static Finding headers(Scene scene, Universe universe) throws IOException {
    Map<String, String> claims =
        Map.of(
            "Content-Type", "application/json",
            "Orrery-Universe", other(universe).wireName(),
            "Orrery-Session", scene.canary());
    Reply reply = scene.door().send("POST", "universes/" + universe + "/trades", claims, "{}");
    return Finding.of(
        reply.status() == 400
            && reply.header("orrery-universe").equals(universe.wireName())
            && !reply.header("orrery-session").equals(scene.canary()),
        "a request that claimed to be of %s was answered %d as %s"
            .formatted(other(universe), reply.status(), reply.header("orrery-universe")));
  }

  private static Finding escape(Scene scene, String path) throws IOException {
    List<Finding> findings = new ArrayList<>();
    for (String place :
        List.of(
            path + "sessions/..%2f..%2fconfig",
            path + "orders/%2e%2e%2f%2e%2e%2fidentity.json",
            "universes/..%2fpaper/trades",
            path + "trades?session=../../live")) {
      Reply reply = get(scene, place);
      findings.add(
          Finding.of(
              reply.status() >= 400 && reply.status() < 500,
              "%s was answered %d".formatted(place, reply.status())));
    }
    return Expect.all(findings.toArray(Finding[]::new));
  }

  private static Finding mixed(Scene scene, Universe universe) throws IOException {
    Reply reply = get(scene, "universes/" + universe + "/events?limit=1000");
    List<String> foreign =
        Arrays.stream(Universe.values())
            .filter(each -> each != universe)
            .map(each -> "\"universe\":\"%s\"".formatted(each))
            .filter(reply.body()::contains)
            .toList();
    return Finding.of(
        reply.status() == 200 && foreign.isEmpty(),
        "the events of %s were answered %d and have in them of others: %s"
            .formatted(universe, reply.status(), foreign));
  }

  private static Finding sum(Scene scene, Universe universe) throws IOException {
    String path = "universes/" + universe;
    return Expect.all(
        problem(get(scene, path + "," + other(universe) + "/performance"), 404, "unknown-universe"),
        problem(
            get(scene, path + "/trades?universe=" + other(universe)), 400, "invalid-parameter"));
  }

  /** The other fields are missing. */
  private static Finding bool(Scene scene, String path) throws IOException {
    return problem(
        post(scene, path + "equity", "{\"market_open\":\"false\"}"),
        400,
        "invalid-body",
        "\"field\":\"market_open\"");
  }

  /** The currency behind the time is none. */
  private static Finding naive(Scene scene, String path) throws IOException {
    String body =
        "{\"observed_at\":\"%s\",\"currency\":\"none\",\"source\":\"%s\"}"
            .formatted(NAIVE, scene.canary());
    return problem(
        post(scene, path + "equity", body), 400, "invalid-body", "\"field\":\"observed_at\"");
  }

  /** Records with their provenance, and without what a fill needs. */
  private static Finding imported(Scene scene, Universe universe) throws IOException {
    String row =
        "{\"universe\":\"%s\",\"seq\":1,\"source\":\"%s\"}\n"
            .formatted(other(universe), scene.canary());
    Reply reply =
        scene
            .door()
            .send(
                "POST",
                "universes/" + universe + "/trades?on_error=refuse_all",
                Map.of("Content-Type", "application/x-ndjson", "Idempotency-Key", scene.canary()),
                row);
    return problem(reply, 422, "import-refused", "provenance is given by the session");
  }

  /** Without a strategy. */
  private static Finding figures(Scene scene) throws IOException {
    String body =
        "{\"to\":\"paper\",\"metrics\":{\"sharpe_ratio\":\"9\"},\"reason\":\"%s\"}"
            .formatted(scene.canary());
    return problem(post(scene, "promotions", body), 400, "invalid-body", "metrics");
  }

  /** Its end is over, so it would be denied all the same, though for one reason less. */
  private static Finding runs(Scene scene) throws IOException {
    String body =
        """
        {"to":"paper","strategy":"buy_and_hold","in_sample":"%s","out_of_sample":"%s",
         "expires_at":"2000-01-01T00:00:00Z","person":"orrery prove","reason":"%s"}
        """
            .formatted(RunId.next(scene.clock()), RunId.next(scene.clock()), scene.canary());
    return problem(
        post(scene, "promotions", body),
        422,
        "promotion-denied",
        "must be recorded in simulation, is not");
  }

  private static Finding badge(Scene scene, Universe universe) throws IOException {
    String path = "universes/" + universe;
    List<Finding> findings = new ArrayList<>();
    for (String place : List.of(path, path + "/audit?limit=1", path + "/trades?limit=0")) {
      Reply reply = get(scene, place);
      findings.add(
          Finding.of(
              reply.header("orrery-universe").equals(universe.wireName())
                  && reply.body().contains("\"universe\":\"%s\"".formatted(universe)),
              "%s was answered %d as '%s'"
                  .formatted(place, reply.status(), reply.header("orrery-universe"))));
    }
    return Expect.all(findings.toArray(Finding[]::new));
  }

  /** As a plan, which changes nothing. */
  private static Finding itself(Scene scene, Universe universe) throws IOException {
    String body =
        "{\"from\":\"%s\",\"to\":\"%s\",\"reason\":\"%s\",\"dry_run\":true}"
            .formatted(universe, universe, scene.canary());
    return problem(post(scene, "transitions", body), 400, "invalid-body", "another universe");
  }

  /** Without a key, and an order that is none. */
  private static Finding liveOrder(Scene scene) throws IOException {
    Reply reply = post(scene, "universes/live/orders", "{}");
    return Finding.of(
        reply.isProblem(409, "universe-closed") || reply.isProblem(403, "people-needed"),
        "an order of real capital was answered " + reply.shown());
  }

  private static Universe other(Universe universe) {
    return universe == Universe.PAPER ? Universe.SIMULATION : Universe.PAPER;
  }
}
