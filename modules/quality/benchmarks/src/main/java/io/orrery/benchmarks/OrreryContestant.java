package io.orrery.benchmarks;

import io.orrery.trade.Trade;
import java.io.IOException;
import java.nio.file.Path;

/** The ledger itself. */
final class OrreryContestant implements Contestant {

  private final Path home;
  private final MeasuredLedger.Writer ledger;

  OrreryContestant(Path home, MeasuredLedger.Writer ledger) {
    this.home = home;
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return "Orrery";
  }

  @Override
  public void record(int thread, Trade trade) {
    ledger.append(trade);
  }

  @Override
  public double bytesPerRecord(long records) throws IOException {
    return LedgerFiles.bytes(LedgerFiles.of(home, "trades")) / (double) records;
  }

  @Override
  public void close() {
    ledger.close();
  }
}
