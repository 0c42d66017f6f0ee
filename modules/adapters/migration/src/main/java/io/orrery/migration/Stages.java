package io.orrery.migration;

import java.util.function.LongConsumer;

/** Adds up the bytes of one stage. */
final class Stages implements LongConsumer {

  private final Progress progress;
  private final String stage;
  private final long total;
  private long done;

  Stages(Progress progress, String stage, long total) {
    this.progress = progress;
    this.stage = stage;
    this.total = total;
  }

  @Override
  public void accept(long bytes) {
    done += bytes;
    progress.at(stage, done, total);
  }
}
