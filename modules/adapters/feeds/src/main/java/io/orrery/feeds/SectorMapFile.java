package io.orrery.feeds;

import io.orrery.basics.Sha256;
import io.orrery.basics.Symbol;
import io.orrery.market.MarketDataException;
import io.orrery.market.Sector;
import io.orrery.market.SectorChanges;
import io.orrery.market.SectorMap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The sector map in {@code data/shared} of a home, listed in its manifest with hash and source. The
 * file is one JSON object: symbol to label.
 */
public final class SectorMapFile {

  private static final int MOST_BYTES = 16 << 20;

  private final SharedFolder folder;
  private final ManifestFile manifest;

  /** The sector map of that folder, which need not be there yet. */
  public SectorMapFile(Path root) {
    this.folder = new SharedFolder(root.toAbsolutePath().normalize());
    this.manifest = new ManifestFile(folder.root());
  }

  /**
   * The sectors as listed; empty if no map is listed.
   *
   * @throws MarketDataException if the file is missing, was changed, or is no sector map
   */
  public Optional<SectorMap> read() {
    return manifest.read().sectors().map(this::read);
  }

  /**
   * Puts the sectors of a file in the place of those that are listed: the file is the whole new
   * map. Labels that mean the same become one.
   *
   * @param from one JSON object, symbol to label
   * @param source who says so, for the manifest
   * @return how the new map differs from the one before
   * @throws MarketDataException if the file has an unknown label, a symbol of another form or
   *     twice; the message names the line, and the map before stays
   */
  public SectorChanges update(Path from, String source) {
    try {
      if (Files.size(from) > MOST_BYTES) {
        throw new MarketDataException(
            "%s must have at most %d bytes, has %d".formatted(from, MOST_BYTES, Files.size(from)));
      }
      SectorMap now = parse(String.valueOf(from.getFileName()), Files.readAllBytes(from));
      SectorMap before = read().orElseGet(() -> new SectorMap(Map.of()));
      replace(now, source);
      return before.changesTo(now);
    } catch (IOException e) {
      throw new MarketDataException(
          "sectors cannot be updated from %s, those before stay: %s".formatted(from, e), e);
    }
  }

  private SectorMap read(SharedAsset asset) {
    byte[] bytes = folder.bytes(asset.file());
    Sha256 found = Sha256.of(bytes);
    if (!found.equals(asset.sha256())) {
      throw new MarketDataException(
          "file %s must have SHA-256 %s, was %s: its bytes are not those that were listed"
              .formatted(asset.file(), asset.sha256(), found));
    }
    return parse(asset.file(), bytes);
  }

  /**
   * A new file under a name of its own, then the manifest: whoever reads sees the old or the new.
   */
  private void replace(SectorMap sectors, String source) throws IOException {
    byte[] bytes = rendered(sectors);
    Sha256 hash = Sha256.of(bytes);
    String name = "sectors-%s.json".formatted(hash.value().substring(0, 16));
    DataFiles.makeFolder(folder.root());
    DataFiles.replace(folder.resolve(name), bytes);
    manifest.update(old -> old.with(new SharedAsset(name, hash, source)));
  }

  private static SectorMap parse(String file, byte[] bytes) {
    Map<Symbol, Sector> sectors = new LinkedHashMap<>();
    JsonValue.read(file, bytes)
        .members()
        .forEach(
            (symbol, label) ->
                sectors.put(label.at(() -> new Symbol(symbol)), label.as(Sector::parse)));
    return new SectorMap(sectors);
  }

  private static byte[] rendered(SectorMap sectors) {
    return sectors.all().entrySet().stream()
        .map(each -> "  \"%s\": \"%s\"".formatted(each.getKey(), each.getValue().label()))
        .collect(Collectors.joining(",\n", "{\n", "\n}\n"))
        .getBytes(StandardCharsets.UTF_8);
  }
}
