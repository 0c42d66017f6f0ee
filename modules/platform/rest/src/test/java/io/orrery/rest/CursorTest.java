package io.orrery.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.universe.Universe;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

  @Test
  void comesBackAsItWent() {
    String text = new Cursor(Universe.PAPER, "trades", 42).text();
    assertThat(Cursor.seq(Universe.PAPER, "trades", text)).isEqualTo(42);
  }

  @Test
  @Tag("U10")
  void isOfNoOtherUniverseAndNoOtherList() {
    String text = new Cursor(Universe.PAPER, "trades", 42).text();
    assertThatThrownBy(() -> Cursor.seq(Universe.LIVE, "trades", text))
        .hasMessage("cursor must be of the trades of live, was of the trades of paper");
    assertThatThrownBy(() -> Cursor.seq(Universe.PAPER, "equity", text))
        .hasMessage("cursor must be of the equity of paper, was of the trades of paper");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "42", "!!", "MS5wYXBlci50cmFkZXMuLTE", "MS5wYXBlci50cmFkZXM"})
  void refusesWhatNoListAnswered(String text) {
    assertThatThrownBy(() -> Cursor.seq(Universe.PAPER, "trades", text))
        .hasMessage("cursor must be a 'next' that this list answered");
  }
}
