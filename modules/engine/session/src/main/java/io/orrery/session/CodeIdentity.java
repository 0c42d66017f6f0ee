package io.orrery.session;

import io.orrery.basics.Sha256;
import java.util.Optional;

/** Port: which program this is. */
@FunctionalInterface
public interface CodeIdentity {

  /** One that cannot tell. */
  CodeIdentity UNKNOWN = Optional::empty;

  /** The digest of the program's code as it lies on disk now; empty if it cannot be told. */
  Optional<Sha256> digest();
}
