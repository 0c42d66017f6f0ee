package io.orrery.broker.alpaca;

import io.orrery.broker.alpaca.RequestBudget.Priority;
import io.orrery.order.BrokerException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/**
 * Sends requests to one REST API of Alpaca within a budget. Safe for use by many threads.
 *
 * @param <R> the interface of the API
 */
final class Api<R extends Closeable> implements AutoCloseable {

  /** Longest answer that is read, in bytes: a page of 10,000 bars has about a tenth of it. */
  static final int MAX_BODY = 8 << 20;

  private final AlpacaKey key;
  private final AlpacaPace pace;
  private final Clock clock;
  private final String host;
  private final RequestBudget budget;
  private final R resource;
  private final Json json;

  Api(AlpacaConnection connection, URI base, AlpacaPace pace, Clock clock, Class<R> type) {
    this.key = connection.key();
    this.pace = pace;
    this.clock = clock;
    this.host = AlpacaVenue.host(base);
    this.budget = new RequestBudget(pace.budget(), System::nanoTime);
    this.json = new Json(key);
    this.resource = client(base, type);
  }

  /**
   * The client. Redirects are not followed: they would carry the key to another host. Bodies are
   * streamed: the JDK's connection, on which Jersey rests, else repeats a POST whose answer did not
   * come, and nobody is told.
   */
  private R client(URI base, Class<R> type) {
    ClientRequestFilter authorization =
        request -> {
          if (!AlpacaVenue.host(request.getUri()).equals(host)) {
            throw new IOException("a key must go to its own host, was asked to go to another");
          }
          request.getHeaders().putSingle("APCA-API-KEY-ID", key.id());
          request.getHeaders().putSingle("APCA-API-SECRET-KEY", key.secret());
        };
    return RestClientBuilder.newBuilder()
        .baseUri(base)
        .connectTimeout(pace.answer().toMillis(), TimeUnit.MILLISECONDS)
        .readTimeout(pace.answer().toMillis(), TimeUnit.MILLISECONDS)
        .followRedirects(false)
        .property("microprofile.rest.client.disable.default.mapper", true)
        .property("jersey.config.client.request.entity.processing", "CHUNKED")
        .register(authorization)
        .build(type);
  }

  /**
   * Sends a request once, whatever happens.
   *
   * @throws NoAnswerException if no whole answer came
   * @throws BrokerException if the budget had no room in time; nothing was sent then
   */
  Answer once(String what, Priority priority, Function<R, Response> request) {
    await(what, priority, deadline());
    return send(what, request);
  }

  /**
   * Sends a request that may be repeated, until there is an answer that waiting does not change.
   *
   * @throws BrokerException if there was none in time
   */
  Answer patiently(String what, Priority priority, Function<R, Response> request) {
    Backoff backoff = new Backoff(pace.firstRetry(), pace.longestRetry());
    long deadline = deadline();
    while (true) {
      await(what, priority, deadline);
      Outcome outcome = attempt(what, request);
      if (outcome.answer().isPresent() && !outcome.answer().get().isPassing()) {
        return outcome.answer().get();
      }
      Duration wait = backoff.next();
      Duration asked = outcome.answer().flatMap(Answer::retryAfter).orElse(Duration.ZERO);
      Duration pause = wait.compareTo(asked) > 0 ? wait : asked;
      if (System.nanoTime() + pause.toNanos() > deadline) {
        throw new BrokerException(
            "%s asked %s for %s: %s".formatted(host, pace.patience(), what, outcome.failure()));
      }
      sleep(what, pause);
    }
  }

  /**
   * Asks patiently for a value.
   *
   * @throws BrokerException if there was no good answer
   */
  <T> T ask(String what, Function<R, Response> request, Class<T> type) {
    Answer answer = patiently(what, Priority.ORDINARY, request);
    if (!answer.isGood()) {
      throw new BrokerException(what + ": " + explained(answer));
    }
    return json.read(what, answer.body(), type);
  }

  /** Reads the body of a good answer. */
  <T> T body(String what, Answer answer, Class<T> type) {
    return json.read(what, answer.body(), type);
  }

  /** Writes the body of a request. */
  String written(Object value) {
    return json.write(value);
  }

