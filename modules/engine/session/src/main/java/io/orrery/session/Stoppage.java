package io.orrery.session;

import java.time.Instant;

/**
 * Why nothing new may begin in a session that is open.
 *
 * @param sentence the reason, for people
 * @param since when it began: the moment of the kill, or that in which the end of the session began
 */
public record Stoppage(String sentence, Instant since) {}
