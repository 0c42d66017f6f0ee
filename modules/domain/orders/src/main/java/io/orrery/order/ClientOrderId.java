package io.orrery.order;

import io.orrery.basics.Check;
import io.orrery.universe.SessionId;
import io.orrery.universe.Universe;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Our name for an order (FIX tag 11), unique for ever: its session and its number in it, such as
 * {@code P-01JQ3V6W8Z5T4R2N1M0K9H7G6F-42}. Its first letter tells the universe to anyone who sees
 * the order.
 *
 * @param value the name in this form, at most 48 characters
 */
public record ClientOrderId(String value) {

  private static final Pattern FORM = Pattern.compile("([LPS]-[0-9A-Z]{26})-([1-9][0-9]{0,18})");

  /** Refuses a value of another form with {@link IllegalArgumentException}. */
  public ClientOrderId {
    Check.matches("client_order_id", value, FORM, "a session's id, a dash and a number from 1");
    new SessionId(part(value, 1));
    number(value);
  }

  /**
   * The name of the {@code number}th order of a session.
   *
   * @param number from 1
   */
  public static ClientOrderId of(SessionId session, long number) {
    return new ClientOrderId(session.value() + "-" + Check.atLeastOne("number", number));
  }

  /** Whether a text has this form: whether an order that a broker shows can be one of ours. */
  public static boolean isOne(String text) {
    try {
      new ClientOrderId(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The session that minted the order. */
  public SessionId sessionId() {
    return new SessionId(part(value, 1));
  }

  /** Its number in its session, from 1. */
  public long number() {
    return number(value);
  }

  /** The universe of its session. */
  public Universe universe() {
    return sessionId().universe();
  }

  private static long number(String value) {
    try {
      return Long.parseLong(part(value, 2));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "client_order_id must end in a number below 2^63, was " + value, e);
    }
  }

  private static String part(String value, int group) {
    Matcher matcher = FORM.matcher(value);
    if (!matcher.matches()) {
      throw new IllegalStateException("the form was checked before");
    }
    return matcher.group(group);
  }

  @Override
  public String toString() {
    return value;
  }
}
