package io.orrery.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.orrery.promotion.DeviationEvidence;
import io.orrery.promotion.PromotionDesk;
import io.orrery.promotion.RecordedEvidence;
import io.orrery.risk.RiskLimits;
import io.orrery.runs.BacktestRuns;
import io.orrery.runs.RunJobs;
import io.orrery.runs.Sources;
import io.orrery.session.Audience;
import io.orrery.session.SessionSpec;
import io.orrery.session.Transitions;
import io.orrery.session.Universes;
import io.orrery.testkit.InMemoryStorage;
import io.orrery.testkit.Samples;
import io.orrery.trade.Falsification;
import io.orrery.trade.Runs;
import io.orrery.trading.Tradings;
import io.orrery.universe.Universe;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.glassfish.hk2.api.ActiveDescriptor;
import org.glassfish.hk2.api.Context;
import org.glassfish.hk2.api.ServiceHandle;
import org.glassfish.hk2.api.TypeLiteral;
import org.glassfish.hk2.utilities.binding.AbstractBinder;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ResourceConfig;

/** The API with routing, filters and problems as on the server, over memory, without a port. */
final class Api implements AutoCloseable {

  static final String JSON = "application/json";
  static final String NDJSON = "application/x-ndjson";
  static final String TRADE =
      "{\"symbol\":\"AAPL\",\"side\":\"buy\",\"qty\":\"10\",\"price\":\"190.25\","
          + "\"currency\":\"USD\",\"executed_at\":\"2026-01-27T16:39:54+01:00\"}";
  static final String EQUITY =
      "{\"observed_at\":\"2026-01-27T16:39:54Z\",\"currency\":\"USD\",\"equity\":\"10250.750\","
          + "\"cash\":\"-250.10\",\"market_open\":false}";

  private static final URI BASE = URI.create("http://orrery.test/api/v1/");

  final InMemoryStorage storage = new InMemoryStorage(Samples.CLOCK);
  final Universes universes =
      new Universes(
          List.of(
              SessionSpec.unknown(Universe.PAPER, Optional.empty()),
              SessionSpec.unknown(Universe.SIMULATION, Optional.empty())),
          storage,
          Audience.NOBODY,
          Samples.CLOCK);
  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
  final EventStreams streams = new EventStreams(threads, threads);
  private final Standings standings = new Standings(universes);
  private final Gateway gateway = new Gateway(universes, standings, new Refusals(Samples.CLOCK));
  final Tradings tradings = new Tradings();
  final Market market = new Market();
  final HeldRuns waiting = new HeldRuns();
  private RunJobs jobs = jobs();
  final PromotionDesk promotions =
      new PromotionDesk(
          universes,
          new PromotionDesk.Evidence(
              market.sources().strategies(),
              new RecordedEvidence(market, storage.archive(Universe.PAPER)),
              DeviationEvidence.NONE),
          universe -> RiskLimits.undecided(),
          Samples.CLOCK);
  final HeldIntegrity integrity = new HeldIntegrity();
  final HeldFalsification falsification = new HeldFalsification();
  private final Verifications verifications = new Verifications(integrity, Samples.CLOCK);
  private ApplicationHandler server = server();

  /** With PAPER and SIMULATION open, and LIVE not configured. */
  Api() {
    universes.open(Universe.PAPER);
    universes.open(Universe.SIMULATION);
  }

  private RunJobs jobs() {
    return new RunJobs(new BacktestRuns(market, market.sources(), Samples.CLOCK), waiting);
  }

  private ApplicationHandler server() {
    return new ApplicationHandler(
        ResourceConfig.forApplication(new OrreryApplication()).register(new Parts()));
  }

  /** The same ledgers behind a process that knows of no job. */
  void restart() {
    jobs = jobs();
    server = server();
  }