  /** What an answer that is not good says, as a sentence without secrets. */
  String explained(Answer answer) {
    Messages.Error error = error(answer);
    return "%s answered %s%s: %s"
        .formatted(
            host,
            answer.status(),
            error.code() == null ? "" : " (" + key.hidden(error.code()) + ")",
            error.message() == null ? "without a reason" : key.hidden(error.message()));
  }

  /** What an answer says of its failure; empty members if it says nothing that can be read. */
  Messages.Error error(Answer answer) {
    try {
      return json.read("an error", answer.body(), Messages.Error.class);
    } catch (BrokerException unreadable) {
      return new Messages.Error(null, null);
    }
  }

  String host() {
    return host;
  }

  private record Outcome(Optional<Answer> answer, String failure) {}

  private Outcome attempt(String what, Function<R, Response> request) {
    try {
      Answer answer = send(what, request);
      return new Outcome(Optional.of(answer), explained(answer));
    } catch (NoAnswerException e) {
      return new Outcome(Optional.empty(), String.valueOf(e.getMessage()));
    }
  }

  private Answer send(String what, Function<R, Response> request) {
    try (Response response = request.apply(resource)) {
      Answer answer = new Answer(response.getStatus(), body(what, response), waitingTime(response));
      answer.retryAfter().ifPresent(budget::pause);
      return answer;
    } catch (ProcessingException | WebApplicationException | IOException e) {
      throw new NoAnswerException(
          "%s gave no whole answer to %s: %s".formatted(host, what, cause(e)));
    }
  }

  /** Empty unless the server says that it has heard enough for now. */
  private Optional<Duration> waitingTime(Response response) {
    boolean spent = number(response, "X-RateLimit-Remaining").filter(left -> left <= 0).isPresent();
    Optional<Long> reset =
        spent || response.getStatus() == Answer.TOO_MANY
            ? number(response, "X-RateLimit-Reset")
            : Optional.empty();
    return Answer.wait(number(response, "Retry-After"), reset, clock);
  }

  private byte[] body(String what, Response response) throws IOException {
    if (!response.hasEntity()) {
      return new byte[0];
    }
    long deadline = System.nanoTime() + pace.answer().toNanos();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (InputStream in = response.readEntity(InputStream.class)) {
      byte[] buffer = new byte[8192];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        body.write(buffer, 0, read);
        if (body.size() > MAX_BODY || System.nanoTime() > deadline) {
          throw new IOException(
              "the answer to %s must have at most %s bytes and come within %s, had %s so far"
                  .formatted(what, MAX_BODY, pace.answer(), body.size()));
        }
      }
    }
    return body.toByteArray();
  }

  private static Optional<Long> number(Response response, String header) {
    String value = response.getHeaderString(header);
    return value != null && value.matches("[0-9]{1,12}")
        ? Optional.of(Long.parseLong(value))
        : Optional.empty();
  }

  /** The innermost cause by its kind and its words. */
  private String cause(Throwable failure) {
    Throwable inner = failure;
    while (inner.getCause() != null) {
      inner = inner.getCause();
    }
    return inner.getClass().getSimpleName() + " " + key.hidden(String.valueOf(inner.getMessage()));
  }

  private long deadline() {
    return System.nanoTime() + pace.patience().toNanos();
  }

  private void await(String what, Priority priority, long deadline) {
    try {
      if (!budget.take(priority, deadline)) {
        throw new BrokerException(
            "%s was not asked for %s: the limit of requests left no room within %s"
                .formatted(host, what, pace.patience()));
      }
    } catch (InterruptedException e) {
      throw interrupted(what);
    }
  }

  private void sleep(String what, Duration length) {
    try {
      TimeUnit.NANOSECONDS.sleep(length.toNanos());
    } catch (InterruptedException e) {
      throw interrupted(what);
    }
  }

  private BrokerException interrupted(String what) {
    Thread.currentThread().interrupt();
    return new BrokerException(
        "%s was not asked for %s: the thread was told to stop".formatted(host, what));
  }

  @Override
  public void close() {
    try {
      resource.close();
    } catch (IOException e) {
      throw new BrokerException("the client of %s did not close: %s".formatted(host, cause(e)));
    }
  }
}
