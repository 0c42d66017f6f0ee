package io.orrery.rest;

import io.orrery.basics.Check;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Refuses, for each resource method, the query parameters that it does not declare, parameters and
 * headers given twice, and a body without a media type: nothing that was asked is skipped. A page
 * of another site changes nothing.
 */
@Provider
public class StrictRequests implements DynamicFeature {

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    Method method = resource.getResourceMethod();
    context.register(
        new Filter(
            queries(method),
            names(method, p -> p.getAnnotation(HeaderParam.class), HeaderParam::value),
            needsMediaType(method.getAnnotation(Consumes.class))));
  }

  /** What takes any media type, such as a kill, does without one. */
  private static boolean needsMediaType(@Nullable Consumes takes) {
    return takes != null && !List.of(takes.value()).contains(MediaType.WILDCARD);
  }

  private static List<String> queries(Method method) {
    Queries own = method.getAnnotation(Queries.class);
    Queries read = own == null ? method.getDeclaringClass().getAnnotation(Queries.class) : own;
    return read == null
        ? names(method, p -> p.getAnnotation(QueryParam.class), QueryParam::value)
        : List.of(read.value());
  }

  private static <A> List<String> names(
      Method method, Function<Parameter, A> annotation, Function<A, String> name) {
    return Arrays.stream(method.getParameters())
        .map(annotation)
        .filter(Objects::nonNull)
        .map(name)
        .toList();
  }

  /** For one resource method. */
  private record Filter(List<String> queries, List<String> headers, boolean needsMediaType)
      implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
      requireNoMatrix(request.getUriInfo());
      requireOwnOrigin(request);
      request.getUriInfo().getQueryParameters().forEach(this::requireDeclaredOnce);
      for (String header : headers) {
        if (request.getHeaders().getOrDefault(header, List.of()).size() > 1) {
          throw Parameters.refused(header, header + " must be given once, was given twice");
        }
      }
      if (needsMediaType && request.getMediaType() == null) {
        throw new NotSupportedException();
      }
    }

    private void requireDeclaredOnce(String name, List<String> values) {
      if (!queries.contains(name)) {
        String allowed = queries.isEmpty() ? "absent" : "among " + String.join(", ", queries);
        throw Parameters.refused(
            name, "query parameters must be %s, had %s".formatted(allowed, Check.shown(name)));
      }
      if (values.size() > 1) {
        throw Parameters.refused(name, name + " must be given once, was given twice");
      }
    }

    /** Only browsers name an origin: a page of another site may look, and change nothing. */
    private static void requireOwnOrigin(ContainerRequestContext request) {
      String origin = request.getHeaderString("Origin");
      String own = request.getUriInfo().getBaseUri().getAuthority();
      if (origin != null && !isReading(request.getMethod()) && !origin.endsWith("://" + own)) {
        throw Parameters.refused(
            "Origin",
            "Origin must be absent or a page of %s, was %s".formatted(own, Check.shown(origin)));
      }
    }

    private static boolean isReading(String method) {
      return method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
    }

    private static void requireNoMatrix(UriInfo uri) {
      if (uri.getPathSegments().stream().anyMatch(s -> !s.getMatrixParameters().isEmpty())) {
        throw Parameters.refused(
            ";", "the path must have no parameters after a semicolon, had some");
      }
    }
  }
}
