package io.orrery.ledger.index;

import java.util.Arrays;

/**
 * Which records have which term, growing: per term a chain of runs, newest first. For one thread at
 * a time.
 */
final class Postings {

  private static final int NONE = -1;

  private long[] terms = new long[64];
  private int[] newest = filled(64);
  private int[] counts = new int[64];
  private int termCount;
  private int[] from = new int[64];
  private int[] length = new int[64];
  private int[] before = new int[64];
  private int nodes;

  void add(long term, int ordinal) {
    int slot = slot(term);
    if (newest[slot] == NONE) {
      termCount++;
      if (2 * termCount > terms.length) {
        rehash();
        slot = slot(term);
      }
      terms[slot] = term;
    }
    extend(slot, ordinal);
  }

  Ordinals of(long term) {
    int slot = slot(term);
    int node = newest[slot];
    if (node == NONE) {
      return Ordinals.run(0, 0);
    }
    if (length[node] == counts[slot]) {
      return Ordinals.run(from[node], from[node] + length[node]);
    }
    int[] ordinals = new int[counts[slot]];
    int at = ordinals.length;
    for (; node != NONE; node = before[node]) {
      for (int i = length[node] - 1; i >= 0; i--) {
        ordinals[--at] = from[node] + i;
      }
    }
    return Ordinals.of(ordinals);
  }

  int termCount() {
    return termCount;
  }

  /** All terms as numbers without a sign, rising. */
  long[] sortedTerms() {
    long[] sorted = new long[termCount];
    int at = 0;
    for (int slot = 0; slot < terms.length; slot++) {
      if (newest[slot] != NONE) {
        sorted[at++] = terms[slot] ^ Long.MIN_VALUE;
      }
    }
    Arrays.sort(sorted);
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] ^= Long.MIN_VALUE;
    }
    return sorted;
  }

  private void extend(int slot, int ordinal) {
    int node = newest[slot];
    counts[slot]++;
    if (node != NONE && from[node] + length[node] == ordinal) {
      length[node]++;
      return;
    }
    if (nodes == from.length) {
      from = Arrays.copyOf(from, 2 * nodes);
      length = Arrays.copyOf(length, 2 * nodes);
      before = Arrays.copyOf(before, 2 * nodes);
    }
    from[nodes] = ordinal;
    length[nodes] = 1;
    before[nodes] = node;
    newest[slot] = nodes++;
  }

  private int slot(long term) {
    int mask = terms.length - 1;
    int slot = (int) term & mask;
    while (newest[slot] != NONE && terms[slot] != term) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void rehash() {
    long[] oldTerms = terms;
    int[] oldNewest = newest;
    int[] oldCounts = counts;
    int size = 2 * oldTerms.length;
    terms = new long[size];
    newest = filled(size);
    counts = new int[size];
    for (int i = 0; i < oldTerms.length; i++) {
      if (oldNewest[i] != NONE) {
        int slot = slot(oldTerms[i]);
        terms[slot] = oldTerms[i];
        newest[slot] = oldNewest[i];
        counts[slot] = oldCounts[i];
      }
    }
  }

  private static int[] filled(int size) {
    int[] filled = new int[size];
    Arrays.fill(filled, NONE);
    return filled;
  }
}
