package dev.unroll.data.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.unroll.core.text.Vocabulary;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.util.List;
import org.datavec.api.transform.TransformProcess;
import org.datavec.api.transform.metadata.IntegerMetaData;
import org.datavec.api.transform.schema.Schema;
import org.datavec.api.transform.schema.SequenceSchema;
import org.datavec.api.writable.IntWritable;
import org.datavec.api.writable.Text;
import org.junit.jupiter.api.Test;

class VocabularyTransformTest {
  private final Vocabulary vocabulary =
      Vocabulary.builder().special(Vocabulary.UNKNOWN).addAll(List.of("b", "b", "a")).build();

  @Test
  void columnBecomesAnIntegerInTheRangeOfTheVocabulary() {
    Schema schema = process(new VocabularyTransform("word", vocabulary)).getFinalSchema();
    assertEquals(List.of("speaker", "word"), schema.getColumnNames());
    assertEquals(new IntegerMetaData("word", 0, 2), schema.getMetaData("word"));
  }

  @Test
  void onlyTheNamedColumnIsMapped() {
    var records =
        process(new VocabularyTransform("word", vocabulary))
            .executeSequenceToSequence(
                List.of(
                    List.of(new Text("a"), new Text("a")), List.of(new Text("b"), new Text("?"))));
    assertEquals(
        List.of(
            List.of(new Text("a"), new IntWritable(2)), List.of(new Text("b"), new IntWritable(0))),
        records);
  }

  @Test
  void refusesToBeSerialisedWithoutItsVocabulary() throws IOException {
    VocabularyTransform transform = new VocabularyTransform("word", vocabulary);
    try (ObjectOutputStream out = new ObjectOutputStream(OutputStream.nullOutputStream())) {
      assertThrows(NotSerializableException.class, () -> out.writeObject(transform));
    }
  }

  private static TransformProcess process(VocabularyTransform transform) {
    Schema schema = new SequenceSchema.Builder().addColumnsString("speaker", "word").build();
    return new TransformProcess.Builder(schema).transform(transform).build();
  }
}
