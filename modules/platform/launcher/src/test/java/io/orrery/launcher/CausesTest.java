package io.orrery.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class CausesTest {

  @Test
  void takesOffWrappersThatOnlyRepeatTheirCause() {
    Exception cause = new IllegalStateException("the ledger of live must be readable");

    assertThat(Causes.sentence(new RuntimeException("start: " + new RuntimeException(cause))))
        .endsWith("the ledger of live must be readable");
    assertThat(Causes.sentence(new RuntimeException(new RuntimeException(cause))))
        .isEqualTo("the ledger of live must be readable");
  }

  @Test
  void keepsWhatAWrapperAdds() {
    Exception cause = new IOException("disk is full");

    assertThat(Causes.sentence(new RuntimeException("could not open the ledger", cause)))
        .isEqualTo("could not open the ledger: disk is full");
  }

  @Test
  void namesTheExceptionWhenItHasNoMessage() {
    assertThat(Causes.sentence(new IllegalStateException()))
        .isEqualTo("java.lang.IllegalStateException");
  }

  @Test
  void saysOnceWhatADeploymentFailureSaysTwice() {
    Exception twice = new Exception("CDI deployment failure:WELD-001408 -- WELD-001408\n");

    assertThat(Causes.sentence(twice)).isEqualTo("CDI deployment failure:WELD-001408");
  }

  @Test
  void survivesCausesThatGoInACircle() {
    Exception outer = new Exception("outer");
    outer.initCause(new Exception("inner", outer));

    assertThat(Causes.sentence(outer)).isEqualTo("outer: inner");
  }
}
