package io.orrery.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.basics.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The tree grows leaf by leaf to what RFC 6962 defines. */
@Tag("U14")
final class MerkleTest {

  @Test
  void hasTheRootOfTheDefinitionAtEverySize() {
    Merkle tree = Merkle.empty();
    List<byte[]> leaves = new ArrayList<>();
    assertThat(tree.root()).isEqualTo(NaiveTree.root(leaves));
    for (int i = 1; i <= 130; i++) {
      byte[] leaf = Sha256.of(Integer.toString(i).getBytes(StandardCharsets.US_ASCII)).raw();
      leaves.add(leaf);
      tree.add(leaf, 0);
      assertThat(tree.root()).as("size %d", i).isEqualTo(NaiveTree.root(leaves));
      assertThat(tree.size()).isEqualTo(i);
      tree = new Merkle(tree.size(), tree.subtrees());
    }
  }

  @Test
  void refusesSubtreesThatFitNotItsSize() {
    assertThatThrownBy(() -> new Merkle(3, List.of(new byte[32])))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a tree of 3 leaves must have 2 perfect subtrees, had 1");
  }

  @Test
  void leavesTheOriginalWhenItsCopyGrows() {
    Merkle tree = Merkle.empty();
    tree.add(new byte[32], 0);
    byte[] root = tree.root();
    tree.copy().add(new byte[32], 0);

    assertThat(tree.root()).isEqualTo(root);
  }
}
