package io.orrery.rest;

import io.orrery.trade.EventHistory;
import io.orrery.trade.LedgerException;
import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * One client that follows one universe's events ledger by number. What it is sent is read from the
 * ledger, so it loses and repeats nothing, also across sessions of the universe.
 *
 * <p>At most one thread sends at a time; a slow client holds up nobody but itself.
 */
final class EventFollower {

  /** A client that hears nothing for so long could not tell silence from a dead server. */
  static final long HEARTBEAT_NANOS = TimeUnit.SECONDS.toNanos(15);

  private static final int PAGE = 256;

  private final EventHistory history;
  private final SseEventSink sink;
  private final Sse sse;
  private final LongSupplier nanoTime;
  private final AtomicBoolean sending = new AtomicBoolean();
  private volatile long seq;
  private volatile long lastSent;
  private volatile boolean gone;

  EventFollower(EventHistory history, long seq, SseEventSink sink, Sse sse, LongSupplier nanoTime) {
    this.history = history;
    this.seq = seq;
    this.sink = sink;
    this.sse = sse;
    this.nanoTime = nanoTime;
    this.lastSent = nanoTime.getAsLong();
  }

  /** Whether nothing can be sent any more. */
  boolean isGone() {
    return gone || sink.isClosed();
  }

  /** Says hello, so that the client knows at once that it is connected. */
  void greet() {
    send(
        sse.newEventBuilder()
            .comment("events of %s after %d".formatted(history.universe(), seq))
            .build());
  }

  /** Has {@code executor} send what is due, unless that is under way. */
  void wake(Executor executor) {
    if (isDue() && sending.compareAndSet(false, true)) {
      try {
        executor.execute(this::drain);
      } catch (RejectedExecutionException e) {
        sending.set(false);
      }
    }
  }

  /** Makes a heartbeat due at once: it finds out whether the client is still there. */
  void probe() {
    lastSent = nanoTime.getAsLong() - HEARTBEAT_NANOS;
  }

  void close() {
    gone = true;
    sink.close();
  }

  private boolean isDue() {
    return !isGone() && (history.lastSeq() > seq || isSilent());
  }

  private boolean isSilent() {
    return nanoTime.getAsLong() - lastSent >= HEARTBEAT_NANOS;
  }

  private void drain() {
    try {
      sendNew();
      if (isSilent() && !isGone()) {
        send(sse.newEventBuilder().comment("heartbeat").build());
      }
    } catch (LedgerException e) {
      Log.failure("following the events of " + history.universe(), e);
      close();
    } catch (RuntimeException e) {
      Log.defect("following the events of " + history.universe(), e);
      close();
    } finally {
      sending.set(false);
    }
  }

  private void sendNew() {
    while (!isGone() && history.lastSeq() > seq) {
      List<Recorded<Fact>> page = history.after(seq, PAGE);
      for (Recorded<Fact> record : page) {
        if (isGone()) {
          return;
        }
        send(event(record));
        seq = record.seq();
      }
    }
  }

  private OutboundSseEvent event(Recorded<Fact> record) {
    return sse.newEventBuilder()
        .id(Long.toString(record.seq()))
        .name(record.fact().type())
        .data(String.class, Json.text(RecordView.of(record)))
        .build();
  }

  /** Waits until it is sent: that is what keeps a slow client from filling the memory. */
  private void send(OutboundSseEvent event) {
    try {
      sink.send(event).toCompletableFuture().join();
      lastSent = nanoTime.getAsLong();
    } catch (CompletionException | IllegalStateException vanished) {
      close();
    }
  }
}
