package io.orrery.migration.proof;

import io.orrery.universe.Universe;
import java.util.Optional;
import java.util.Set;

/**
 * What a person says about records that prove nothing themselves.
 *
 * @param universe whose they are
 * @param firstLine the first of them in their file
 * @param lastLine the last
 */
public record PersonsWord(Universe universe, long firstLine, long lastLine) {

  /** Refuses lines that are none with {@link IllegalArgumentException}. */
  public PersonsWord {
    if (firstLine < 1 || lastLine < firstLine) {
      throw new IllegalArgumentException(
          "lines must be from 1 on, the first before the last, were %d to %d"
              .formatted(firstLine, lastLine));
    }
  }

  /**
   * Where one record goes by this word; empty if the word is not about it, or it was placed before.
   *
   * @param problems why it is no fact
   * @param against why it was not placed; afterwards what this word does not outweigh
   */
  Optional<Universe> judge(long line, Shape shape, Set<Reason> problems, Set<Reason> against) {
    boolean wasPlaced = against.isEmpty();
    against.clear();
    if (line < firstLine || line > lastLine || wasPlaced) {
      return Optional.empty();
    }
    ProofRule.addOfShape(universe, shape, against);
    against.remove(Reason.SHAPE_SAYS_NOTHING);
    against.addAll(problems);
    return Optional.of(universe);
  }
}
