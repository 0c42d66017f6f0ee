package io.orrery.session;

import java.time.Instant;

/** How the arming of a session stands. */
public sealed interface ArmingState {

  /** As a sentence. */
  String sentence();

  /**
   * The universe is not armed, because it need not be.
   *
   * @param sentence why
   */
  record NotNeeded(String sentence) implements ArmingState {}

  /**
   * No order passes.
   *
   * @param sentence why
   */
  record Disarmed(String sentence) implements ArmingState {}

  /**
   * No order passes: one person has asked, and another must approve.
   *
   * @param request what was asked
   * @param lapsesAt until when it can be approved, exclusive, UTC
   */
  record Requested(ArmingRequested request, Instant lapsesAt) implements ArmingState {
    @Override
    public String sentence() {
      return "%s asked to arm it (%s), and another person must approve before %s"
          .formatted(request.requestedBy(), request.requestId(), lapsesAt);
    }
  }

  /**
   * Orders pass.
   *
   * @param request what was asked
   * @param approval who approved, and from when until when orders pass
   */
  record Armed(ArmingRequested request, ArmingApproved approval) implements ArmingState {
    @Override
    public String sentence() {
      return "asked by %s, approved by %s, armed from %s until %s"
          .formatted(
              request.requestedBy(),
              approval.approvedBy(),
              approval.armedAt(),
              approval.expiresAt());
    }
  }
}
