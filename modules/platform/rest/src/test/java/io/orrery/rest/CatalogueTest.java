package io.orrery.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What there is to choose from: strategies, datasets, calendars, and what rose most. */
class CatalogueTest {

  private final Api api = new Api();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void listsEveryStrategyWithItsHashAndWhatItCanBeTold() {
    Api.Answer answer = api.get("strategies");

    assertThat(answer.list("items"))
        .extracting(each -> each.get("name"))
        .contains("momentum", "buy_and_hold");
    assertThat(answer.list("items"))
        .allSatisfy(each -> assertThat(String.valueOf(each.get("hash"))).hasSize(64))
        .anySatisfy(each -> assertThat(String.valueOf(each)).contains("lookback", "default"));
  }

  @Test
  void pagesWhatItLists() {
    Api.Answer first = api.get("strategies?limit=2");
    assertThat(first.body()).containsKeys("items", "next", "limit");
    assertThat(first.headers().get("Link")).contains("limit=2", "rel=\"next\"");

    Api.Answer second = api.get("strategies?limit=1000&cursor=" + first.text("next"));

    assertThat(second.body()).doesNotContainKey("next");
    assertThat(first.list("items").size() + second.list("items").size())
        .isEqualTo(api.get("strategies").list("items").size());
    assertThat(api.get("datasets?cursor=" + first.text("next")).problem())
        .isEqualTo("invalid-parameter");
    assertThat(api.get("strategies?limit=0").problem()).isEqualTo("invalid-parameter");
  }

  @Test
  void listsDatasetsWithTheirHashes() {
    Map<String, Object> dataset = api.get("datasets").list("items").get(0);

    assertThat(dataset)
        .containsEntry("id", "walk")
        .containsEntry("calendar", "XTST")
        .containsEntry("interval", "PT24H")
        .containsKeys("sha256", "source", "licence", "valid_from", "valid_until");
    assertThat(String.valueOf(dataset.get("parts"))).contains("AAA.csv", "sha256");
  }

  @Test
  void saysWhenAMarketTrades() {
    assertThat(api.get("calendars").list("items").get(0))
        .containsEntry("mic", "XTST")
        .containsEntry("zone", "America/New_York")
        .containsEntry("valid_until", "2024-12-31");

    Api.Answer week = api.get("calendars/XTST?from=2024-01-05&to=2024-01-08");

    assertThat(week.list("items"))
        .extracting(day -> day.get("date"))
        .containsExactly("2024-01-05", "2024-01-08");
    assertThat(String.valueOf(week.list("items").get(0)))
        .contains("open=2024-01-05T14:30:00Z", "close=2024-01-05T21:00:00Z");
  }

  @Test
  void refusesDatesThatACalendarDoesNotAnswerFor() {
    for (String query :
        List.of(
            "from=2024-01-05",
            "from=2024-01-05&to=2025-01-05",
            "from=2024-01-05&to=2024-01-04",
            "from=today&to=2024-01-04")) {
      assertThat(api.get("calendars/XTST?" + query).problem())
          .as(query)
          .isEqualTo("invalid-parameter");
    }
    Api.Answer unknown = api.get("calendars/XMOO?from=2024-01-05&to=2024-01-05");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.problem()).isEqualTo("unknown-calendar");
  }

  @Test
  void choosesWhatRoseMostOnADay() {
    Api.Answer answer = api.get("screener?dataset=walk&date=2024-01-08&limit=5&min_price=0.5");

    assertThat(answer.body())
        .containsEntry("date", "2024-01-08")
        .containsEntry("data_lineage_id", api.market.lineage().id());
    List<BigDecimal> changes =
        answer.list("items").stream()
            .map(each -> new BigDecimal(String.valueOf(each.get("change"))))
            .toList();
    assertThat(changes).hasSize(2);
    assertThat(changes.get(0)).isGreaterThanOrEqualTo(changes.get(1));
    assertThat(api.get("screener?dataset=walk&date=2024-01-07").list("items"))
        .as("a Sunday has no bars")
        .isEmpty();
    assertThat(api.get("screener?dataset=walk&date=2024-01-08&min_volume=2000000").list("items"))
        .isEmpty();
  }

  @Test
  void refusesToScreenWhatItCannot() {
    assertThat(api.get("screener?date=2024-01-08").text("parameter")).isEqualTo("dataset");
    assertThat(api.get("screener?dataset=walk").text("parameter")).isEqualTo("date");
    assertThat(api.get("screener?dataset=moon&date=2024-01-08").problem())
        .isEqualTo("unknown-dataset");
    assertThat(api.get("screener?dataset=walk&date=2024-01-08&min_price=-1").text("parameter"))
        .isEqualTo("min_price");
    api.market.damage = "dataset walk must have SHA-256 aaaa, was bbbb";
    Api.Answer changed = api.get("screener?dataset=walk&date=2024-01-08");
    assertThat(changed.status()).isEqualTo(409);
    assertThat(changed.text("detail")).contains("aaaa", "bbbb");
  }
}
