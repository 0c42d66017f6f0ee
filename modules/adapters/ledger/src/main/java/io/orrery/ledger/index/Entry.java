package io.orrery.ledger.index;

/** What an index is told of one record; filled anew for each. */
public final class Entry {

  private static final int MOST_TERMS = Terms.values().length;

  private final long[] terms = new long[MOST_TERMS];
  private int termCount;
  private long offset;
  private long time;
  private boolean hasAmount;
  private long unscaled;
  private int scale;

  /** Forgets everything; the record starts at this byte and happened at this microsecond. */
  public void begin(long newOffset, long newTime) {
    termCount = 0;
    hasAmount = false;
    offset = newOffset;
    time = newTime;
  }

  /** It has this term. */
  public void add(long term) {
    terms[termCount++] = term;
  }

  /** Its equity is {@code newUnscaled} / 10^{@code newScale}. */
  public void amount(long newUnscaled, int newScale) {
    hasAmount = true;
    unscaled = newUnscaled;
    scale = newScale;
  }

  long offset() {
    return offset;
  }

  long time() {
    return time;
  }

  int termCount() {
    return termCount;
  }

  long term(int index) {
    return terms[index];
  }

  boolean hasAmount() {
    return hasAmount;
  }

  long unscaled() {
    return unscaled;
  }

  int scale() {
    return scale;
  }
}
