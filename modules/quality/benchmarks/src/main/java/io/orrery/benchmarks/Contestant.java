package io.orrery.benchmarks;

import io.orrery.trade.Trade;

/** Something that records trades durably for many threads. */
interface Contestant {

  /** What it is, and in which shape. */
  String name();

  /** Returns when {@code trade} is on the disk; {@code thread} counts the callers from 0. */
  void record(int thread, Trade trade) throws Exception;

  /** Bytes of its files for each of {@code records}, without what a crash recovery needs. */
  double bytesPerRecord(long records) throws Exception;

  /** Takes nothing more, and lets go of its files and processes. */
  void close() throws Exception;
}
