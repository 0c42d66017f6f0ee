package io.orrery.feeds;

import io.orrery.market.BarSource;
import io.orrery.market.DataFormat;
import io.orrery.market.Gap;
import java.io.InputStream;
import java.util.function.Consumer;

/** Bars from one file. */
interface FileBars extends BarSource {

  /** What is known of the bars read so far. */
  BarCheck check();

  /**
   * Bars from a file in the form that its layout says.
   *
   * @param in the file's bytes; closed with the bars
   * @param gaps is told of each gap when it was passed
   */
  static FileBars open(Layout layout, InputStream in, Consumer<Gap> gaps) {
    BarCheck check = new BarCheck(layout.symbol(), layout.grid(), gaps);
    return layout.format().isCsv()
        ? new CsvBars(layout, in, check)
        : new JsonBars(layout, in, check, form(layout.format()));
  }

  private static CandleForm form(DataFormat format) {
    return format == DataFormat.BINANCE_OHLC ? CandleForm.BINANCE : CandleForm.COINBASE;
  }
}
