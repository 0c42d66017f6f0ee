package io.orrery.cli.control;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.orrery.cli.terminal.ExitCode;
import io.orrery.cli.terminal.JsonLine;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Asks the server of this machine to lead from one universe to another. */
@Command(
    name = "transition",
    mixinStandardHelpOptions = true,
    description =
        "Ends one universe's session and begins another's; without options lists transitions.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:done", "1:refused or interrupted", "2:wrong usage", "4:no server answers"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class TransitionCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Spec private CommandSpec spec;

  @Option(names = "--from", paramLabel = "UNIVERSE", description = "whose session ends")
  private @Nullable Universe from;

  @Option(names = "--to", paramLabel = "UNIVERSE", description = "whose session begins")
  private @Nullable Universe to;

  @Option(names = "--reason", description = "why, in a sentence")
  private @Nullable String reason;

  @Option(names = "--hand-over", description = "leaves open orders at the broker")
  private boolean handOver;

  @Option(names = "--dry-run", description = "only says what would be destroyed")
  private boolean isPlan;

  @Option(names = "--resume", paramLabel = "ID", description = "goes on with an interrupted one")
  private @Nullable String resume;

  @Option(
      names = "--port",
      description = "where the server listens; default: ORRERY_HTTP_PORT, else 8080")
  private @Nullable Integer port;

  @Option(
      names = "--json",
      description = "the server's answer as it is, which is what is printed without it too")
  void json(boolean asked) {
    // there is no other output
  }

  @Override
  public Integer call() throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:%s/api/v1/transitions".formatted(port())))
            .timeout(PATIENCE);
    body()
        .ifPresent(
            body ->
                request
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(JsonLine.of(body))));
    HttpResponse<String> answer = send(request.build());
    if (answer.statusCode() < 300) {
      spec.commandLine().getOut().println(answer.body());
      return ExitCode.DONE;
    }
    spec.commandLine().getErr().println("orrery: " + detail(answer.body()));
    return ExitCode.FAILED;
  }

  /** Empty to list. */
  private Optional<Map<String, Object>> body() {
    if (resume != null) {
      if (from != null || to != null || reason != null || isPlan || handOver) {
        throw new ParameterException(spec.commandLine(), "--resume must stand alone");
      }
      return Optional.of(Map.of("resume", resume));
    }
    if (from == null && to == null && reason == null) {
      return Optional.empty();
    }
    if (from == null || to == null || reason == null) {
      throw new ParameterException(
          spec.commandLine(), "--from, --to and --reason must be given together");
    }
    Map<String, Object> wanted = new LinkedHashMap<>();
    wanted.put("from", from.wireName());
    wanted.put("to", to.wireName());
    wanted.put("reason", reason);
    wanted.put("open_orders", handOver ? "hand_over" : "cancel");
    wanted.put("dry_run", isPlan);
    return Optional.of(wanted);
  }

  private String port() {
    return port != null
        ? port.toString()
        : System.getenv().getOrDefault("ORRERY_HTTP_PORT", "8080");
  }

  private static HttpResponse<String> send(HttpRequest request) throws InterruptedException {
    try {
      return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException("no server answers at %s: %s".formatted(request.uri(), e), e);
    }
  }

  private static String detail(String problem) {
    try (JsonParser parser = new JsonFactory().createParser(problem)) {
      while (parser.nextToken() != null) {
        if ("detail".equals(parser.currentName())) {
          return String.valueOf(parser.nextTextValue());
        }
      }
      return problem;
    } catch (IOException e) {
      return problem;
    }
  }
}
