package io.orrery.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.basics.Symbol;
import io.orrery.market.MarketDataException;
import io.orrery.market.Sector;
import io.orrery.market.SectorChanges;
import io.orrery.market.SectorMap;
import io.orrery.testkit.ReferenceData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SectorMapFileTest {

  private static final String FIRST =
      """
      {
        "JPM": "Financial Services",
        "BRK.B": "Financials",
        "ABBV": "Healthcare"
      }
      """;

  @TempDir Path temp;

  private SectorMapFile sectors() {
    return new SectorMapFile(temp.resolve("shared"));
  }

  @Test
  void updatesFromAFileAndTellsWhatChanged() throws IOException {
    assertThat(sectors().read()).isEmpty();
    assertThat(update(FIRST).added()).hasSize(3);
    SectorMap map = sectors().read().orElseThrow();
    assertThat(map.sectorOf(new Symbol("JPM"))).isEqualTo(map.sectorOf(new Symbol("BRK.B")));
    SectorChanges changes = update(FIRST.replace("Healthcare", "Health Care").replace("JPM", "MS"));
    assertThat(changes.added()).containsOnlyKeys("MS");
    assertThat(changes.removed()).containsOnlyKeys("JPM");
    assertThat(changes.changed()).isEmpty();
    assertThat(changes.unchanged()).isEqualTo(2);
    assertThat(sectors().read().orElseThrow().sectorOf(new Symbol("ABBV")))
        .contains(Sector.HEALTH_CARE);
  }

  @Test
  void refusesAnUnknownLabelWithItsLineAndKeepsTheMapBefore() throws IOException {
    update(FIRST);
    assertThatThrownBy(() -> update(FIRST.replace("Healthcare", "Index")))
        .isInstanceOf(MarketDataException.class)
        .hasMessageContaining("new.json line 4, $.ABBV: sector must be one of")
        .hasMessageContaining("was 'Index'");
    assertThatThrownBy(() -> update(FIRST.replace("ABBV", "JPM")))
        .hasMessageContaining("duplicate");
    assertThatThrownBy(() -> update(FIRST.replace("ABBV", "abbv"))).hasMessageContaining("line 4");
    assertThat(sectors().read().orElseThrow().all()).hasSize(3);
  }

  @Test
  void refusesAFileThatWasChangedBesidesTheManifest() throws IOException {
    update(FIRST);
    try (Stream<Path> files = Files.list(temp.resolve("shared"))) {
      Path file =
          files.filter(each -> each.toString().contains("sectors-")).findFirst().orElseThrow();
      Files.writeString(file, Files.readString(file).replace("JPM", "GS"));
    }
    assertThatThrownBy(() -> sectors().read()).hasMessageContaining("must have SHA-256");
  }

  @Test
  void aDatasetAndTheSectorsShareTheManifest() throws IOException {
    update(FIRST);
    DatasetFolder datasets = new DatasetFolder(temp.resolve("shared"), Samples.CALENDARS);
    Path bars = Files.writeString(temp.resolve("b.csv"), Samples.HEADER + "2024-03-08,1,1,1,1,0\n");
    datasets.add(
        Samples.terms("aaa", Samples.grid("XNYS", Samples.DAY)),
        java.util.Map.of(Samples.AAA, bars));
    update(FIRST.replace("JPM", "MS"));
    assertThat(datasets.list()).hasSize(1);
    assertThat(sectors().read()).isPresent();
  }

  @Test
  void theOriginalsMapHasOneLabelThatIsNoSector() throws IOException {
    Path original = ReferenceData.file("data/market-watch/data/shared/sector_map.json");
    assertThatThrownBy(() -> sectors().update(original, "market-watch"))
        .hasMessageContaining("was 'Index'");
    String known =
        Files.readAllLines(original).stream()
            .filter(line -> !line.contains("\"Index\""))
            .collect(Collectors.joining("\n"));
    assertThat(update(known).added()).hasSize(136);
  }

  private SectorChanges update(String text) throws IOException {
    return sectors().update(Files.writeString(temp.resolve("new.json"), text), "a test");
  }
}
