package io.orrery.analytics.html;

import io.orrery.analytics.Basis;
import io.orrery.analytics.EquityCurve;
import io.orrery.analytics.Performance;
import io.orrery.universe.ValidityClass;
import io.orrery.universe.ValidityReason;
import java.time.Instant;
import java.util.Map;

/** What the page is about, and what it may be used for. */
final class HeaderPart {

  private final Markup page;
  private final Performance performance;
  private final Basis basis;

  HeaderPart(Markup page, Performance performance) {
    this.page = page;
    this.performance = performance;
    this.basis = performance.basis();
  }

  void write(String title, Map<String, String> details) {
    page.open("header");
    page.element("span", basis.universe().name(), "class", "badge " + basis.universe().wireName());
    page.element("h1", title);
    page.open("dl");
    fact("Session", basis.sessionId().value());
    fact("Market data", basis.lineageId());
    performance
        .benchmark()
        .ifPresent(b -> fact("Benchmark", b.name() + " (" + b.lineage().id() + ")"));
    fact("Period", period());
    fact("Currency", performance.evidence().currency().value());
    details.forEach(this::fact);
    fact("Validity", basis.validity().validityClass().name());
    page.close();
    validity();
    page.close();
  }

  private void fact(String name, String value) {
    page.element("dt", name).element("dd", value);
  }

  private String period() {
    EquityCurve curve = performance.evidence().curve();
    return curve.size() == 0
        ? "no point"
        : Instant.ofEpochMilli(curve.millis(0))
            + " to "
            + Instant.ofEpochMilli(curve.millis(curve.size() - 1))
            + ", points: "
            + curve.size();
  }

  private void validity() {
    ValidityClass validityClass = basis.validity().validityClass();
    boolean invalid = validityClass == ValidityClass.SIM_INVALID_FOR_TRAINING;
    page.open("div", "class", invalid ? "warning" : "validity", "role", "note");
    if (invalid) {
      page.open("p").element("strong", "Warning: not valid for training").close();
    }
    page.element("p", Words.meaning(validityClass));
    if (!basis.validity().reasons().isEmpty()) {
      page.open("ul");
      for (ValidityReason reason : basis.validity().reasons()) {
        page.element("li", Words.sentence(reason));
      }
      page.close();
    }
    page.close();
  }
}