  /** What the deployment's CDI injects, and its dependent scope, for the injection of the tests. */
  private final class Parts extends AbstractBinder {
    @Override
    protected void configure() {
      bind(universes).to(Universes.class);
      bind(new Transitions(universes, universes)).to(Transitions.class);
      bind(standings).to(Standings.class);
      bind(gateway).to(Gateway.class);
      bind(new TradingDesks(tradings, gateway)).to(TradingDesks.class);
      bind(streams).to(EventStreams.class);
      bind(market.sources()).to(Sources.class);
      bind(new PromotionGateway(promotions, gateway)).to(PromotionGateway.class);
      bind(new RunDesk(market, jobs, market.sources())).to(RunDesk.class);
      bind(market).to(Runs.class);
      bind(new SessionFigures(market.sources(), new KnownEvidence())).to(SessionFigures.class);
      bind(verifications).to(Verifications.class);
      bind(falsification).to(Falsification.class);
      bind(arrival()).to(HttpServletRequest.class);
      bind(AlwaysNew.class).to(new TypeLiteral<Context<Dependent>>() {}).in(Singleton.class);
    }
  }

  /** Where every request of these tests came in. */
  private static HttpServletRequest arrival() {
    Map<String, Object> arrival =
        Map.of("getScheme", "http", "getLocalAddr", "::1", "getLocalPort", 8080);
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            Api.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) -> arrival.get(method.getName()));
  }

  /** CDI's dependent scope. */
  static final class AlwaysNew implements Context<Dependent> {
    @Override
    public Class<? extends Annotation> getScope() {
      return Dependent.class;
    }

    @Override
    public <U> U findOrCreate(ActiveDescriptor<U> descriptor, ServiceHandle<?> root) {
      return descriptor.create(root);
    }

    @Override
    public boolean containsKey(ActiveDescriptor<?> descriptor) {
      return false;
    }

    @Override
    public void destroyOne(ActiveDescriptor<?> descriptor) {}

    @Override
    public boolean supportsNullCreation() {
      return false;
    }

    @Override
    public boolean isActive() {
      return true;
    }

    @Override
    public void shutdown() {}
  }

  record Answer(int status, Map<String, String> headers, Map<String, Object> body, String page) {

    String text(String name) {
      return String.valueOf(body.get(name));
    }

    @SuppressWarnings("unchecked")
    List<Map<String, Object>> list(String name) {
      return (List<Map<String, Object>>) body.getOrDefault(name, List.of());
    }

    String problem() {
      return text("type").replace("urn:orrery:problem:", "");
    }
  }

  Answer get(String path) {
    return send("GET", path, Map.of(), "");
  }

  Answer post(String path, String body, String... headers) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("Content-Type", JSON);
    for (int i = 0; i < headers.length; i += 2) {
      all.put(headers[i], headers[i + 1]);
    }
    return send("POST", path, all, body);
  }

  Answer importLines(String path, String key, String body) {
    return post(path, body, "Content-Type", NDJSON, "Idempotency-Key", key);
  }

  Answer send(String method, String path, Map<String, String> headers, String body) {
    return send(
        method, path, headers, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
  }

  Answer send(String method, String path, Map<String, String> headers, InputStream body) {
    ContainerRequest request =
        new ContainerRequest(
            BASE, BASE.resolve(path), method, null, new MapPropertiesDelegate(), null);
    headers.forEach(request::header);
    request.setEntityStream(body);
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    try {
      ContainerResponse response = server.apply(request, written).get(20, TimeUnit.SECONDS);
      Map<String, String> answered = new LinkedHashMap<>();
      response.getStringHeaders().forEach((name, values) -> answered.put(name, values.get(0)));
      return new Answer(response.getStatus(), answered, parsed(written), written.toString(UTF_8));
    } catch (Exception e) {
      throw new AssertionError(method + " " + path, e);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> parsed(ByteArrayOutputStream written) {
    String text = written.toString(StandardCharsets.UTF_8);
    boolean isOneObject = text.startsWith("{") && text.indexOf('\n') < 0;
    return isOneObject ? Json.jsonb().fromJson(text, Map.class) : Map.of();
  }

  @Override
  public void close() {
    streams.close();
    integrity.permits.release(100);
    verifications.close();
    threads.shutdownNow();
  }
}
