package io.orrery.exports;

import io.orrery.universe.ValidityClass;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What an export is for: it decides which validity classes may go out (contract U9). */
public sealed interface Purpose {

  /** Whether a record of this class may go out. */
  boolean admits(ValidityClass validityClass);

  /** How manifests name it. */
  String wireName();

  /** The sentence in which somebody asked for more than is valid; empty if nobody did. */
  default Optional<String> sentence() {
    return Optional.empty();
  }

  /** For looking at what happened: everything, each row with its class. */
  record Analysis() implements Purpose {

    @Override
    public boolean admits(ValidityClass validityClass) {
      return true;
    }

    @Override
    public String wireName() {
      return "analysis";
    }
  }

  /**
   * For training: the strongest class of each universe, and nothing else unless somebody asked for
   * it in words.
   *
   * @param sentence why what is invalid goes out too: 3 words or more, 400 characters at most
   */
  record Training(Optional<String> sentence) implements Purpose {

    /** The strongest class of each universe: those that have no reason to be weaker. */
    static final Set<ValidityClass> VALID =
        EnumSet.of(
            ValidityClass.LIVE_VERIFIED,
            ValidityClass.PAPER_ONLY,
            ValidityClass.SIM_VALID_FOR_TRAINING);

    private static final Pattern WORDS = Pattern.compile("[^\\p{Cntrl}]{1,400}");

    /** Refuses a sentence of another form with {@link IllegalArgumentException}. */
    public Training {
      sentence.ifPresent(Training::requireWords);
    }

    /** Valid classes only. */
    public static Training ofValidClasses() {
      return new Training(Optional.empty());
    }

    @Override
    public boolean admits(ValidityClass validityClass) {
      return sentence.isPresent() || VALID.contains(validityClass);
    }

    @Override
    public String wireName() {
      return "training";
    }

    private static void requireWords(String sentence) {
      if (!WORDS.matcher(sentence).matches() || sentence.strip().split("\\s+", -1).length < 3) {
        throw new IllegalArgumentException(
            "what is invalid for training must be asked for in a sentence of 3 words or more and 400 characters at most, was "
                + io.orrery.basics.Check.shown(sentence));
      }
    }
  }
}
