package io.orrery.trade;

import java.util.Locale;

/** How a ledger is not what was written: the kind of the first bad place that a check found. */
public enum Fault {
  /** A record, or the identity, has other bytes than were written. */
  EDITED,
  /** Records, a segment or a file are gone, and what followed them is still there. */
  REMOVED,
  /** Something stands in the ledger that its writer did not write there. */
  INSERTED,
  /** A genuine record stands in another place than its own. */
  REORDERED,
  /** A genuine record stands in its place and once more. */
  DUPLICATED,
  /** The end is gone: a seal or a checkpoint says that there was more. */
  TRUNCATED,
  /** A record or file of another universe. */
  FOREIGN_UNIVERSE,
  /** A record of another session than that of its segment. */
  FOREIGN_SESSION,
  /** A seal, key rotation or checkpoint is not signed by the key that must have signed it. */
  SIGNATURE_WRONG,
  /** A newer program wrote it, and this one does not guess. */
  SCHEMA_UNKNOWN,
  /** A segment that must have a seal has none. */
  SEAL_MISSING,
  /** A seal, identity, key rotation or checkpoint does not have the form that it must have. */
  SEAL_MALFORMED,
  /** A seal is signed, and says something else than its segment or the seal before. */
  SEAL_MISMATCH;

  /** The kind on the wire: lower case. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
