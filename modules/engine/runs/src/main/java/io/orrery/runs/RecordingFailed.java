package io.orrery.runs;

import io.orrery.universe.Fact;

/**
 * Event: the bars that a session sees are not recorded, or no further; trading goes on. What was
 * recorded before stays, and is not listed, because bars are missing in it.
 *
 * @param reason why, as a sentence
 * @param bars how many were recorded before
 */
public record RecordingFailed(String reason, long bars) implements Fact {}
