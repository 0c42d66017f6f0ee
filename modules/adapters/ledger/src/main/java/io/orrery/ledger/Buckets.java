package io.orrery.ledger;

import io.orrery.basics.Decimals;
import io.orrery.ledger.index.Extremes;
import io.orrery.ledger.index.SegmentIndex;
import io.orrery.trade.LedgerException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The least, the greatest and the last of each run of record numbers. For one thread. */
final class Buckets {

  private final long width;
  private final List<Bucket> buckets = new ArrayList<>();

  /** A record that is to be answered, and what an index said of its amount. */
  record Pick(long seq, Optional<BigDecimal> said) {
    boolean isSaidOf(BigDecimal amount) {
      return said.isEmpty() || said.get().compareTo(amount) == 0;
    }
  }

  private static final class Bucket {
    private final long number;
    private long leastSeq;
    private long greatestSeq;
    private long lastSeq;
    private @Nullable BigDecimal least;
    private @Nullable BigDecimal greatest;

    Bucket(long number) {
      this.number = number;
    }

    void least(long seq, BigDecimal amount) {
      if (least == null || amount.compareTo(least) < 0) {
        least = amount;
        leastSeq = seq;
      }
    }

    void greatest(long seq, BigDecimal amount) {
      if (greatest == null || amount.compareTo(greatest) > 0) {
        greatest = amount;
        greatestSeq = seq;
      }
    }

    void putInto(Map<Long, Pick> picks) {
      picks.putIfAbsent(lastSeq, new Pick(lastSeq, Optional.empty()));
      picks.put(leastSeq, new Pick(leastSeq, Optional.ofNullable(least)));
      picks.put(greatestSeq, new Pick(greatestSeq, Optional.ofNullable(greatest)));
    }
  }

  /** Buckets of so many record numbers, a power of two. */
  Buckets(long width) {
    this.width = width;
  }

  /** Whether a block of an index never lies in two buckets. */
  boolean hasWholeBlocks() {
    return width >= SegmentIndex.BLOCK;
  }

  /** Adds a record; the numbers must rise. */
  void add(long seq, BigDecimal amount) {
    Bucket bucket = bucket(seq);
    bucket.least(seq, amount);
    bucket.greatest(seq, amount);
    bucket.lastSeq = seq;
  }

  /** Adds the records of a whole block. */
  void add(SegmentIndex index, int block, Extremes extremes) {
    Bucket bucket = bucket(index.firstSeq() + index.firstOf(block));
    bucket.least(index.firstSeq() + extremes.leastOrdinal(block), extremes.least(block));
    bucket.greatest(index.firstSeq() + extremes.greatestOrdinal(block), extremes.greatest(block));
    bucket.lastSeq = index.firstSeq() + index.endOf(block) - 1;
  }

  /** What is kept, with the first record of all. */
  List<Pick> chosen(long first) {
    TreeMap<Long, Pick> picks = new TreeMap<>();
    picks.put(first, new Pick(first, Optional.empty()));
    buckets.forEach(bucket -> bucket.putInto(picks));
    return List.copyOf(picks.values());
  }

  /** The equity of the record at the cursor. */
  static BigDecimal amount(LedgerCursor cursor, Span span, DecimalText decimal) {
    if (!cursor.find(LineTemplate.Known.EQUITY, span)) {
      throw unreadable(cursor, "it has no equity");
    }
    if (decimal.read(span)) {
      return BigDecimal.valueOf(decimal.unscaled(), decimal.scale());
    }
    try {
      return Decimals.parse("equity", span.text());
    } catch (IllegalArgumentException e) {
      throw unreadable(cursor, String.valueOf(e.getMessage()));
    }
  }

  private static LedgerException unreadable(LedgerCursor cursor, String why) {
    return new LedgerException("record %d cannot be read: %s".formatted(cursor.seq(), why));
  }

  private Bucket bucket(long seq) {
    long number = (seq - 1) / width;
    Bucket last = buckets.isEmpty() ? null : buckets.get(buckets.size() - 1);
    if (last == null || last.number != number) {
      last = new Bucket(number);
      buckets.add(last);
    }
    return last;
  }
}
