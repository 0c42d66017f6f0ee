package io.orrery.broker.alpaca;

import io.orrery.order.BrokerException;
import io.orrery.order.ForeignBrokerException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Hears what happens to orders, on a thread of its own, and connects again when the connection is
 * lost.
 */
final class UpdateStream implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(UpdateStream.class.getName());
  private static final String UPDATES = "trade_updates";

  /** After how many failed tries in a row the hearer is told that nothing is heard. */
  private static final int TRIES_BEFORE_WORD = 4;

  /** Who hears; called on the stream's thread only. */
  interface Hearer {

    /** An update of an order. */
    void heard(Messages.Update update);

    /** Something may not have been heard. */
    void missed(String reason);

    /** Nothing is heard from now on. */
    void lost(String reason);

    /**
     * The stream is there again, and updates follow when this returns.
     *
     * @throws ForeignBrokerException if it belongs to someone else: the stream ends
     * @throws BrokerException if that cannot be known now: it is tried again
     */
    void found(String reason);

    /** The stream ended because it is another's. */
    void foreign(ForeignBrokerException difference);
  }

  private final AlpacaConnection connection;
  private final AlpacaPace pace;
  private final Hearer hearer;
  private final Json json;
  private final HttpClient client;
  private final Thread thread;
  private final CompletableFuture<Void> listening = new CompletableFuture<>();
  private volatile @Nullable StreamSocket socket;
  private volatile boolean closed;
  private volatile String firstEnd = "";

  /** Tries in vain in a row; of use to the thread alone. */
  private int failures;

  /** A stream that is not yet connected. */
  UpdateStream(AlpacaConnection connection, AlpacaPace pace, String name, Hearer hearer) {
    this.connection = connection;
    this.pace = pace;
    this.hearer = hearer;
    this.json = new Json(connection.key());
    this.client = HttpClient.newBuilder().connectTimeout(pace.answer()).build();
    this.thread = new Thread(this::run, "orrery-alpaca-" + name);
    thread.setDaemon(true);
  }

  /**
   * Connects and waits until updates are heard.
   *
   * @throws BrokerException if they are not; nothing runs then
   */
  void open() {
    thread.start();
    try {
      listening.get(pace.patience().toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw new BrokerException(where() + " was not opened: " + firstEnd);
    } catch (TimeoutException e) {
      close();
      throw new BrokerException(where() + " did not let us listen within " + pace.patience());
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new BrokerException(where() + " was not opened: the thread was told to stop");
    }
  }

  private void run() {
    Backoff backoff = new Backoff(pace.firstRetry(), pace.longestRetry());
    while (!closed) {
      String end = connectAndListen(backoff);
      if (!listening.isDone()) {
        closed = true;
        firstEnd = end;
        listening.completeExceptionally(new IOException(end));
      }
      if (!closed) {
        lost(end, backoff.next());
      }
    }
  }

  private void lost(String end, Duration wait) {
    failures++;
    hearer.lost(where() + " was lost: " + end);
    if (failures % TRIES_BEFORE_WORD == 0) {
      hearer.missed("%s was tried %s times in vain: %s".formatted(where(), failures, end));
    }
    try {
      TimeUnit.NANOSECONDS.sleep(wait.toNanos());
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  /** Answers why it ended. */
  private String connectAndListen(Backoff backoff) {
    try (StreamSocket opened = connect()) {
      if (listening.isDone()) {
        hearer.found(where() + " was lost, and is there again");
      }
      listening.complete(null);
      failures = 0;
      backoff.reset();
      while (!closed) {
        hear(opened.next());
      }
      return "it was closed here";
    } catch (ForeignBrokerException e) {
      closed = true;
      hearer.foreign(e);
      return String.valueOf(e.getMessage());
    } catch (IOException | BrokerException e) {
      return connection.key().hidden(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      closed = true;
      return "its thread was told to stop";
    }
  }

  private StreamSocket connect() throws IOException, InterruptedException {
    StreamSocket opened =
        new StreamSocket(client, connection.stream(), pace.answer(), pace.silence());
    socket = opened;
    try {
      if (closed) {
        throw new IOException("it was closed here");
      }
      authorize(opened);
      return opened;
    } catch (IOException | InterruptedException | RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private void authorize(StreamSocket opened) throws IOException, InterruptedException {
    opened.send(
        json.write(
            new Messages.Command(
                "authenticate",
                new Messages.CommandData(connection.key().id(), connection.key().secret(), null))));
    Messages.Update authorization = await(opened, "authorization");
    if (!"authorized".equals(authorization.status())) {
      throw new IOException("it did not authorize the key");
    }
    opened.send(
        json.write(
            new Messages.Command(
                "listen", new Messages.CommandData(null, null, List.of(UPDATES)))));
    Messages.Update streams = await(opened, "listening");
    if (streams.streams() == null || !streams.streams().contains(UPDATES)) {
      throw new IOException("it does not let this key listen to " + UPDATES);
    }
  }

  private Messages.Update await(StreamSocket opened, String stream)
      throws IOException, InterruptedException {
    Messages.Streamed message =
        json.read("a message of the stream", opened.next(), Messages.Streamed.class);
    if (!stream.equals(message.stream()) || message.data() == null) {
      throw new IOException("its next message must be of " + stream + ", and was not");
    }
    return message.data();
  }

  private void hear(byte[] text) {
    try {
      Messages.Streamed message =
          json.read("a message of the stream", text, Messages.Streamed.class);
      if (UPDATES.equals(message.stream()) && message.data() != null) {
        hearer.heard(message.data());
      } else {
        LOG.log(System.Logger.Level.INFO, "{0} sent a message of another stream", where());
      }
    } catch (ForeignBrokerException e) {
      throw e;
    } catch (BrokerException e) {
      hearer.missed(connection.key().hidden(String.valueOf(e.getMessage())));
    }
  }

  private String where() {
    return "the stream of " + AlpacaVenue.host(connection.stream());
  }

  /** Ends it; waits for its thread unless this is it. */
  @Override
  public void close() {
    closed = true;
    StreamSocket open = socket;
    if (open != null) {
      open.close();
    }
    thread.interrupt();
    if (Thread.currentThread() == thread) {
      return;
    }
    try {
      thread.join(pace.patience().toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
