package io.orrery.runs;

/** Watches a run, on its thread, and may end it. */
public interface RunProgress {

  /** Watches nothing and ends nothing. */
  RunProgress NONE = (done, total) -> true;

  /**
   * Is told now and then how far the run is.
   *
   * @param done how much is done, of the same unit as {@code total}
   * @param total how much there is
   * @return whether to go on
   */
  boolean at(long done, long total);
}
