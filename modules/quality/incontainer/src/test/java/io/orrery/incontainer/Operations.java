package io.orrery.incontainer;

import io.orrery.session.Universes;
import io.orrery.trade.Trade;
import io.orrery.universe.CrossUniverse;
import io.orrery.universe.ForeignRecordException;
import io.orrery.universe.Minted;
import io.orrery.universe.Recorded;
import io.orrery.universe.SessionClosedException;
import io.orrery.universe.Universe;
import io.orrery.wiring.EventRefusedException;
import io.orrery.wiring.UniverseLifecycle;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The random operations: what is allowed must succeed, what crosses must be refused. */
@Dependent
@CrossUniverse("the test tries every universe against every other")
public class Operations {

  private static final Universe[] UNIVERSES = Universe.values();
  private static final TypeLiteral<Recorded<Marked>> MARKED = new TypeLiteral<>() {};

  private final Universes universes;
  private final UniverseLifecycle lifecycle;
  private final Parts parts;
  private final BeanManager beans;
  private final Event<Object> raw;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Tally tally = new Tally();
  private final List<CompletableFuture<?>> later = new ArrayList<>();
  private final Map<Universe, Minted<Trade>> old = new EnumMap<>(Universe.class);
  private final Map<Universe, Recorded<Marked>> told = new EnumMap<>(Universe.class);

  @Inject
  Operations(
      Universes universes,
      UniverseLifecycle lifecycle,
      Parts parts,
      BeanManager beans,
      @Any Event<Object> raw) {
    this.universes = universes;
    this.lifecycle = lifecycle;
    this.parts = parts;
    this.beans = beans;
    this.raw = raw;
  }

  Tally tally() {
    return tally;
  }

  /** Runs one operation. */
  void step(Random random, long number) {
    Universe here = UNIVERSES[random.nextInt(UNIVERSES.length)];
    Universe other = UNIVERSES[(here.ordinal() + 1 + random.nextInt(2)) % UNIVERSES.length];
    int dice = random.nextInt(1000);
    if (universes.find(here).isEmpty()) {
      useClosed(here, number, dice);
    } else if (dice < 300) {
      append(here);
    } else if (dice < 500) {
      fire(here, number);
    } else if (dice < 600) {
      fireLater(here, number);
    } else if (dice < 950) {
      cross(here, other, number, dice);
    } else {
      close(here);
    }
  }

  /** Opens what is closed and waits for what is under way. */
  void settle() {
    for (Universe universe : UNIVERSES) {
      if (universes.find(universe).isEmpty()) {
        lifecycle.open(universe);
      }
    }
    CompletableFuture.allOf(later.toArray(new CompletableFuture<?>[0])).join();
  }

  private void append(Universe here) {
    Minted<Trade> minted = mint(here);
    parts.ledger(here).append(minted);
    old.put(here, minted);
    tally.traded(here);
  }

  private void fire(Universe here, long number) {
    told.put(here, parts.events(here).fire(Marked.of(here, number)));
    tally.fired(here);
  }

  private void fireLater(Universe here, long number) {
    // Its session may close before an observer is called; then the event must not be delivered.
    later.add(
        parts
            .events(here)
            .fireAsync(Marked.of(here, number))
            .handle((event, refusal) -> event)
            .toCompletableFuture());
    tally.firedLater(here);
  }

  private void cross(Universe here, Universe other, long number, int dice) {
    switch (dice % 5) {
      case 0 -> appendForeign(here, other);
      case 1 -> appendOld(here);
      case 2 -> fireForeign(here, other);
      case 3 -> fireUnstamped(here, number);
      default -> postForged(here, other, dice);
    }
  }

  private void appendForeign(Universe here, Universe other) {
    if (universes.find(other).isPresent()) {
      Minted<Trade> foreign = mint(other);
      refused(ForeignRecordException.class, () -> parts.ledger(here).append(foreign));
    }
  }

  /** Minted by an earlier session of any universe. */
  private void appendOld(Universe here) {
    for (Minted<Trade> minted : old.values()) {
      boolean own = universes.session(here).session().id().equals(minted.provenance().sessionId());
      if (!own) {
        refused(ForeignRecordException.class, () -> parts.ledger(here).append(minted));
      }
    }
  }

  private void fireForeign(Universe here, Universe other) {
    Recorded<Marked> foreign = told.get(other);
    if (foreign != null) {
      refused(
          EventRefusedException.class,
          () -> beans.getEvent().select(MARKED, here.qualifier()).fire(foreign));
      refusedLater(beans.getEvent().select(MARKED, here.qualifier()).fireAsync(foreign));
    }
  }

  private void fireUnstamped(Universe here, long number) {
    refused(
        EventRefusedException.class,
        () -> raw.select(here.qualifier()).fire(Marked.of(here, number)));
  }

  private void postForged(Universe here, Universe other, int dice) {
    String field = List.of("universe", "session_id", "validity_class", "seq", "hash").get(dice % 5);
    String forged = "{\"" + field + "\":\"" + other.wireName() + "\"," + body(here).substring(1);
    expect(400, post(here, forged));
    expect(201, post(here, body(here)));
    tally.traded(here);
  }

  private void close(Universe here) {
    lifecycle.close(here, "the test closes it");
  }

  private void useClosed(Universe here, long number, int dice) {
    refused(SessionClosedException.class, () -> parts.ledger(here).session());
    refused(SessionClosedException.class, () -> parts.events(here).fire(Marked.of(here, number)));
    expect(409, post(here, body(here)));
    if (dice < 700) {
      lifecycle.open(here);
    }
  }

  private Minted<Trade> mint(Universe universe) {
    return universes.session(universe).session().mint(MarkedTrades.of(universe));
  }

  private int post(Universe universe, String body) {
    URI uri =
        URI.create(
            "http://127.0.0.1:%s/api/v1/universes/%s/trades"
                .formatted(System.getProperty("test.port"), universe));
    try {
      return http.send(
              HttpRequest.newBuilder(uri)
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String body(Universe universe) {
    return """
        {"symbol":"X","side":"buy","qty":"1","price":"1","currency":"USD","strategy":"%s",\
        "executed_at":"2026-01-27T16:39:54Z"}"""
        .formatted(universe);
  }

  private static void expect(int status, int found) {
    if (status != found) {
      throw new AssertionError("the server must answer " + status + ", answered " + found);
    }
  }

  private void refused(Class<? extends RuntimeException> as, Runnable operation) {
    @Nullable RuntimeException thrown = null;
    try {
      operation.run();
    } catch (RuntimeException e) {
      thrown = e;
    }
    if (!as.isInstance(thrown)) {
      throw new AssertionError(
          "must be refused as " + as.getSimpleName() + ", was " + thrown, thrown);
    }
    tally.refused();
  }

  private void refusedLater(java.util.concurrent.CompletionStage<?> stage) {
    later.add(
        stage
            .handle((ok, failure) -> failure)
            .thenAccept(
                failure -> {
                  if (failure == null) {
                    throw new AssertionError("a foreign event was delivered");
                  }
                })
            .toCompletableFuture());
    tally.refused();
  }
}
