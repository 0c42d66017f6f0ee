package io.orrery.promotion;

/** A person may not do that with a promotion now; nothing changed. */
public final class PromotionRefusedException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  PromotionRefusedException(String sentence) {
    super(sentence);
  }
}
