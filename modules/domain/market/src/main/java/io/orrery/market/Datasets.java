package io.orrery.market;

import java.util.List;
import java.util.Optional;

/**
 * Port: the datasets that all universes may read. Only what the manifest lists can be had, and only
 * if its bytes have the hashes that the manifest says.
 */
public interface Datasets {

  /** All datasets in the order in which they were added. */
  List<Dataset> list();

  /** The dataset of that name; empty if the manifest does not list it. */
  Optional<Dataset> find(String id);

  /**
   * Reads all bars of a dataset into memory, after its bytes were compared with their hashes.
   *
   * @throws MarketDataException if it is not listed, was changed, or is no market data; the message
   *     names file, line, column and reason, or both hashes
   */
  VerifiedBars open(String id);

  /**
   * Compares the bytes of a dataset with their hashes, and then streams them without holding more
   * than a small part of each file. The bytes are hashed once more as they stream; a file that
   * changed meanwhile fails the feed at that file's end.
   *
   * @throws MarketDataException as {@link #open} does; what is no market data is found by the feed
   */
  MarketFeed stream(String id);

  /**
   * Compares the bytes of a dataset with their hashes and reads all its bars.
   *
   * @throws MarketDataException as {@link #open} does
   */
  DatasetReport verify(String id);
}
