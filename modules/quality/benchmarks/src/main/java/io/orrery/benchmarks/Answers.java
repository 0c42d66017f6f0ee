package io.orrery.benchmarks;

import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.LongStream;

/** Something that holds the dataset and answers questions about it. */
interface Answers {

  /** The numbers of the newest trades, in any order. */
  LongStream newest(Questions.Newest question) throws Exception;

  /** The numbers of the trades of a day, in any order. */
  LongStream day(Questions.Day question) throws Exception;

  /** How many points the chart has. */
  long chart(Questions.Chart question) throws Exception;

  /** Units traded of each symbol, from all trades. */
  Map<String, BigDecimal> quantities() throws Exception;
}
