package io.orrery.ledger;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a deployment states in the name of one universe.
 *
 * @param identity of the universe
 * @param about what it is about
 * @param members what it says
 */
record Statement(Identity identity, String about, Map<String, Object> members) {

  private static final String KIND = "statement";
  private static final long FORMAT_VERSION = 1;

  /** The signed object, and a line feed. */
  String signed(Signer signer) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("kind", KIND);
    all.put("format_version", FORMAT_VERSION);
    all.put("deployment_id", identity.deploymentId());
    all.put("universe", identity.universe().wireName());
    all.put("key_id", signer.keyId());
    all.put("about", about);
    for (Map.Entry<String, Object> member : members.entrySet()) {
      String name = member.getKey();
      if (name.equals(Signer.SIGNATURE) || all.putIfAbsent(name, member.getValue()) != null) {
        throw new IllegalArgumentException(
            "a statement must not have a member of its own named " + name);
      }
    }
    return new String(signer.signed(all), StandardCharsets.UTF_8);
  }
}
