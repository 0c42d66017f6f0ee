package io.orrery.broker.fix;

import io.orrery.order.OrderIntended;
import io.orrery.universe.Minted;
import io.orrery.universe.Universe;
import java.nio.file.Path;

/** A process that submits orders until it is killed, and says before and after each one. */
final class CrashingTrader {

  private CrashingTrader() {}

  public static void main(String[] args) {
    Path root = Path.of(args[2]);
    FixBench bench =
        new FixBench(
            Universe.PAPER,
            FixBench.connection(args[0], Integer.parseInt(args[1]), root, FixBench.ALL),
            root);
    bench.broker.open(bench.heard);
    while (!Thread.interrupted()) {
      Minted<OrderIntended> intent = bench.limitOrder();
      System.out.println("intended " + intent.fact().clientOrderId());
      System.out.flush();
      System.out.println(
          bench.broker.submit(intent).getClass().getSimpleName()
              + " "
              + intent.fact().clientOrderId());
      System.out.flush();
    }
  }
}
