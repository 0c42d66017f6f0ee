package io.orrery.migration.source;

import java.io.Closeable;
import java.io.IOException;

/**
 * The records of one file as bytes in one buffer that is used again: what {@link #next} shows is
 * valid until the next call. For one thread.
 */
public interface RecordSource extends Closeable {

  /** Goes to the next record; false if there is none. */
  boolean next() throws IOException;

  /** The bytes that hold the record. */
  byte[] buffer();

  /** Where the record begins in {@link #buffer}. */
  int offset();

  /** How many bytes it has, without a line feed at its end. */
  int length();

  /** Its number in the file, from 1: of lines the line. */
  long number();

  /** Where it begins in the file, in bytes. */
  long position();

  /** How many bytes of the file have been read. */
  long consumed();

  /** Whether it is longer than a record may be; then only its beginning is shown. */
  boolean isTooLong();
}
