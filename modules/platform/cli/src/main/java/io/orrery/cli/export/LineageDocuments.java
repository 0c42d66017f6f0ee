package io.orrery.cli.export;

import io.orrery.basics.Sha256;
import io.orrery.cli.program.Program;
import io.orrery.exports.JsonText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An export's lineage in the forms that others read: an OpenLineage run event (spec 1.0.5 and
 * later, {@code OpenLineage.json}), a W3C PROV-JSON document (member submission of 24 April 2013),
 * and the members of an MLflow dataset.
 *
 * @param request what was asked for
 * @param manifest what came of it
 * @param dataset the digest of all files
 * @param now when
 */
record LineageDocuments(
    ExportRequest request, Map<String, Object> manifest, Sha256 dataset, Instant now) {

  /** MLflow refuses a digest of more characters (mlflow.utils.validation). */
  private static final int MLFLOW_DIGEST = 36;

  private static final String SPEC =
      "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent";
  private static final String FACETS = "https://openlineage.io/spec/facets/";

  private String name() {
    return request
        .run()
        .map(run -> request.universe() + "." + run)
        .orElse(request.universe().wireName());
  }

  private String producer() {
    return "urn:orrery:cli:" + Program.version().replaceAll("[^A-Za-z0-9.-]", "");
  }

  /** The same export has the same id. */
  private String runId() {
    return UUID.nameUUIDFromBytes((dataset.value() + now).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  /** One COMPLETE event: ledgers in, files out. */
  Map<String, Object> openLineage() {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("eventType", "COMPLETE");
    event.put("eventTime", now.toString());
    event.put("run", Map.of("runId", runId()));
    event.put("job", members("namespace", "orrery", "name", "export." + name()));
    event.put("inputs", ledgers().stream().map(this::input).toList());
    event.put("outputs", List.of(output()));
    event.put("producer", producer());
    event.put("schemaURL", SPEC);
    return event;
  }

  private Map<String, Object> input(Map<?, ?> ledger) {
    Map<String, Object> version =
        facet("1-0-1/DatasetVersionDatasetFacet.json#/$defs/DatasetVersionDatasetFacet");
    version.put("datasetVersion", String.valueOf(ledger.get("head")));
    return members(
        "namespace",
        "orrery",
        "name",
        name() + "." + ledger.get("stream"),
        "facets",
        Map.of("version", version));
  }

  private Map<String, Object> output() {
    Map<String, Object> version =
        facet("1-0-1/DatasetVersionDatasetFacet.json#/$defs/DatasetVersionDatasetFacet");
    version.put("datasetVersion", dataset.value());
    Map<String, Object> statistics =
        facet(
            "1-0-2/OutputStatisticsOutputDatasetFacet.json#/$defs/OutputStatisticsOutputDatasetFacet");
    statistics.put("rowCount", manifest.get("rows"));
    Map<String, Object> validity = new LinkedHashMap<>();
    validity.put("_producer", producer());
    validity.put("_schemaURL", "urn:orrery:openlineage:validity:1");
    for (String each : List.of("universe", "purpose", "validity_class", "validity_reasons")) {
      if (manifest.containsKey(each)) {
        validity.put(each, manifest.get(each));
      }
    }
    return members(
        "namespace",
        "file",
        "name",
        request.out().getFileName().toString(),
        "facets",
        members("version", version, "orrery_validity", validity),
        "outputFacets",
        Map.of("outputStatistics", statistics));
  }

  private Map<String, Object> facet(String schema) {
    return members("_producer", producer(), "_schemaURL", FACETS + schema);
  }

  /** Entities, the one activity, the one agent, and how they belong together. */
  Map<String, Object> prov() {
    String export = "orrery:export." + runId();
    String files = "orrery:dataset." + dataset.value();
    String program = "orrery:program";
    Map<String, Object> entities = new LinkedHashMap<>();
    Map<String, Object> used = new LinkedHashMap<>();
    Map<String, Object> derived = new LinkedHashMap<>();
    for (Map<?, ?> ledger : ledgers()) {
      String id = "orrery:ledger." + name() + "." + ledger.get("stream");
      entities.put(id, entity(ledger));
      used.put("_:u" + used.size(), members("prov:activity", export, "prov:entity", id));
      derived.put(
          "_:d" + derived.size(),
          members("prov:generatedEntity", files, "prov:usedEntity", id, "prov:activity", export));
    }
    entities.put(
        files,
        members(
            "orrery:sha256", dataset.value(), "orrery:universe", request.universe().wireName()));
    Map<String, Object> document = new LinkedHashMap<>();
    document.put(
        "prefix", members("orrery", "urn:orrery:", "xsd", "http://www.w3.org/2001/XMLSchema#"));
    document.put("entity", entities);
    document.put("activity", Map.of(export, activity()));
    document.put("agent", Map.of(program, agent()));
    document.put("used", used);
    document.put("wasGeneratedBy", Map.of("_:g0", generation(files, export)));
    document.put(
        "wasAssociatedWith",
        Map.of("_:a0", members("prov:activity", export, "prov:agent", program)));
    document.put("wasDerivedFrom", derived);
    return document;
  }

  private Map<String, Object> entity(Map<?, ?> ledger) {
    return members(
        "orrery:universe",
        request.universe().wireName(),
        "orrery:records",
        String.valueOf(ledger.get("records")),
        "orrery:head",
        String.valueOf(ledger.get("head")));
  }

  private Map<String, Object> activity() {
    return members("prov:endTime", now.toString(), "orrery:purpose", request.purpose().wireName());
  }

  private Map<String, Object> generation(String files, String export) {
    return members("prov:entity", files, "prov:activity", export, "prov:time", now.toString());
  }

  private Map<String, Object> agent() {
    return members(
        "prov:type",
        members("$", "prov:SoftwareAgent", "type", "xsd:QName"),
        "orrery:version",
        Program.version());
  }

  /** The members of {@code mlflow.entities.Dataset}, all texts. */
  Map<String, Object> mlflow() {
    Map<String, Object> profile = new LinkedHashMap<>();
    profile.put("num_rows", manifest.get("rows"));
    profile.put("dataset_sha256", dataset.value());
    for (String each : List.of("universe", "purpose", "validity_class")) {
      if (manifest.containsKey(each)) {
        profile.put(each, manifest.get(each));
      }
    }
    return members(
        "name",
        "orrery." + name(),
        "digest",
        dataset.value().substring(0, MLFLOW_DIGEST),
        "source_type",
        "local",
        "source",
        JsonText.of(Map.of("uri", request.out().getFileName().toString())),
        "schema",
        JsonText.of(Map.of("orrery_columns", manifest.getOrDefault("columns", Map.of()))),
        "profile",
        JsonText.of(profile));
  }

  private List<Map<?, ?>> ledgers() {
    List<Map<?, ?>> ledgers = new ArrayList<>();
    if (manifest.get("verified") instanceof List<?> all) {
      all.forEach(
          each -> {
            if (each instanceof Map<?, ?> ledger) {
              ledgers.add(ledger);
            }
          });
    }
    return ledgers;
  }

  private static Map<String, Object> members(Object... namesAndValues) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      members.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return members;
  }
}
