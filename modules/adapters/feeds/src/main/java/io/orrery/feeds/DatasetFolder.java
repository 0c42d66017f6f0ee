package io.orrery.feeds;

import io.orrery.basics.Check;
import io.orrery.basics.Symbol;
import io.orrery.market.BarSource;
import io.orrery.market.Calendars;
import io.orrery.market.Dataset;
import io.orrery.market.DatasetReport;
import io.orrery.market.DatasetTerms;
import io.orrery.market.Datasets;
import io.orrery.market.MarketDataException;
import io.orrery.market.MarketFeed;
import io.orrery.market.VerifiedBars;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The datasets in {@code data/shared} of a home: files, and {@code manifest.json} that lists each
 * with its hash. Nothing is used that is not listed, has other bytes than listed, or lies outside
 * of the folder. Safe for use by many threads.
 */
public final class DatasetFolder implements Datasets {

  private final ManifestFile manifest;
  private final DatasetReader reader;
  private final DatasetIntake intake;

  /**
   * The datasets of that folder, which need not be there yet.
   *
   * @param root {@code data/shared} of a home
   * @param calendars of the markets that the datasets name
   */
  public DatasetFolder(Path root, Calendars calendars) {
    SharedFolder folder = new SharedFolder(root.toAbsolutePath().normalize());
    this.manifest = new ManifestFile(folder.root());
    this.reader = new DatasetReader(folder, calendars);
    this.intake = new DatasetIntake(folder, manifest, reader);
  }

  @Override
  public List<Dataset> list() {
    return manifest.read().datasets();
  }

  @Override
  public Optional<Dataset> find(String id) {
    return manifest.read().find(id);
  }

  @Override
  public VerifiedBars open(String id) {
    return reader.read(listed(id));
  }

  @Override
  public MarketFeed stream(String id) {
    return reader.stream(listed(id));
  }

  @Override
  public DatasetReport verify(String id) {
    VerifiedBars bars = open(id);
    long count = bars.series().stream().mapToLong(series -> series.size()).sum();
    return new DatasetReport(bars.dataset(), count, bars.gaps());
  }

  /**
   * Copies files into the folder, checks every bar, and lists them.
   *
   * <p>After a failure nothing is listed; files of it may be left in the folder, are not used, and
   * go with the next try.
   *
   * @param files one an instrument; at least one
   * @return the dataset as listed; the one that was there if it has the same terms and bytes
   * @throws MarketDataException if the id is taken by other terms or bytes, a file cannot be read,
   *     or is no market data; the message names file, line, column and reason
   */
  public Dataset add(DatasetTerms terms, Map<Symbol, Path> files) {
    return intake.add(terms, files);
  }

  /**
   * Writes bars as CSV files into the folder and lists them, as {@link #add} does.
   *
   * @param sources one an instrument; each is read to its end and closed
   * @throws MarketDataException as {@link #add} does
   */
  public Dataset write(DatasetTerms terms, Map<Symbol, ? extends BarSource> sources) {
    return intake.write(terms, sources);
  }

  private Dataset listed(String id) {
    return find(id)
        .orElseThrow(
            () ->
                new MarketDataException(
                    "dataset must be listed in data/shared/%s, and %s is not"
                        .formatted(ManifestFile.NAME, Check.shown(id))));
  }
}
