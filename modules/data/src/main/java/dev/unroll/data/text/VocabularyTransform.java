package dev.unroll.data.text;

import dev.unroll.core.text.Vocabulary;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import org.datavec.api.transform.TransformProcess;
import org.datavec.api.transform.metadata.ColumnMetaData;
import org.datavec.api.transform.metadata.IntegerMetaData;
import org.datavec.api.transform.schema.SequenceSchema;
import org.datavec.api.transform.transform.BaseColumnTransform;
import org.datavec.api.writable.IntWritable;
import org.datavec.api.writable.Writable;

/**
 * Maps a column of tokens to their ids in a vocabulary; unknown tokens become {@code <unk>}. It has
 * no JSON form and refuses Java serialisation.
 */
public final class VocabularyTransform extends BaseColumnTransform {
  private static final long serialVersionUID = 1L;
  private static final String TOKEN = "token";

  private final transient Vocabulary vocabulary;

  /** A transform of the string column {@code column}, which becomes an integer column. */
  public VocabularyTransform(String column, Vocabulary vocabulary) {
    super(column);
    this.vocabulary = vocabulary;
  }

  /** A process over sequences of one column, tokens as text before it and ids after it. */
  public static TransformProcess process(Vocabulary vocabulary) {
    return new TransformProcess.Builder(new SequenceSchema.Builder().addColumnString(TOKEN).build())
        .transform(new VocabularyTransform(TOKEN, vocabulary))
        .build();
  }

  @Override
  public ColumnMetaData getNewColumnMetaData(String name, ColumnMetaData old) {
    return new IntegerMetaData(name, 0, vocabulary.size() - 1);
  }

  @Override
  public Writable map(Writable token) {
    return new IntWritable(vocabulary.id(token.toString()));
  }

  @Override
  public Object map(Object token) {
    return vocabulary.id(token.toString());
  }

  @Override
  public Object mapSequence(Object sequence) {
    throw new UnsupportedOperationException("tokens are mapped one by one");
  }

  @Override
  public String toString() {
    return "VocabularyTransform(" + columnName + ", " + vocabulary.size() + " tokens)";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VocabularyTransform that
        && columnName.equals(that.columnName)
        && vocabulary.equals(that.vocabulary);
  }

  @Override
  public int hashCode() {
    return 31 * columnName.hashCode() + vocabulary.hashCode();
  }

  @Override
  protected boolean canEqual(Object other) {
    return other instanceof VocabularyTransform;
  }

  private void writeObject(ObjectOutputStream out) throws NotSerializableException {
    throw new NotSerializableException(
        "VocabularyTransform: send the vocabulary as text (Vocabulary.encode) and make it there");
  }
}
