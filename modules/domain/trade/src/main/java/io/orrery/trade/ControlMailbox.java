package io.orrery.trade;

import java.util.List;
import java.util.Map;

/**
 * Port: what persons at the command line want of the process that owns the universes, each letter
 * taken once. A letter only asks: whoever takes it decides as if it had come any other way.
 */
public interface ControlMailbox {

  /** One in which nothing ever lies. */
  ControlMailbox EMPTY = scope -> List.of();

  /**
   * Takes what lies there for {@code scope}, the oldest first. What is no letter is taken away and
   * left out. A letter that cannot be taken away is not answered, so that none comes twice.
   */
  List<Letter> take(ControlScope scope);

  /**
   * One wish.
   *
   * @param fields what is wanted, by names in snake case; each on one line
   * @param owner who brought it by the disk's own account, such as a file's owner
   */
  record Letter(Map<String, String> fields, String owner) {

    /** Copies {@code fields}. */
    public Letter {
      fields = Map.copyOf(fields);
    }

    /**
     * A field.
     *
     * @throws IllegalArgumentException if it is missing
     */
    public String field(String name) {
      String value = fields.get(name);
      if (value == null) {
        throw new IllegalArgumentException(name + " must be there, was missing");
      }
      return value;
    }
  }
}
