package io.orrery.broker.fix;

import io.orrery.order.ForeignBrokerException;
import io.orrery.universe.Universe;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/**
 * One universe's FIX 4.4 session, as an administrator configures it.
 *
 * @param endpoint where the counterparty listens
 * @param parties the two CompIDs and the account
 * @param store where QuickFIX/J keeps sequence numbers and what was sent: an absolute path inside
 *     the universe's root
 * @param timing when it beats, gives up waiting and begins anew
 * @param abilities what the counterparty can do
 */
public record FixConnection(
    FixEndpoint endpoint,
    FixParties parties,
    Path store,
    FixTiming timing,
    Set<FixAbility> abilities) {

  /** Refuses a relative store with {@link IllegalArgumentException}. */
  public FixConnection {
    abilities = Set.copyOf(abilities);
    store = store.normalize();
    if (!store.isAbsolute()) {
      throw new IllegalArgumentException("the path of a FIX store must be absolute, was " + store);
    }
  }

  /**
   * Passes if a session of {@code universe} may trade over this: where real capital is at stake it
   * is private, and its counterparty names the account in every report.
   *
   * @throws ForeignBrokerException if it may not
   */
  public void requireFit(Universe universe) {
    if (!universe.hasRealCapital()) {
      return;
    }
    if (!endpoint.isPrivate()) {
      throw new ForeignBrokerException(
          "a FIX session of %s must be encrypted or stay on this host, %s is neither"
              .formatted(universe, this));
    }
    if (!can(FixAbility.ACCOUNT_IN_REPORTS)) {
      throw new ForeignBrokerException(
          "a counterparty of %s must name the account in every report, %s does not"
              .formatted(universe, this));
    }
  }

  /** Whether the counterparty can do it. */
  boolean can(FixAbility ability) {
    return abilities.contains(ability);
  }

  /** What of it is the same as in another universe's session, in words. */
  Set<Shared> sharedWith(FixConnection other) {
    EnumSet<Shared> shared = EnumSet.noneOf(Shared.class);
    if (endpoint.isSameDoor(other.endpoint)) {
      shared.add(Shared.ENDPOINT);
    }
    if (parties.isSameSession(other.parties)) {
      shared.add(Shared.COMP_IDS);
    }
    if (parties.account().equals(other.parties.account())) {
      shared.add(Shared.ACCOUNT);
    }
    if (store.startsWith(other.store) || other.store.startsWith(store)) {
      shared.add(Shared.STORE);
    }
    return shared;
  }

  /** What two sessions may have in common. */
  enum Shared {
    ENDPOINT("host and port"),
    COMP_IDS("SenderCompID and TargetCompID"),
    ACCOUNT("account"),
    STORE("store");

    private final String words;

    Shared(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  @Override
  public String toString() {
    return "FIX.4.4 " + parties + " at " + endpoint;
  }
}
