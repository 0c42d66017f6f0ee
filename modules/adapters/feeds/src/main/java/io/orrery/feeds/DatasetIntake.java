package io.orrery.feeds;

import io.orrery.basics.Sha256;
import io.orrery.basics.Symbol;
import io.orrery.market.BarGrid;
import io.orrery.market.BarSource;
import io.orrery.market.DataFormat;
import io.orrery.market.Dataset;
import io.orrery.market.DatasetPart;
import io.orrery.market.DatasetTerms;
import io.orrery.market.MarketDataException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Takes new datasets in: copies, checks and only then lists them. */
final class DatasetIntake {

  private static final String FOLDER = "datasets";

  private final SharedFolder folder;
  private final ManifestFile manifest;
  private final DatasetReader reader;

  DatasetIntake(SharedFolder folder, ManifestFile manifest, DatasetReader reader) {
    this.folder = folder;
    this.manifest = manifest;
    this.reader = reader;
  }

  Dataset add(DatasetTerms terms, Map<Symbol, Path> files) {
    Map<Symbol, DataFiles.Content> contents = new LinkedHashMap<>();
    files.forEach((symbol, file) -> contents.put(symbol, out -> DataFiles.copy(file, out)));
    return take(terms, contents);
  }

  Dataset write(DatasetTerms terms, Map<Symbol, ? extends BarSource> sources) {
    if (terms.format() != DataFormat.CSV) {
      throw new IllegalArgumentException(
          "bars are written as csv, not as " + terms.format().wireName());
    }
    Map<Symbol, DataFiles.Content> contents = new LinkedHashMap<>();
    sources.forEach((symbol, source) -> contents.put(symbol, out -> render(source, out)));
    return take(terms, contents);
  }

  private Dataset take(DatasetTerms terms, Map<Symbol, DataFiles.Content> contents) {
    Path incoming = folder.root().resolve(FOLDER).resolve(".incoming-" + UUID.randomUUID());
    try {
      try {
        DataFiles.makeFolder(incoming);
        return list(written(terms, contents, incoming), incoming);
      } finally {
        DataFiles.deleteTree(incoming);
      }
    } catch (NoSuchFileException e) {
      throw new MarketDataException(
          "dataset %s cannot be added, nothing was listed: the file %s must exist"
              .formatted(terms.id(), e.getFile()),
          e);
    } catch (IOException e) {
      throw new MarketDataException(
          "dataset %s cannot be added, nothing was listed: %s".formatted(terms.id(), e), e);
    }
  }

  /** Writes the files into {@code incoming} and checks every bar of them. */
  private Dataset written(
      DatasetTerms terms, Map<Symbol, DataFiles.Content> contents, Path incoming)
      throws IOException {
    MessageDigest all = Sha256.digest();
    List<DatasetPart> parts = new ArrayList<>();
    for (Map.Entry<Symbol, DataFiles.Content> each : contents.entrySet()) {
      MessageDigest one = Sha256.digest();
      String name = fileName(each.getKey(), terms.format());
      DataFiles.create(
          incoming.resolve(name),
          out ->
              each.getValue()
                  .writeTo(new DigestOutputStream(new DigestOutputStream(out, one), all)));
      parts.add(
          new DatasetPart(
              each.getKey(), FOLDER + "/" + terms.id() + "/" + name, Sha256.ofRaw(one.digest())));
    }
    LocalDate unknown = LocalDate.EPOCH;
    Dataset draft = new Dataset(terms, parts, Sha256.ofRaw(all.digest()), unknown, unknown);
    return dated(draft, incoming);
  }

  private Dataset dated(Dataset draft, Path incoming) throws IOException {
    BarGrid grid = reader.grid(draft);
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (DatasetPart part : draft.parts()) {
      Path file = incoming.resolve(Path.of(part.file()).getFileName());
      try (FileBars bars =
          FileBars.open(
              DatasetReader.layout(draft, part, grid),
              new BufferedInputStream(Files.newInputStream(file)),
              gap -> {})) {
        while (bars.next()) {
          // every bar is checked as it is read
        }
        first = Math.min(first, bars.check().first());
        last = Math.max(last, bars.check().last());
      }
    }
    return new Dataset(
        draft.terms(),
        draft.parts(),
        draft.sha256(),
        grid.calendar().dateAt(Instant.ofEpochMilli(first)),
        grid.calendar().dateAt(Instant.ofEpochMilli(last)));
  }

  private Dataset list(Dataset dataset, Path incoming) throws IOException {
    return manifest.alone(() -> listed(dataset, incoming));
  }

  private Dataset listed(Dataset dataset, Path incoming) throws IOException {
    Dataset present = manifest.read().find(dataset.id()).orElse(null);
    if (present != null) {
      return same(present, dataset);
    }
    Path target = folder.root().resolve(FOLDER).resolve(dataset.id());
    DataFiles.deleteTree(target);
    DataFiles.move(incoming, target);
    manifest.update(old -> old.with(dataset));
    return dataset;
  }

  private static Dataset same(Dataset present, Dataset offered) {
    if (!present.equals(offered)) {
      throw new MarketDataException(
          "dataset %s must keep its content: it is listed with SHA-256 %s, and offered was %s%s"
              .formatted(
                  present.id(),
                  present.sha256(),
                  offered.sha256(),
                  present.sha256().equals(offered.sha256()) ? " under other terms" : ""));
    }
    return present;
  }

  private static String fileName(Symbol symbol, DataFormat format) {
    return symbol.value().replace('/', '_') + (format.isCsv() ? ".csv" : ".json");
  }

  private static void render(BarSource source, OutputStream out) throws IOException {
    BarLines lines = new BarLines();
    lines.addHeader();
    try (source) {
      while (source.next()) {
        lines.add(source);
        if (lines.length() >= 1 << 15) {
          out.write(lines.bytes(), 0, lines.length());
          lines.clear();
        }
      }
    }
    out.write(lines.bytes(), 0, lines.length());
  }
}
