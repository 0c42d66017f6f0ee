package io.orrery.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.basics.Sha256;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proofs against the recursive definitions of RFC 6962, in all trees up to 16 records. */
@Tag("U14")
class ProofTest {

  private static final int SIZE = 16;

  @TempDir Path root;
  private final List<byte[]> hashes = new ArrayList<>();
  private List<String> lines = List.of();
  private Prover prover = new Prover(Path.of("."), Optional.empty());

  @BeforeEach
  void write() throws IOException {
    SampleHome home = new SampleHome(root, Universe.PAPER, 1);
    SampleLedger ledger = home.ledger(Stream.TRADES);
    for (int i = 0; i < SIZE; i++) {
      ledger.append(1);
      hashes.add(ledger.hash);
      if (i == 4) {
        lines = Files.readAllLines(ledger.active());
        ledger.seal("size");
      }
    }
    prover = new Prover(root, Optional.empty());
  }

  /** MTH of RFC 6962, 2.1. */
  private byte[] treeHash(int from, int to) {
    if (to == from) {
      return SampleHome.sha256();
    }
    if (to - from == 1) {
      return SampleHome.sha256(new byte[] {0}, hashes.get(from));
    }
    int k = largestPowerBelow(to - from);
    return SampleHome.sha256(new byte[] {1}, treeHash(from, from + k), treeHash(from + k, to));
  }

  private static int largestPowerBelow(int n) {
    int k = 1;
    while (2 * k < n) {
      k *= 2;
    }
    return k;
  }

  /** PATH of RFC 6962, 2.1.1. */
  private List<byte[]> path(int m, int from, int to) {
    if (to - from == 1) {
      return new ArrayList<>();
    }
    int k = largestPowerBelow(to - from);
    boolean left = m < k;
    List<byte[]> path = left ? path(m, from, from + k) : path(m - k, from + k, to);
    path.add(left ? treeHash(from + k, to) : treeHash(from, from + k));
    return path;
  }

  /** SUBPROOF of RFC 6962, 2.1.2. */
  private List<byte[]> subproof(int m, int from, int to, boolean complete) {
    if (m == to - from) {
      List<byte[]> path = new ArrayList<>();
      if (!complete) {
        path.add(treeHash(from, to));
      }
      return path;
    }
    int k = largestPowerBelow(to - from);
    boolean left = m <= k;
    List<byte[]> path =
        left ? subproof(m, from, from + k, complete) : subproof(m - k, from + k, to, false);
    path.add(left ? treeHash(from + k, to) : treeHash(from, from + k));
    return path;
  }

  private static List<String> hex(List<byte[]> hashes) {
    return hashes.stream().map(HexFormat.of()::formatHex).toList();
  }

  private Sha256 root(int size) {
    return Sha256.ofRaw(treeHash(0, size));
  }

  @Test
  void showsEveryRecordInEveryTreeAndNoOther() {
    for (int size = 1; size <= SIZE; size++) {
      for (int seq = 1; seq <= size; seq++) {
        Proof.Inclusion proof = prover.inclusion(Universe.PAPER, Stream.TRADES, seq, size);
        assertThat(proof.path().stream().map(Sha256::value))
            .as("%d of %d", seq, size)
            .containsExactlyElementsOf(hex(path(seq - 1, 0, size)));
        for (int other = 1; other <= SIZE; other++) {
          Sha256 hash = Sha256.ofRaw(hashes.get(other - 1));
          assertThat(proof.shows(hash, root(size))).isEqualTo(other == seq);
        }
        for (int other = 1; other <= SIZE; other++) {
          assertThat(proof.shows(Sha256.ofRaw(hashes.get(seq - 1)), root(other)))
              .isEqualTo(other == size);
        }
      }
    }
  }

  @Test
  void showsThatEveryTreeGrewFromEverySmallerOneAndFromNoOther() {
    for (int size = 1; size <= SIZE; size++) {
      for (int earlier = 0; earlier <= size; earlier++) {
        Proof.Consistency proof = prover.consistency(Universe.PAPER, Stream.TRADES, earlier, size);
        if (earlier > 0) {
          assertThat(proof.path().stream().map(Sha256::value))
              .as("%d in %d", earlier, size)
              .containsExactlyElementsOf(hex(subproof(earlier, 0, size, true)));
        }
        for (int other = 0; other <= SIZE; other++) {
          assertThat(proof.shows(root(other), root(size))).isEqualTo(other == earlier);
        }
      }
    }
  }

  @Test
  void refusesAShortenedOrLengthenedPath() {
    Proof.Inclusion good = prover.inclusion(Universe.PAPER, Stream.TRADES, 5, 13);
    Sha256 hash = Sha256.ofRaw(hashes.get(4));
    List<Sha256> longer = new ArrayList<>(good.path());
    longer.add(hash);
    List<Sha256> shorter = good.path().subList(0, good.path().size() - 1);
    assertThat(new Proof.Inclusion(5, 13, longer).shows(hash, root(13))).isFalse();
    assertThat(new Proof.Inclusion(5, 13, shorter).shows(hash, root(13))).isFalse();
  }

  @Test
  void computesTheHashOfALineInsteadOfBelievingIt() {
    Proof.Inclusion proof = prover.inclusion(Universe.PAPER, Stream.TRADES, 3, SIZE);
    Sha256 before = Sha256.ofRaw(hashes.get(1));
    String line = lines.get(2);
    assertThat(proof.shows(Universe.PAPER, Stream.TRADES, line, before, root(SIZE))).isTrue();
    String edited = line.replace("buy", "bUy");
    assertThat(proof.shows(Universe.PAPER, Stream.TRADES, edited, before, root(SIZE))).isFalse();
    assertThat(proof.shows(Universe.LIVE, Stream.TRADES, line, before, root(SIZE))).isFalse();
  }

  @Test
  void refusesAProofOfMoreRecordsThanThereAre() {
    assertThatThrownBy(() -> prover.inclusion(Universe.PAPER, Stream.TRADES, 1, SIZE + 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the ledger has 16");
  }
}
