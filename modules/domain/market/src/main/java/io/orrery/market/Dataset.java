package io.orrery.market;

import io.orrery.basics.Sha256;
import io.orrery.basics.Symbol;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;

/**
 * Recorded market data as the manifest of shared data lists it. What is not listed, or has other
 * bytes than listed, is not used.
 *
 * @param terms what its owner says of it
 * @param parts its files, one an instrument, at least one
 * @param sha256 the hash of the bytes of all parts one after another in their order; with one part
 *     the same as the part's own
 * @param validFrom the date of the first bar on the market's clock
 * @param validUntil the date of the last bar on the market's clock
 */
public record Dataset(
    DatasetTerms terms,
    List<DatasetPart> parts,
    Sha256 sha256,
    LocalDate validFrom,
    LocalDate validUntil) {

  /**
   * Refuses a dataset without parts, with two parts of one instrument or file, or that ends before
   * it begins, with {@link IllegalArgumentException}.
   */
  public Dataset {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("dataset %s must have files".formatted(terms.id()));
    }
    requireOnce(terms.id(), "symbol", parts.stream().map(DatasetPart::symbol).toList());
    requireOnce(terms.id(), "file", parts.stream().map(DatasetPart::file).toList());
    if (validUntil.isBefore(validFrom)) {
      throw new IllegalArgumentException(
          "dataset %s must not end before %s, was %s".formatted(terms.id(), validFrom, validUntil));
    }
  }

  /** Its name. */
  public String id() {
    return terms.id();
  }

  /** Its instruments in the order of its parts. */
  public List<Symbol> symbols() {
    return parts.stream().map(DatasetPart::symbol).toList();
  }

  private static void requireOnce(String id, String what, List<?> all) {
    HashSet<Object> seen = new HashSet<>();
    for (Object each : all) {
      if (!seen.add(each)) {
        throw new IllegalArgumentException(
            "dataset %s must have each %s once, had %s twice".formatted(id, what, each));
      }
    }
  }
}
