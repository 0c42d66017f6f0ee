package io.orrery.feeds;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.orrery.basics.Decimals;
import io.orrery.basics.Mic;
import io.orrery.basics.Sha256;
import io.orrery.basics.Symbol;
import io.orrery.market.DataFormat;
import io.orrery.market.Dataset;
import io.orrery.market.DatasetPart;
import io.orrery.market.DatasetTerms;
import io.orrery.market.Split;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** The form of the manifest. Strict: what it does not know, it refuses. */
final class ManifestJson {

  private static final String VERSION = "1";
  private static final Duration DAY = Duration.ofDays(1);

  private ManifestJson() {}

  /** Reads a manifest; {@code file} is its name in messages. */
  static Manifest read(String file, byte[] bytes) {
    JsonValue root = JsonValue.read(file, bytes).only("schema_version", "datasets", "sector_map");
    if (!root.get("schema_version").text().equals(VERSION)) {
      throw root.get("schema_version")
          .refused("must be 1, was " + root.get("schema_version").text());
    }
    HashSet<String> ids = new HashSet<>();
    List<Dataset> datasets =
        root.get("datasets").elements().stream().map(each -> dataset(each, ids)).toList();
    JsonValue sectors = root.find("sector_map");
    return new Manifest(datasets, Optional.ofNullable(sectors).map(ManifestJson::asset));
  }

  /** The bytes of a manifest. */
  static byte[] write(Manifest manifest) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
    try (JsonGenerator json = new JsonFactory().createGenerator(bytes).setPrettyPrinter(printer)) {
      json.writeStartObject();
      json.writeNumberField("schema_version", 1);
      json.writeArrayFieldStart("datasets");
      for (Dataset dataset : manifest.datasets()) {
        write(dataset, json);
      }
      json.writeEndArray();
      if (manifest.sectors().isPresent()) {
        write(manifest.sectors().get(), json);
      }
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  private static Dataset dataset(JsonValue entry, HashSet<String> ids) {
    entry.only(
        "id",
        "sha256",
        "source",
        "licence",
        "calendar",
        "zone",
        "interval",
        "format",
        "valid_from",
        "valid_until",
        "parts",
        "parents",
        "splits");
    DatasetTerms terms = terms(entry);
    if (!ids.add(terms.id())) {
      throw entry.get("id").refused("must be there once, was there twice: " + terms.id());
    }
    List<DatasetPart> parts =
        entry.get("parts").elements().stream().map(ManifestJson::part).toList();
    Sha256 hash = entry.get("sha256").as(Sha256::new);
    LocalDate from = entry.get("valid_from").as(LocalDate::parse);
    LocalDate until = entry.get("valid_until").as(LocalDate::parse);
    return entry.at(() -> new Dataset(terms, parts, hash, from, until));
  }

  private static DatasetTerms terms(JsonValue entry) {
    Mic calendar = entry.get("calendar").as(Mic::new);
    Duration interval = entry.get("interval").as(Duration::parse);
    DataFormat format = entry.get("format").as(DataFormat::parse);
    JsonValue zone = entry.get("zone");
    List<String> parents = entry.get("parents").elements().stream().map(JsonValue::text).toList();
    List<Split> splits = entry.get("splits").elements().stream().map(ManifestJson::split).toList();
    return entry.at(
        () ->
            new DatasetTerms(
                entry.get("id").text(),
                entry.get("source").text(),
                entry.get("licence").text(),
                calendar,
                zone.as(CalendarFile::region),
                interval,
                format,
                parents,
                splits));
  }

  private static DatasetPart part(JsonValue part) {
    part.only("symbol", "file", "sha256");
    return new DatasetPart(
        part.get("symbol").as(Symbol::new),
        part.get("file").text(),
        part.get("sha256").as(Sha256::new));
  }

  private static Split split(JsonValue split) {
    split.only("symbol", "at", "factor");
    Symbol symbol = split.get("symbol").as(Symbol::new);
    Instant at = split.get("at").as(Instant::parse);
    return split.get("factor").as(text -> new Split(symbol, at, Decimals.parse("factor", text)));
  }

  private static SharedAsset asset(JsonValue asset) {
    asset.only("file", "sha256", "source");
    return new SharedAsset(
        asset.get("file").text(), asset.get("sha256").as(Sha256::new), asset.get("source").text());
  }

  private static void write(Dataset dataset, JsonGenerator json) throws IOException {
    DatasetTerms terms = dataset.terms();
    json.writeStartObject();
    json.writeStringField("id", terms.id());
    json.writeStringField("sha256", dataset.sha256().value());
    json.writeStringField("source", terms.source());
    json.writeStringField("licence", terms.licence());
    json.writeStringField("calendar", terms.calendar().value());
    json.writeStringField("zone", terms.zone().getId());
    json.writeStringField(
        "interval", terms.interval().equals(DAY) ? "P1D" : terms.interval().toString());
    json.writeStringField("format", terms.format().wireName());
    json.writeStringField("valid_from", dataset.validFrom().toString());
    json.writeStringField("valid_until", dataset.validUntil().toString());
    json.writeArrayFieldStart("parts");
    for (DatasetPart part : dataset.parts()) {
      writeObject(
          json,
          "symbol",
          part.symbol().value(),
          "file",
          part.file(),
          "sha256",
          part.sha256().value());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("parents");
    for (String parent : terms.parents()) {
      json.writeString(parent);
    }
    json.writeEndArray();
    writeSplits(terms.splits(), json);
    json.writeEndObject();
  }

  private static void writeSplits(List<Split> splits, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("splits");
    for (Split split : splits) {
      writeObject(
          json,
          "symbol",
          split.symbol().value(),
          "at",
          split.at().toString(),
          "factor",
          split.factor().toPlainString());
    }
    json.writeEndArray();
  }

  private static void write(SharedAsset sectors, JsonGenerator json) throws IOException {
    json.writeFieldName("sector_map");
    writeObject(
        json,
        "file",
        sectors.file(),
        "sha256",
        sectors.sha256().value(),
        "source",
        sectors.source());
  }

  private static void writeObject(JsonGenerator json, String... members) throws IOException {
    json.writeStartObject();
    for (int i = 0; i < members.length; i += 2) {
      json.writeStringField(members[i], members[i + 1]);
    }
    json.writeEndObject();
  }
}
