package io.orrery.broker.alpaca;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/** The stream of updates as Alpaca describes it: authenticate, listen, binary frames of JSON. */
public final class StubStream implements AutoCloseable {

  private final Set<WebSocket> listeners = ConcurrentHashMap.newKeySet();
  private final AtomicInteger listenings = new AtomicInteger();
  private final CountDownLatch started = new CountDownLatch(1);
  private final String keyId;
  private final String secret;
  private final Server server = new Server();
  private volatile boolean refusing;
  private volatile boolean mute;

  StubStream(String keyId, String secret) throws InterruptedException {
    this.keyId = keyId;
    this.secret = secret;
    server.setReuseAddr(true);
    server.setDaemon(true);
    server.setConnectionLostTimeout(0);
    server.start();
    if (!started.await(10, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the stream of the stub must start");
    }
  }

  public URI uri() {
    return URI.create("ws://127.0.0.1:" + server.getPort() + "/stream");
  }

  /** How often somebody began to listen. */
  public int listenings() {
    return listenings.get();
  }

  /** Whether it takes no key from now on. */
  public void refuse(boolean now) {
    refusing = now;
  }

  /** Whether it answers nothing, pings neither, from now on. */
  void mute(boolean now) {
    mute = now;
  }

  public void send(String text) {
    listeners.forEach(each -> each.send(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))));
  }

  void sendText(String text) {
    listeners.forEach(each -> each.send(text));
  }

  /** Ends all connections without a word. */
  public void drop() {
    listeners.forEach(each -> each.closeConnection(1006, "dropped"));
    listeners.clear();
  }

  public void awaitListener(Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    while (listeners.isEmpty() && System.nanoTime() < end) {
      Thread.sleep(5);
    }
  }

  @Override
  public void close() {
    try {
      server.stop(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Server extends WebSocketServer {

    Server() {
      super(new InetSocketAddress("127.0.0.1", 0), 1);
    }

    @Override
    public void onStart() {
      started.countDown();
    }

    @Override
    public void onOpen(WebSocket from, ClientHandshake handshake) {}

    @Override
    public void onMessage(WebSocket from, String text) {
      if (mute) {
        return;
      }
      try (var reader = Json.createReader(new StringReader(text))) {
        JsonObject message = reader.readObject();
        JsonObject data = message.getJsonObject("data");
        if (message.getString("action").equals("authenticate")) {
          authenticate(from, data);
        } else if (message.getString("action").equals("listen")) {
          listen(from, data);
        }
      }
    }

    private void authenticate(WebSocket from, JsonObject data) {
      boolean good =
          !refusing
              && data.getString("key_id").equals(keyId)
              && data.getString("secret_key").equals(secret);
      from.setAttachment(good);
      answer(
          from,
          "authorization",
          Json.createObjectBuilder()
              .add("status", good ? "authorized" : "unauthorized")
              .add("action", "authenticate")
              .build());
    }

    private void listen(WebSocket from, JsonObject data) {
      if (Boolean.TRUE.equals(from.<Boolean>getAttachment())) {
        listeners.add(from);
        listenings.incrementAndGet();
      }
      answer(
          from,
          "listening",
          Json.createObjectBuilder().add("streams", data.getJsonArray("streams")).build());
    }

    private void answer(WebSocket from, String stream, JsonObject data) {
      String text =
          Json.createObjectBuilder().add("stream", stream).add("data", data).build().toString();
      from.send(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void onWebsocketPing(WebSocket from, org.java_websocket.framing.Framedata frame) {
      if (!mute) {
        super.onWebsocketPing(from, frame);
      }
    }

    @Override
    public void onClose(WebSocket from, int code, String reason, boolean remote) {
      listeners.remove(from);
    }

    @Override
    public void onError(WebSocket from, Exception failure) {}
  }
}
