package io.orrery.broker.simulated;

/**
 * Numbers drawn by a seed: SplitMix64 (Steele, Lea, Flood 2014), in a form that no version of Java
 * changes.
 */
final class Draws {

  private static final long STEP = 0x9e3779b97f4a7c15L;

  private long state;

  /** Two streams of one seed are as good as independent. */
  Draws(long seed, long stream) {
    this.state = mixed(seed + STEP) ^ mixed(stream * STEP);
  }

  /** From 0 to below 1. */
  double next() {
    state += STEP;
    return (mixed(state) >>> 11) * 0x1p-53;
  }

  private static long mixed(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
