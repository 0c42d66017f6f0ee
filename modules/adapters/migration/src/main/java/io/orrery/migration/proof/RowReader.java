package io.orrery.migration.proof;

/** Reads the lines of one file as rows. The row that it answers is used again for the next line. */
interface RowReader {

  /** The row in these bytes, which have passed {@link LineBytes#fault}. */
  Parsed read(byte[] bytes, int offset, int length);

  /** Whether this line says what the columns are, and is no row. */
  default boolean takesHeader(byte[] bytes, int offset, int length) {
    return false;
  }
}
