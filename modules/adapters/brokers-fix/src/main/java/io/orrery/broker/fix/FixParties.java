package io.orrery.broker.fix;

import io.orrery.basics.Check;
import java.util.regex.Pattern;

/**
 * Who trades with whom, for which account.
 *
 * @param sender what we call ourselves (FIX tag 49)
 * @param target what the counterparty calls itself (FIX tag 56)
 * @param account the account's name at the counterparty (FIX tag 1)
 */
public record FixParties(String sender, String target, String account) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final String RULE =
      "1 to 64 letters, digits and . _ - starting with a letter or digit";

  /** Refuses names of another form with {@link IllegalArgumentException}: they name files, too. */
  public FixParties {
    Check.matches("SenderCompID", sender, FORM, RULE);
    Check.matches("TargetCompID", target, FORM, RULE);
    Check.matches("account", account, FORM, RULE);
  }

  /** Whether both are the same FIX session. */
  boolean isSameSession(FixParties other) {
    return sender.equals(other.sender) && target.equals(other.target);
  }

  @Override
  public String toString() {
    return sender + "->" + target;
  }
}
