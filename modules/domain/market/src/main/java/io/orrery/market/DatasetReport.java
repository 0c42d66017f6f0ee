package io.orrery.market;

import java.util.List;

/**
 * What a check of a dataset found: that its bytes are those listed, how many bars it has, and what
 * is missing.
 *
 * @param dataset as the manifest lists it
 * @param bars how many bars its files have together
 * @param gaps bars that the calendar has room for between the first and the last of an instrument
 *     and that are not there; none is filled
 */
public record DatasetReport(Dataset dataset, long bars, List<Gap> gaps) {

  /** Keeps a copy of the list. */
  public DatasetReport {
    gaps = List.copyOf(gaps);
  }
}
