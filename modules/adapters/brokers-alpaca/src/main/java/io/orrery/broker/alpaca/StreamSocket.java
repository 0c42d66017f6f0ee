package io.orrery.broker.alpaca;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket connection, read message by message. The next message is taken from the network
 * when the one before was read, so nothing piles up here. Of use to one thread; {@link #close()} to
 * any.
 */
final class StreamSocket implements AutoCloseable {

  /** Longest message, in bytes. */
  static final int MAX_MESSAGE = 1 << 20;

  private record Item(byte @Nullable [] message, String end) {}

  private final BlockingQueue<Item> items = new LinkedBlockingQueue<>();
  private final WebSocket socket;
  private final Duration silence;
  private volatile long lastSign = System.nanoTime();

  /**
   * Connects.
   *
   * @param silence how long nothing may come, answers to pings included
   */
  StreamSocket(HttpClient client, URI endpoint, Duration answer, Duration silence)
      throws IOException, InterruptedException {
    this.silence = silence;
    try {
      this.socket =
          client
              .newWebSocketBuilder()
              .connectTimeout(answer)
              .buildAsync(endpoint, new Reader())
              .get(answer.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw new IOException("could not connect: " + kind(e), e);
    } catch (TimeoutException e) {
      throw new IOException("could not connect within " + answer, e);
    }
  }

  private static String kind(ExecutionException failure) {
    Throwable cause = failure.getCause();
    return cause == null ? "for no reason" : cause.getClass().getSimpleName();
  }

  /** Sends a text. */
  void send(String text) throws IOException, InterruptedException {
    try {
      socket.sendText(text, true).get(silence.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("could not send: " + e.getClass().getSimpleName(), e);
    }
  }

  /**
   * Waits for the next message, and asks for a sign of life meanwhile.
   *
   * @throws IOException if the connection ended, or was silent for too long
   */
  byte[] next() throws IOException, InterruptedException {
    while (true) {
      Item item = items.poll(silence.toNanos() / 3, TimeUnit.NANOSECONDS);
      if (item != null && item.message() != null) {
        socket.request(1);
        return item.message();
      }
      if (item != null) {
        throw new IOException(item.end());
      }
      if (System.nanoTime() - lastSign > silence.toNanos()) {
        throw new IOException("it said nothing for " + silence);
      }
      socket.sendPing(ByteBuffer.allocate(0));
    }
  }

  @Override
  public void close() {
    socket.abort();
    items.add(new Item(null, "it was closed here"));
  }

  private final class Reader implements WebSocket.Listener {

    private final ByteArrayOutputStream message = new ByteArrayOutputStream();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
      return part(from, text.toString().getBytes(StandardCharsets.UTF_8), last);
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
      byte[] bytes = new byte[data.remaining()];
      data.get(bytes);
      return part(from, bytes, last);
    }

    private @Nullable CompletionStage<?> part(WebSocket from, byte[] bytes, boolean last) {
      lastSign = System.nanoTime();
      message.writeBytes(bytes);
      if (message.size() > MAX_MESSAGE) {
        items.add(new Item(null, "its message must have at most %s bytes".formatted(MAX_MESSAGE)));
        from.abort();
      } else if (last) {
        items.add(new Item(message.toByteArray(), ""));
        message.reset();
      } else {
        from.request(1);
      }
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer data) {
      return sign(from);
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer data) {
      return sign(from);
    }

    private @Nullable CompletionStage<?> sign(WebSocket from) {
      lastSign = System.nanoTime();
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
      items.add(new Item(null, "it was closed there with status " + status));
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
      items.add(new Item(null, "it broke: " + failure.getClass().getSimpleName()));
    }
  }
}
