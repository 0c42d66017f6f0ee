package io.orrery.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.universe.ValidityClass;
import io.orrery.universe.ValidityReason;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The document is written by hand; this holds it to the resources and types that it describes. */
class OpenApiTest {

  private static final Set<String> VERBS = Set.of("get", "post", "put", "patch", "delete", "head");

  private final Map<String, Object> document = document();

  @Test
  void describesExactlyTheOperationsParametersAndMediaTypesThatThereAre() {
    assertThat(described()).isEqualTo(implemented());
  }

  @Test
  void describesExactlyTheFieldsThatARequestMayHave() {
    assertFields("TradeRequest", TradeRequest.SHAPE);
    assertFields("EquityRequest", EquityRequest.SHAPE);
    assertFields("BacktestRequest", BacktestRequest.SHAPE);
    assertFields("OrderRequest", OrderRequest.SHAPE);
    assertFields("ActRequest", ActRequest.SHAPE);
    assertFields("KillRequest", KillRequest.SHAPE);
    assertFields("TransitionRequest", TransitionRequest.SHAPE);
    assertFields("PromotionRequest", PromotionRequest.SHAPE);
  }

  @Test
  void describesExactlyTheProblemsThatThereAre() {
    List<String> uris = Arrays.stream(ProblemType.values()).map(ProblemType::uri).toList();
    List<?> described = list(at("components", "schemas", "Problem", "properties", "type", "enum"));
    assertThat(described.stream().map(String::valueOf).toList())
        .containsExactlyInAnyOrderElementsOf(uris);
  }

  @Test
  void describesTheWordsOfTheContract() {
    assertThat(at("components", "schemas", "ValidityClass", "enum"))
        .isEqualTo(Arrays.stream(ValidityClass.values()).map(Enum::name).toList());
    assertThat(at("components", "schemas", "ValidityReason", "enum"))
        .isEqualTo(
            Arrays.stream(ValidityReason.values())
                .map(reason -> reason.name().toLowerCase(Locale.ROOT))
                .toList());
  }

  @Test
  void refersToNothingThatIsNotThere() {
    List<String> references = references(document).distinct().toList();
    assertThat(references).isNotEmpty();
    for (String reference : references) {
      assertThat(at(reference.substring(2).split("/", -1))).as(reference).isNotNull();
    }
  }

  @Test
  void givesEveryOperationItsOwnName() {
    List<String> names = references(document, "operationId").collect(Collectors.toList());
    assertThat(names).doesNotHaveDuplicates().hasSize(described().size());
  }

  private void assertFields(String schema, FlatObject.Shape shape) {
    Map<String, Object> properties = map(at("components", "schemas", schema, "properties"));
    assertThat(properties.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(shape.texts(), shape.flags(), shape.objects())
                .flatMap(List::stream)
                .toList());
    assertThat(shape.flags())
        .allSatisfy(flag -> assertThat(map(properties.get(flag))).containsEntry("type", "boolean"));
  }

  /** Operation, such as {@code get /universes}, to what it takes and answers. */
  private Map<String, Set<String>> described() {
    Map<String, Set<String>> found = new TreeMap<>();
    map(document.get("paths"))
        .forEach(
            (path, item) ->
                map(item).keySet().stream()
                    .filter(VERBS::contains)
                    .forEach(verb -> found.put(verb + " " + path, described(map(item), verb))));
    return found;
  }

  private Set<String> described(Map<String, Object> item, String verb) {
    Map<String, Object> operation = map(item.get(verb));
    Set<String> found = new TreeSet<>();
    Stream.of(item, operation)
        .flatMap(owner -> list(owner.getOrDefault("parameters", List.of())).stream())
        .map(parameter -> resolved(map(parameter)))
        .forEach(parameter -> found.add(parameter.get("in") + " " + parameter.get("name")));
    if (operation.containsKey("requestBody")) {
      content(operation.get("requestBody")).forEach(type -> found.add("takes " + type));
    }
    map(operation.get("responses")).entrySet().stream()
        .filter(response -> response.getKey().startsWith("2"))
        .flatMap(response -> content(response.getValue()).stream())
        .forEach(type -> found.add("answers " + type));
    return found;
  }

