package io.orrery.session;

import io.orrery.universe.Fact;

/**
 * Audit record: the disk failed, and the session takes nothing more. It is among the last words of
 * a store whose other ledgers are silent.
 *
 * @param cause what failed, as a sentence
 */
public record SessionHalted(String cause) implements Fact {}
