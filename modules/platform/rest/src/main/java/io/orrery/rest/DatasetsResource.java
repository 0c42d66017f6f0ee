package io.orrery.rest;

import io.orrery.market.Dataset;
import io.orrery.market.DatasetPart;
import io.orrery.market.DatasetTerms;
import io.orrery.market.Datasets;
import io.orrery.market.Split;
import io.orrery.runs.Sources;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The datasets that all universes may read, as the manifest of shared data lists them. */
@Path("/datasets")
@Dependent
@Produces("application/json")
public class DatasetsResource {

  private final Datasets datasets;

  @Inject
  DatasetsResource(Sources sources) {
    this.datasets = sources.datasets();
  }

  /** A page of datasets in the order in which they were added. No file of them is read. */
  @GET
  public Response list(
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor,
      @Context UriInfo uri) {
    return NamedPage.of("datasets", datasets.list(), Dataset::id, limit, cursor)
        .answer(DatasetsResource::view, uri);
  }

  private static Map<String, Object> view(Dataset dataset) {
    DatasetTerms terms = dataset.terms();
    return new Members()
        .put("id", dataset.id())
        .put("sha256", dataset.sha256().value())
        .put("source", terms.source())
        .put("licence", terms.licence())
        .put("calendar", terms.calendar().value())
        .put("zone", terms.zone().getId())
        .put("interval", terms.interval().toString())
        .put("format", terms.format().wireName())
        .put("valid_from", dataset.validFrom().toString())
        .put("valid_until", dataset.validUntil().toString())
        .put("parents", terms.parents())
        .put("splits", terms.splits().stream().map(DatasetsResource::view).toList())
        .put("parts", dataset.parts().stream().map(DatasetsResource::view).toList())
        .view();
  }

  private static Map<String, Object> view(DatasetPart part) {
    return new Members()
        .put("symbol", part.symbol().value())
        .put("file", part.file())
        .put("sha256", part.sha256().value())
        .view();
  }

  private static Map<String, Object> view(Split split) {
    return new Members()
        .put("symbol", split.symbol().value())
        .put("at", split.at().toString())
        .put("factor", split.factor().toPlainString())
        .view();
  }
}
