package io.orrery.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.trade.EventHistory;
import io.orrery.universe.Universe;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseBroadcaster;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.glassfish.jersey.media.sse.OutboundEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EventStreamsTest {

  private final Api api = new Api();
  private final ScheduledExecutorService idle = Executors.newSingleThreadScheduledExecutor();
  private final EventStreams streams = new EventStreams(idle, Runnable::run);
  private final Sink sink = new Sink();
  private long now;

  @AfterEach
  void close() {
    streams.close();
    idle.shutdownNow();
    api.close();
  }

  @Test
  void sendsWhatIsRecordedByNumberWithoutLossOrRepeat() {
    follow(sink, 1);
    trade(Universe.PAPER);
    streams.beat();
    trade(Universe.PAPER);
    trade(Universe.PAPER);
    streams.beat();
    streams.beat();
    assertThat(sink.ids).containsExactly("2", "3", "4");
    assertThat(sink.names).containsOnly("trade_recorded");
    assertThat(sink.data.get(0)).contains("\"seq\":2,\"stream\":\"events\",\"universe\":\"paper\"");
  }

  @Test
  void resumesAfterTheNumberThatTheClientSawLast() {
    trade(Universe.PAPER);
    trade(Universe.PAPER);
    follow(sink, 2);
    streams.beat();
    assertThat(sink.ids).containsExactly("3");
  }

  @Test
  @Tag("U6")
  void carriesOneUniverse() {
    follow(sink, 1);
    trade(Universe.SIMULATION);
    streams.beat();
    assertThat(sink.ids).isEmpty();
  }

  @Test
  void goesOnInTheNextSessionOfTheUniverse() {
    follow(sink, 1);
    api.universes.close(Universe.PAPER, "test");
    streams.beat();
    api.universes.open(Universe.PAPER);
    streams.beat();
    assertThat(sink.names).containsExactly("session_opened");
    assertThat(sink.closed).isFalse();
  }

  @Test
  void saysThatItIsAliveWhenThereIsNothingToSay() {
    follow(sink, 1);
    streams.beat();
    assertThat(sink.comments).isEmpty();
    now += EventFollower.HEARTBEAT_NANOS;
    streams.beat();
    streams.beat();
    assertThat(sink.comments).containsExactly("heartbeat");
  }

  @Test
  void forgetsAClientThatVanished() {
    follow(sink, 1);
    sink.broken = true;
    trade(Universe.PAPER);
    streams.beat();
    assertThat(streams.size()).isZero();
    assertThat(sink.closed).isTrue();
  }

  @Test
  void oneClientThatVanishesTakesNobodyWithIt() {
    Sink other = new Sink();
    follow(sink, 1);
    follow(other, 1);
    sink.broken = true;
    trade(Universe.PAPER);
    streams.beat();
    assertThat(other.ids).containsExactly("2");
    assertThat(streams.size()).isEqualTo(1);
  }

  @Test
  void hasRoomForSoManyAndMakesRoomWhenSomeVanished() {
    for (int i = 0; i < EventStreams.MAX_STREAMS; i++) {
      follow(sink, 1);
    }
    assertThatThrownBy(() -> follow(new Sink(), 1))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().type()).isEqualTo(ProblemType.TOO_MANY_STREAMS));
    sink.broken = true;
    streams.beat();
    follow(new Sink(), 1);
    assertThat(streams.size()).isEqualTo(1);
  }

  @Test
  @Tag("U12")
  void refusesANumberThatTheLedgerHasNotReached() {
    Api.Answer answer = api.get("universes/paper/stream?after_seq=99");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("detail")).contains("after_seq must be a whole number from 0 to 1");
  }

  private void follow(Sink to, long after) {
    EventHistory history = api.universes.archive(Universe.PAPER).events();
    streams.join(new EventFollower(history, after, to, new Events(), () -> now));
  }

  private void trade(Universe universe) {
    assertThat(api.post("universes/" + universe + "/trades", Api.TRADE).status()).isEqualTo(201);
  }

  private static final class Events implements Sse {
    @Override
    public OutboundSseEvent.Builder newEventBuilder() {
      return new OutboundEvent.Builder();
    }

    @Override
    public SseBroadcaster newBroadcaster() {
      throw new UnsupportedOperationException();
    }
  }

  private static final class Sink implements SseEventSink {
    private final List<String> ids = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<String> data = new ArrayList<>();
    private final List<String> comments = new ArrayList<>();
    private boolean broken;
    private boolean closed;

    @Override
    public boolean isClosed() {
      return closed;
    }

    @Override
    public CompletionStage<?> send(OutboundSseEvent event) {
      if (broken) {
        return CompletableFuture.failedFuture(new IOException("gone"));
      }
      if (event.getComment() != null) {
        comments.add(event.getComment());
      } else {
        ids.add(event.getId());
        names.add(event.getName());
        data.add(String.valueOf(event.getData()));
      }
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
