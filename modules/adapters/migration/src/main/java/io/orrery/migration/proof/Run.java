package io.orrery.migration.proof;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Lines of one file that one life of one process can have written, found without being told.
 *
 * @param number from 1 in its file
 * @param cause why it begins where it begins
 * @param evidence the figures for that, as a sentence
 * @param isRestart whether an account begins here with a round sum in cash
 * @param shape who must have written its rows
 * @param session the session that its rows name
 * @param firstLine its first line
 * @param lastLine its last line; lines between that are no rows count to nobody
 * @param rows how many rows it has
 */
public record Run(
    long number,
    Cause cause,
    String evidence,
    boolean isRestart,
    Shape shape,
    Optional<String> session,
    long firstLine,
    long lastLine,
    long rows) {

  /** Why a run begins. */
  public enum Cause {
    /** The file begins. */
    BEGINNING,
    /** The rows name another session. */
    SESSION,
    /** Rows of a real broker follow simulated ones, or the other way round. */
    SHAPE,
    /** The account is worth a round sum in cash, and was worth another one before. */
    RESTART,
    /** The account is worth so much else within so little time that no trade explains it. */
    ACCOUNT,
    /** Time goes back by more than threads that write side by side would explain. */
    TIME;

    /** Whether one session cannot have gone on across it. */
    boolean isSplice() {
      return this == SHAPE || this == RESTART || this == ACCOUNT || this == TIME;
    }

    /** The name in reports. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The same with one row more. */
  Run with(long line) {
    return new Run(number, cause, evidence, isRestart, shape, session, firstLine, line, rows + 1);
  }

  /** For a report. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("run", number);
    map.put("first_line", firstLine);
    map.put("last_line", lastLine);
    map.put("rows", rows);
    map.put("shape", shape.wireName());
    map.put("cause", cause.wireName());
    map.put("restart", isRestart);
    map.put("evidence", evidence);
    session.ifPresent(named -> map.put("session", named));
    return map;
  }
}
