package io.orrery.broker.fix;

import io.orrery.order.BrokerException;
import java.util.concurrent.CompletableFuture;

/**
 * Something that a counterparty was asked, and what it said so far.
 *
 * @param <T> what the whole answer is
 */
abstract class Question<T> {

  private final String name;
  private final CompletableFuture<T> answer = new CompletableFuture<>();

  Question(String name) {
    this.name = name;
  }

  /** By what an answer refers to it. */
  final String name() {
    return name;
  }

  final CompletableFuture<T> answer() {
    return answer;
  }

  /** A part of the answer came; unreadable parts spoil it. */
  final void hear(String type, FixFields fields) {
    try {
      read(type, fields);
    } catch (IllegalArgumentException e) {
      fail("the answer to %s cannot be read: %s".formatted(name, e.getMessage()));
    }
  }

  final void fail(String reason) {
    answer.completeExceptionally(new BrokerException(reason));
  }

  final void complete(T whole) {
    answer.complete(whole);
  }

  /** Reads a part, and completes the answer with the last one. */
  abstract void read(String type, FixFields fields);
}
