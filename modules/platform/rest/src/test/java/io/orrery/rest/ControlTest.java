package io.orrery.rest;

import static io.orrery.universe.Universe.PAPER;
import static io.orrery.universe.Universe.SIMULATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.session.Audience;
import io.orrery.session.SessionSpec;
import io.orrery.session.Universes;
import io.orrery.testkit.InMemoryStorage;
import io.orrery.testkit.Samples;
import io.orrery.trade.LedgerException;
import io.orrery.universe.Confirmation;
import io.orrery.universe.Universe;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlTest {

  private static final String REASON = "{\"reason\":\"prices are wrong\"}";
  private static final String TO_SIMULATION =
      "{\"from\":\"paper\",\"to\":\"simulation\",\"reason\":\"a test\"%s}";

  private static final InputStream NO_BODY = InputStream.nullInputStream();

  private final Api api = new Api();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  @Tag("U11")
  void killsOneUniverseAndSaysWhatThatDid() {
    api.universes.session(PAPER).onKill("desk", reason -> {});

    Api.Answer answer = api.post("universes/paper/kill", REASON);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).containsEntry("Orrery-Universe", "paper");
    assertThat(answer.list("sessions")).singleElement().asString().contains("part=desk");
    Api.Answer trade = api.post("universes/paper/trades", Api.TRADE);
    assertThat(trade.status()).isEqualTo(409);
    assertThat(trade.problem()).isEqualTo("universe-blocked");
    assertThat(trade.text("detail")).contains("prices are wrong");
    assertThat(api.post("universes/simulation/trades", Api.TRADE).status()).isEqualTo(201);
    Api.Answer view = api.get("universes/paper");
    assertThat(view.body()).containsEntry("killed", true).containsEntry("state", "open");
    assertThat(view.text("blocked_because")).contains("prices are wrong");
  }

  @Test
  @Tag("U11")
  void killsAllUniverses() {
    Api.Answer answer = api.post("kill", REASON);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("scope")).isEqualTo("all");
    assertThat(answer.list("sessions")).hasSize(2);
    for (Universe universe : Universe.values()) {
      assertThat(api.universes.killSwitch().engaged(universe)).isPresent();
      assertThat(api.get("universes/" + universe).body()).containsEntry("killed", true);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|the body must be one JSON object, was empty|none stated",
        "stop everything|is not JSON|none stated",
        "{}|reason must be there|none stated",
        "{\"reason\":\"a fire\",\"by\":\"eve\"}|had 'by'|a fire",
        "{\"session_id\":\"x\",\"reason\":\"a fire\"}|session_id|a fire",
        "{\"reason\":7}|must be a JSON string|none stated",
        "{\"reason\":\"cut off\"|is not JSON|cut off",
        "{\"a\":{\"b\":[{\"reason\":\"deep\"}]}}|had 'a'|deep"
      })
  @Tag("U11")
  void killsWhateverTheBodyIsAndSaysWhatItIgnored(String body, String ignored, String reason) {
    Api.Answer answer = api.post("universes/paper/kill", body);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("ignored")).contains(ignored);
    assertThat(answer.text("reason")).isEqualTo(reason);
    assertThat(api.universes.killSwitch().engaged(PAPER)).isPresent();
  }

  @Test
  @Tag("U11")
  void killsWithoutAMediaTypeAndWithOneOfAnotherKind() {
    assertThat(api.send("POST", "kill", Map.of(), "").status()).isEqualTo(200);
    assertThat(api.universes.killSwitch().engaged(PAPER)).isPresent();
    Api.Answer text = api.post("universes/paper/kill", "now!", "Content-Type", "text/plain");
    assertThat(text.status()).isEqualTo(200);
    assertThat(text.text("ignored")).contains("is not JSON");
  }

  @Test
  @Tag("U11")
  void isNotKilledByAPageOfAnotherSite() {
    Api.Answer answer = api.post("kill", REASON, "Origin", "http://evil.example");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("detail")).contains("Origin must be absent or a page of orrery.test");
    assertThat(api.universes.killSwitch().engaged(PAPER)).isEmpty();
    assertThat(api.post("kill", REASON, "Origin", "http://orrery.test").status()).isEqualTo(200);
  }

  @Test
  @Tag("U11")
  void killsAUniverseWhoseLedgersCannotBeRead() {
    Universes unread =
        new Universes(List.of(), new UnreadableStorage(), Audience.NOBODY, Samples.CLOCK);
    Standings standings = new Standings(unread);
    assertThatThrownBy(() -> standings.of(Universe.LIVE)).isInstanceOf(LedgerException.class);
    Response killed = new KillResource(unread, standings).kill("live", NO_BODY);
    assertThat(killed.getStatus()).isEqualTo(200);
    assertThat(unread.killSwitch().engaged(Universe.LIVE)).isPresent();
  }

  @Test
  @Tag("U11")
  void refusesToArmOverHttpWhereThereAreNoPeople() {
    Api.Answer notNeeded = api.send("POST", "universes/paper/arming-requests", Map.of(), "");
    assertThat(notNeeded.status()).isEqualTo(409);
    assertThat(notNeeded.problem()).isEqualTo("arming-refused");
    assertThat(api.get("universes/paper/arming-requests").text("state")).isEqualTo("not_needed");
    assertThat(api.get("universes/live/arming-requests").problem()).isEqualTo("universe-closed");
    Universes withLive = withLive();
    ArmingRequestsResource resource = new ArmingRequestsResource(withLive);
    for (Runnable attempt :
        List.<Runnable>of(
            () -> resource.request("live"), () -> resource.approve("live", "A-0123456789abcdef"))) {
      Problem problem = problemOf(attempt);
      assertThat(problem.status()).isEqualTo(403);
      assertThat(problem.type()).isEqualTo(ProblemType.PEOPLE_NEEDED);
      assertThat(problem.detail()).contains("arming needs authenticated people, not available yet");
    }
    assertThat(resource.state("live").getEntity()).asString().contains("state=disarmed");
  }

  @Test
  @Tag("U11")
  void answersAnOrderWithoutArmingAsAConflict() {
    Universes withLive = withLive();
    Problem problem = problemOf(withLive.session(Universe.LIVE).arming()::requireArmed);
    assertThat(problem.status()).isEqualTo(409);
    assertThat(problem.type().uri()).isEqualTo("urn:orrery:problem:not-armed");
  }

  private static Universes withLive() {
    Universes universes =
        new Universes(
            List.of(
                SessionSpec.unknown(
                    Universe.LIVE, Optional.of(new Confirmation(Confirmation.SENTENCE)))),
            new InMemoryStorage(Samples.CLOCK),
            Audience.NOBODY,
            Samples.CLOCK);
    universes.open(Universe.LIVE);
    return universes;
  }

  private static Problem problemOf(Runnable attempt) {
    try {
      attempt.run();
    } catch (RuntimeException e) {
      return Problems.of(e);
    }
    throw new AssertionError("it must be refused");
  }

  @Test
  @Tag("U8")
  void plansATransitionAndChangesNothing() {
    api.universes.close(SIMULATION, "a test");
    Api.Answer plan = api.post("transitions", TO_SIMULATION.formatted(",\"dry_run\":true"));
    assertThat(plan.status()).isEqualTo(200);
    assertThat(plan.text("state")).isEqualTo("planned");
    assertThat(plan.list("parts")).isNotEmpty();
    assertThat(api.universes.find(PAPER)).isPresent();
    assertThat(api.get("transitions").list("items")).isEmpty();
  }

  @Test
  @Tag("U8")
  void leadsFromOneUniverseToAnother() {
    api.universes.close(SIMULATION, "a test");
    Api.Answer done = api.post("transitions", TO_SIMULATION.formatted(""));
    assertThat(done.status()).isEqualTo(200);
    assertThat(done.text("state")).isEqualTo("completed");
    assertThat(done.body()).containsKey("teardown");
    assertThat(api.universes.isResting(PAPER)).isTrue();
    assertThat(api.universes.isResting(SIMULATION)).isFalse();
    assertThat(api.get("universes/paper").text("state")).isEqualTo("closed");
    assertThat(api.get("universes/paper").text("reason")).contains(done.text("source_session"));
    assertThat(api.get("universes/simulation").text("session_id"))
        .isEqualTo(done.text("target_session"));
    assertThat(api.get("transitions").list("items"))
        .singleElement()
        .satisfies(item -> assertThat(item).containsEntry("id", done.text("id")));
    Api.Answer again = api.post("transitions", "{\"resume\":\"" + done.text("id") + "\"}");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body()).doesNotContainKey("target_session");
  }

  @Test
  @Tag("U8")
  void saysOfATransitionThatFailedHalfWayHowItStandsAndResumesIt() {
    api.universes.close(SIMULATION, "a test");
    api.universes
        .session(PAPER)
        .onClose(
            "desk",
            policy -> {
              throw new IllegalStateException("the broker does not answer");
            });
    Api.Answer failed = api.post("transitions", TO_SIMULATION.formatted(""));
    assertThat(failed.status()).isEqualTo(503);
    assertThat(failed.problem()).isEqualTo("transition-interrupted");
    Map<String, Object> state = api.get("transitions").list("items").get(0);
    assertThat(state).containsEntry("state", "interrupted");

    Api.Answer resumed = api.post("transitions", "{\"resume\":\"" + state.get("id") + "\"}");

    assertThat(resumed.text("state")).isEqualTo("completed");
    assertThat(api.get("universes/simulation").text("state")).isEqualTo("open");
  }

  @Test
  @Tag("U8")
  void refusesTransitionsThatCannotBeginOrNeedPeople() {
    assertThat(api.post("transitions", TO_SIMULATION.formatted("")).problem())
        .isEqualTo("transition-refused");
    assertThat(
            api.post("transitions", "{\"from\":\"paper\",\"to\":\"live\",\"reason\":\"x\"}")
                .problem())
        .isEqualTo("people-needed");
    assertThat(
            api.post("transitions", "{\"from\":\"paper\",\"to\":\"paper\",\"reason\":\"x\"}")
                .status())
        .isEqualTo(400);
    assertThat(api.post("transitions", "{\"resume\":\"T-0123456789abcdef\"}").problem())
        .isEqualTo("transition-refused");
    assertThat(
            api.post("transitions", TO_SIMULATION.formatted(",\"open_orders\":\"keep\"")).status())
        .isEqualTo(400);
  }
}
