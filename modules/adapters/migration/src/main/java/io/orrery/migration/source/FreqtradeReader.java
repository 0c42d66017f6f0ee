package io.orrery.migration.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;

/**
 * The trades of a freqtrade backtest result: each object of each list called {@code trades}, with
 * the bytes that it has in the document.
 */
final class FreqtradeReader implements RecordSource {

  private static final long LARGEST = 64L << 20;

  private record Span(int offset, int length) {}

  private final byte[] document;
  private final ArrayDeque<Span> trades = new ArrayDeque<>();
  private Span current = new Span(0, 0);
  private long number;

  FreqtradeReader(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new IOException("a freqtrade result must have at most 64 MiB");
    }
    this.document = Files.readAllBytes(file);
    try (JsonParser in = new JsonFactory().createParser(document)) {
      find(in);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      trades.clear();
      trades.add(new Span(0, document.length)); // one record, which is no JSON
    }
  }

  private void find(JsonParser in) throws IOException {
    while (in.nextToken() != null) {
      if (in.currentToken() == JsonToken.START_ARRAY && "trades".equals(in.currentName())) {
        addAll(in);
      }
    }
  }

  private void addAll(JsonParser in) throws IOException {
    while (in.nextToken() != JsonToken.END_ARRAY) {
      int begin = (int) in.currentTokenLocation().getByteOffset();
      in.skipChildren();
      int end = (int) in.currentLocation().getByteOffset();
      trades.add(new Span(begin, end - begin));
    }
  }

  @Override
  public boolean next() {
    if (trades.isEmpty()) {
      return false;
    }
    current = trades.remove();
    number++;
    return true;
  }

  @Override
  public byte[] buffer() {
    return document;
  }

  @Override
  public int offset() {
    return current.offset();
  }

  @Override
  public int length() {
    return current.length();
  }

  @Override
  public long number() {
    return number;
  }

  @Override
  public long position() {
    return current.offset();
  }

  @Override
  public long consumed() {
    return current.offset() + (long) current.length();
  }

  @Override
  public boolean isTooLong() {
    return false;
  }

  @Override
  public void close() {
    // all of it is in memory
  }
}
