package io.orrery.session;

import io.orrery.basics.Sha256;
import io.orrery.universe.Fact;
import java.time.Duration;

/**
 * Audit record: a person asks that orders of real capital may pass. Bound to the session that
 * records it and to the code that runs.
 *
 * @param requestId its name
 * @param requestedBy who
 * @param evidence by what that is known
 * @param reason why
 * @param limits which limits hold meanwhile
 * @param ttl how long
 * @param codeDigest the program's code
 */
public record ArmingRequested(
    ControlId requestId,
    String requestedBy,
    String evidence,
    String reason,
    String limits,
    Duration ttl,
    Sha256 codeDigest)
    implements Fact {

  Person person() {
    return new Person(requestedBy, evidence);
  }
}
