package io.orrery.rest;

import java.util.Optional;

/** A request cannot be answered as asked; carries the problem that is answered instead. */
final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  ProblemException(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  ProblemException(ProblemType type, String detail) {
    this(new Problem(type, detail));
  }

  static ProblemException ofField(ProblemType type, String field, String detail) {
    return new ProblemException(new Problem(type, detail).with("field", field));
  }

  Problem problem() {
    return problem;
  }

  Optional<Object> field() {
    return Optional.ofNullable(problem.members().get("field"));
  }
}
