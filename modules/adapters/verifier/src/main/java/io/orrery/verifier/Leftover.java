package io.orrery.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Arrays;

/** What an interrupted opening leaves: the old file of a segment beside its copy. */
final class Leftover {

  private static final int CHUNK = 65_536;

  private Leftover() {}

  /**
   * Whether {@code file} begins with all bytes of {@code copy}, which has some, and has no record
   * behind them.
   */
  static boolean is(Home home, Segment file, Segment copy) {
    long length = home.size(copy.file());
    if (length == 0 || home.size(file.file()) < length) {
      return false;
    }
    try (InputStream first = Files.newInputStream(file.file());
        InputStream second = Files.newInputStream(copy.file())) {
      byte[] wanted = second.readNBytes(CHUNK);
      while (wanted.length > 0) {
        if (!Arrays.equals(wanted, first.readNBytes(wanted.length))) {
          return false;
        }
        wanted = second.readNBytes(CHUNK);
      }
      return !hasRecord(file, length);
    } catch (IOException e) {
      throw home.cannotRead(file.file(), e);
    }
  }

  private static boolean hasRecord(Segment file, long offset) throws IOException {
    EnvelopeScan scan = new EnvelopeScan();
    try (LineReader lines = LineReader.open(file, offset, 0)) {
      while (lines.advance()) {
        boolean line = lines.isComplete() && !lines.isTooLong();
        if (line
            && scan.scan(lines.buffer(), lines.start(), lines.end())
                != EnvelopeScan.Outcome.NO_RECORD) {
          return true;
        }
      }
      return false;
    }
  }
}
