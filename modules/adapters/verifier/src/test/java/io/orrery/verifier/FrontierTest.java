package io.orrery.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.basics.Sha256;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Trees, hashes and digits against their definitions. */
@Tag("U14")
final class FrontierTest {

  private static byte[] leaf(int i) {
    return SampleHome.sha256(new byte[] {(byte) i});
  }

  /** MTH of RFC 6962, 2.1. */
  private static byte[] treeHash(int from, int to) {
    if (to == from) {
      return SampleHome.sha256();
    }
    if (to - from == 1) {
      return SampleHome.sha256(new byte[] {0}, leaf(from));
    }
    int k = Integer.highestOneBit(to - from - 1);
    return SampleHome.sha256(new byte[] {1}, treeHash(from, from + k), treeHash(from + k, to));
  }

  private static List<Sha256> perfect(int size) {
    List<Sha256> roots = new ArrayList<>();
    int from = 0;
    for (int bit = 64; bit > 0; bit >>= 1) {
      if ((size & bit) != 0) {
        roots.add(Sha256.ofRaw(treeHash(from, from + bit)));
        from += bit;
      }
    }
    return roots;
  }

  @Test
  void growsFromEverySizeAsTheDefinitionSays() {
    Frontier tree = new Frontier();
    for (int size = 0; size < 70; size++) {
      assertThat(tree.size()).isEqualTo(size);
      assertThat(tree.roots()).isEqualTo(perfect(size));
      assertThat(tree.root()).isEqualTo(Sha256.ofRaw(treeHash(0, size)));
      assertThat(tree.rootWith(leaf(size))).isEqualTo(Sha256.ofRaw(treeHash(0, size + 1)));
      assertThat(tree.root()).isEqualTo(Sha256.ofRaw(treeHash(0, size)));
      Frontier continued = Frontier.of(size, tree.roots());
      assertThat(continued.size()).isEqualTo(size);
      continued.add(leaf(size));
      continued.add(leaf(size + 1));
      assertThat(continued.root()).isEqualTo(Sha256.ofRaw(treeHash(0, size + 2)));
      tree.add(leaf(size));
    }
  }

  @Test
  void refusesAFrontierOfAnotherSize() {
    List<Sha256> two = perfect(3);
    assertThatThrownBy(() -> Frontier.of(4, two))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the frontier of a tree of size 4 must have 1 roots, had 2");
    assertThatThrownBy(() -> Frontier.of(0, two)).isInstanceOf(IllegalArgumentException.class);
    assertThat(Frontier.of(6, two).size()).isEqualTo(6);
  }

  @Test
  void hashesALineBehindAnotherAndLeavesTheLineAsItWas() {
    String body = SampleLedger.body(Universe.PAPER, Stream.TRADES, 3, "P-0", "\"x\":1");
    byte[] line = SampleLedger.line(Universe.PAPER, Stream.TRADES, body, leaf(1));
    byte[] buffer = new byte[line.length + 5];
    System.arraycopy(line, 0, buffer, 5, line.length);
    byte[] before = buffer.clone();
    HashChain chain = new HashChain(Universe.PAPER, Stream.TRADES);
    for (int i = 0; i < 3; i++) {
      byte[] hash = new byte[HashChain.BYTES];
      chain.hash(leaf(i), buffer, 5, buffer.length - 1, hash);
      assertThat(hash).isEqualTo(SampleLedger.hash(Universe.PAPER, Stream.TRADES, body, leaf(i)));
      assertThat(buffer).isEqualTo(before);
    }
    byte[] other = new byte[HashChain.BYTES];
    new HashChain(Universe.LIVE, Stream.TRADES).hash(leaf(1), buffer, 5, buffer.length - 1, other);
    assertThat(other).isEqualTo(SampleLedger.hash(Universe.LIVE, Stream.TRADES, body, leaf(1)));
  }

  @Test
  void readsAndWritesLowerCaseDigitsOnly() {
    for (int c = 0; c < 256; c++) {
      int expected = "0123456789abcdef".indexOf((char) c);
      assertThat(Hex.digit((byte) c)).isEqualTo(expected);
      byte[] text = "x00ff00".getBytes(StandardCharsets.US_ASCII);
      for (int at = 1; at < text.length; at++) {
        byte[] other = text.clone();
        other[at] = (byte) c;
        byte[] read = new byte[3];
        assertThat(Hex.read(other, 1, read)).isEqualTo(expected >= 0);
        if (expected >= 0) {
          assertThat(HexFormat.of().formatHex(read))
              .isEqualTo(new String(other, 1, 6, StandardCharsets.US_ASCII));
        }
      }
    }
    byte[] all = new byte[256];
    for (int i = 0; i < 256; i++) {
      all[i] = (byte) i;
    }
    byte[] text = new byte[512];
    Hex.write(all, text);
    assertThat(new String(text, StandardCharsets.US_ASCII))
        .isEqualTo(HexFormat.of().formatHex(all));
    byte[] back = new byte[256];
    assertThat(Hex.read(text, 0, back)).isTrue();
    assertThat(Arrays.equals(all, back)).isTrue();
  }

  @Test
  void remembersGoodSignaturesAndForgetsTheOldest() {
    KnownSignatures known = new KnownSignatures();
    Sha256 first = KnownSignatures.name(leaf(1), leaf(2), leaf(3));
    assertThat(known.has(first)).isFalse();
    known.add(first);
    assertThat(known.has(first)).isTrue();
    assertThat(KnownSignatures.name(leaf(2), leaf(2), leaf(3))).isNotEqualTo(first);
    assertThat(KnownSignatures.name(leaf(1), leaf(1), leaf(3))).isNotEqualTo(first);
    assertThat(KnownSignatures.name(leaf(1), leaf(2), leaf(1))).isNotEqualTo(first);
    for (int i = 1; i < 20_000; i++) {
      known.add(new Sha256("%064x".formatted(i)));
    }
    assertThat(known.has(first)).isTrue();
    known.add(new Sha256("%064x".formatted(20_000)));
    assertThat(known.has(first)).isFalse();
    assertThat(known.has(new Sha256("%064x".formatted(1)))).isTrue();
  }
}
