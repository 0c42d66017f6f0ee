package io.orrery.verifier;

import io.orrery.trade.Fault;
import io.orrery.trade.Verdict.Place;

/** Carries the first bad place from where it is found to where the verdict is given. */
final class NotIntactException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient Fault fault;
  private final transient Place place;
  private final String detail;

  NotIntactException(Fault fault, Place place, String detail) {
    super(detail, null, false, false);
    this.fault = fault;
    this.place = place;
    this.detail = detail;
  }

  NotIntactException(Fault fault, String file, String detail) {
    this(fault, Place.ofFile(file), detail);
  }

  Fault fault() {
    return fault;
  }

  Place place() {
    return place;
  }

  String detail() {
    return detail;
  }
}
