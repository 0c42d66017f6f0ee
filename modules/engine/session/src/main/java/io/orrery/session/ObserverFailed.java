package io.orrery.session;

import io.orrery.universe.Fact;

/**
 * Audit record: an event is durable, but someone who was told of it failed.
 *
 * @param eventSeq the event's number in the events ledger
 * @param sentence what the observer threw
 */
public record ObserverFailed(long eventSeq, String sentence) implements Fact {}
