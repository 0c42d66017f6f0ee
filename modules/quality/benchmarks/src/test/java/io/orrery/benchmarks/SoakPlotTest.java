package io.orrery.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

final class SoakPlotTest {

  private static final List<SoakSample> SAMPLES =
      List.of(
          new SoakSample(5, 10_000, 0.5, 2, 9, 30, 200, 40, 80),
          new SoakSample(10, 11_000, 0.4, 3, 20, 31, 210, 41, 79));

  @Test
  void drawsEachCurveWithAPointForEachSample() throws Exception {
    Document svg =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(new SoakPlot(SAMPLES).svg())));

    assertThat(svg.getElementsByTagName("polyline").getLength()).isEqualTo(7);
    String points =
        svg.getElementsByTagName("polyline")
            .item(0)
            .getAttributes()
            .getNamedItem("points")
            .getNodeValue();
    assertThat(points.split(" ", -1)).hasSize(SAMPLES.size());
  }

  @Test
  void readsTheSamplesThatItsFileHolds(@TempDir Path folder) throws Exception {
    Path csv = folder.resolve("soak.csv");
    Files.write(csv, List.of(SoakSample.COLUMNS, SAMPLES.get(0).line(), SAMPLES.get(1).line()));

    assertThat(SoakSample.read(csv)).isEqualTo(SAMPLES);
  }
}
