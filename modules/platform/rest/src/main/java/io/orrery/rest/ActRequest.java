package io.orrery.rest;

import io.orrery.basics.Check;
import io.orrery.trade.LedgerException;
import io.orrery.universe.SessionClosedException;
import java.io.InputStream;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Somebody wants to do what only a person may.
 *
 * @param person who, as claimed
 * @param reason why, as a sentence
 */
record ActRequest(String person, String reason) {

  static final FlatObject.Shape SHAPE =
      new FlatObject.Shape(List.of("person", "reason"), List.of());

  private static final Pattern PERSON = Pattern.compile("(?!\\s)[^:\\p{Cntrl}]{1,64}(?<!\\s)");
  private static final Pattern REASON = Pattern.compile("(?!\\s)[^\\p{Cntrl}]{1,200}(?<!\\s)");

  static ActRequest read(InputStream body) {
    FlatObject object = FlatObject.read(Body.read(body), "body", SHAPE);
    return new ActRequest(
        object.required("person", ActRequest::person),
        object.required("reason", ActRequest::reason));
  }

  private static String person(String text) {
    return Check.matches("person", text, PERSON, "a name of 1 to 64 characters, no colon");
  }

  static String reason(String text) {
    return Check.matches("reason", text, REASON, "1 to 200 characters on one line");
  }

  /** Does it; {@code undone} is what is still so if it cannot be recorded. */
  void perform(Runnable act, String undone) {
    try {
      act.run();
    } catch (SessionClosedException e) {
      throw e;
    } catch (IllegalStateException e) {
      throw new ProblemException(ProblemType.NOTHING_TO_LIFT, String.valueOf(e.getMessage()));
    } catch (LedgerException e) {
      Log.failure("recording an act of a person", e);
      throw new ProblemException(
          ProblemType.OUTCOME_UNKNOWN,
          "the act must be on record to count, and the disk failed: " + undone);
    }
  }
}
