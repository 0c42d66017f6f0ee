package io.orrery.session;

import io.orrery.universe.Fact;

/**
 * The universe has a new signing key; what was recorded before was sealed with the old one.
 *
 * @param keyId the id of the new key
 * @param reason who or what wanted it
 */
public record KeyRotated(String keyId, String reason) implements Fact {}
