package io.orrery.migration;

/** Is told how far a migration is. */
@FunctionalInterface
public interface Progress {

  /** One that tells nobody. */
  Progress NONE = (stage, done, total) -> {};

  /** So many bytes of a stage are done. */
  void at(String stage, long done, long total);
}
