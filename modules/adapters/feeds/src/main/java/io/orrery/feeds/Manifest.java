package io.orrery.feeds;

import io.orrery.market.Dataset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What shared data consists of.
 *
 * @param datasets in the order in which they were added
 * @param sectors the sector map, if there is one
 */
record Manifest(List<Dataset> datasets, Optional<SharedAsset> sectors) {

  static final Manifest EMPTY = new Manifest(List.of(), Optional.empty());

  Optional<Dataset> find(String id) {
    return datasets.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  Manifest with(Dataset added) {
    return new Manifest(Stream.concat(datasets.stream(), Stream.of(added)).toList(), sectors);
  }

  Manifest with(SharedAsset newSectors) {
    return new Manifest(datasets, Optional.of(newSectors));
  }
}