  private static Map<String, Set<String>> implemented() {
    Map<String, Set<String>> found = new TreeMap<>();
    for (Class<?> resource : OrreryApplication.RESOURCES) {
      for (Method method : resource.getDeclaredMethods()) {
        verb(method).ifPresent(v -> add(found, v, resource, method));
      }
    }
    return found;
  }

  private static void add(
      Map<String, Set<String>> found, String verb, Class<?> resource, Method method) {
    Path more = method.getAnnotation(Path.class);
    String path = resource.getAnnotation(Path.class).value() + (more == null ? "" : more.value());
    Set<String> facts = found.computeIfAbsent(verb + " " + path, key -> new TreeSet<>());
    for (Parameter parameter : method.getParameters()) {
      Arrays.stream(parameter.getAnnotations()).map(OpenApiTest::named).forEach(facts::addAll);
    }
    Queries declared = method.getAnnotation(Queries.class);
    Queries read = declared == null ? resource.getAnnotation(Queries.class) : declared;
    if (read != null) {
      Arrays.stream(read.value()).forEach(name -> facts.add("query " + name));
    }
    Consumes takes = method.getAnnotation(Consumes.class);
    if (takes != null) {
      Arrays.stream(takes.value()).forEach(type -> facts.add("takes " + type));
    }
    if (!verb.equals("head")) {
      Produces own = method.getAnnotation(Produces.class);
      Arrays.stream((own == null ? resource.getAnnotation(Produces.class) : own).value())
          .forEach(type -> facts.add("answers " + type));
    }
  }

  private static Optional<String> verb(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
        .filter(Objects::nonNull)
        .map(verb -> verb.value().toLowerCase(Locale.ROOT))
        .findFirst();
  }

  private static List<String> named(Annotation annotation) {
    if (annotation instanceof QueryParam query) {
      return List.of("query " + query.value());
    }
    if (annotation instanceof HeaderParam header) {
      return List.of("header " + header.value());
    }
    return annotation instanceof PathParam path ? List.of("path " + path.value()) : List.of();
  }

  private Set<String> content(Object of) {
    return map(resolved(map(of)).getOrDefault("content", Map.of())).keySet();
  }

  private Map<String, Object> resolved(Map<String, Object> node) {
    Object reference = node.get("$ref");
    return reference == null
        ? node
        : map(at(String.valueOf(reference).substring(2).split("/", -1)));
  }

  private Object at(String... path) {
    Object node = document;
    for (String name : path) {
      node = Objects.requireNonNull(map(node).get(name), String.join("/", path));
    }
    return node;
  }

  private static Stream<String> references(Object node) {
    return references(node, "$ref");
  }

  private static Stream<String> references(Object node, String name) {
    if (node instanceof List<?> items) {
      return items.stream().flatMap(item -> references(item, name));
    }
    if (node instanceof Map<?, ?> members) {
      return members.entrySet().stream()
          .flatMap(
              member ->
                  name.equals(member.getKey())
                      ? Stream.of(String.valueOf(member.getValue()))
                      : references(member.getValue(), name));
    }
    return Stream.empty();
  }

  private static Map<String, Object> map(@Nullable Object node) {
    if (!(node instanceof Map<?, ?> members)) {
      throw new AssertionError("an object is missing from the document, found " + node);
    }
    Map<String, Object> copy = new LinkedHashMap<>();
    members.forEach((name, value) -> copy.put(String.valueOf(name), value));
    return copy;
  }

  private static List<?> list(Object node) {
    return (List<?>) node;
  }

  private static Map<String, Object> document() {
    try (InputStream in = OpenApiTest.class.getResourceAsStream("/META-INF/openapi.yaml")) {
      return map(new Load(LoadSettings.builder().build()).loadFromInputStream(in));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
