package dev.unroll.autoencoder;

import dev.unroll.data.synthetic.Split;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sentences to learn from and others that are held out, in stretches: sentences that follow each
 * other in a stretch are neighbours.
 */
record HeldOutText(List<List<String>> train, List<List<String>> dev) {
  /** Sentences of a block of {@link Unit#BLOCK}. */
  private static final int BLOCK = 50;

  HeldOutText {
    train = train.stream().map(List::copyOf).toList();
    dev = dev.stream().map(List::copyOf).toList();
  }

  /** Held-out sentences. */
  int heldOut() {
    return dev.stream().mapToInt(List::size).sum();
  }

  /** Without held-out texts that are learnt, too; blocks stay, for what they ask is in between. */
  HeldOutText fresh(Unit unit) {
    return switch (unit) {
      case SENTENCE -> {
        Set<String> known = new HashSet<>();
        train.forEach(known::addAll);
        yield new HeldOutText(
            train,
            dev.stream()
                .map(stretch -> stretch.stream().filter(text -> !known.contains(text)).toList())
                .filter(stretch -> !stretch.isEmpty())
                .toList());
      }
      case DOCUMENT -> {
        Set<List<String>> known = new HashSet<>(train);
        yield new HeldOutText(
            train, dev.stream().filter(document -> !known.contains(document)).toList());
      }
      case BLOCK -> this;
    };
  }

  /** What is held out as a whole, every twentieth. */
  enum Unit {
    /** A sentence wherever it occurs, so that no held-out sentence was learnt. */
    SENTENCE {
      @Override
      HeldOutText divide(List<List<String>> stretches) {
        Map<String, Integer> numbers = new HashMap<>();
        Parts parts = new Parts();
        for (List<String> stretch : stretches) {
          for (String sentence : stretch) {
            boolean known = numbers.putIfAbsent(sentence, numbers.size()) != null;
            boolean heldOut = Split.ofNumber(numbers.get(sentence)) == Split.DEV;
            if (!heldOut) {
              parts.train(sentence);
            } else if (!known) {
              parts.dev(sentence);
            }
          }
        }
        parts.end();
        return parts.text();
      }
    },
    /** {@value HeldOutText#BLOCK} sentences that follow each other, so that neighbours stay. */
    BLOCK {
      @Override
      HeldOutText divide(List<List<String>> stretches) {
        Parts parts = new Parts();
        int number = 0;
        for (List<String> stretch : stretches) {
          for (String sentence : stretch) {
            if (number % HeldOutText.BLOCK == 0) {
              parts.end();
            }
            if (Split.ofNumber(number / HeldOutText.BLOCK) == Split.DEV) {
              parts.dev(sentence);
            } else {
              parts.train(sentence);
            }
            number++;
          }
          parts.end();
        }
        return parts.text();
      }
    },
    /** A document wherever it occurs, each stretch being one. */
    DOCUMENT {
      @Override
      HeldOutText divide(List<List<String>> stretches) {
        Map<List<String>, Integer> numbers = new HashMap<>();
        List<List<String>> train = new ArrayList<>();
        List<List<String>> dev = new ArrayList<>();
        for (List<String> stretch : stretches) {
          boolean known = numbers.putIfAbsent(stretch, numbers.size()) != null;
          boolean heldOut = Split.ofNumber(numbers.get(stretch)) == Split.DEV;
          if (!heldOut) {
            train.add(stretch);
          } else if (!known) {
            dev.add(stretch);
          }
        }
        return new HeldOutText(train, dev);
      }
    };

    static Unit of(AutoencoderConfig config) {
      return config.documents().whole() ? DOCUMENT : of(config.kind());
    }

    static Unit of(AutoencoderConfig.Kind kind) {
      return switch (kind) {
        case PLAIN, DENOISING, VARIATIONAL -> SENTENCE;
        case SKIP_THOUGHT -> BLOCK;
        case HIERARCHICAL -> DOCUMENT;
      };
    }

    /** Divides sentences into those to learn from and those held out. */
    abstract HeldOutText divide(List<List<String>> stretches);
  }

  /** Stretches that are being collected. */
  private static final class Parts {
    private final List<List<String>> train = new ArrayList<>();
    private final List<List<String>> dev = new ArrayList<>();
    private final List<String> trainStretch = new ArrayList<>();
    private final List<String> devStretch = new ArrayList<>();

    void train(String sentence) {
      trainStretch.add(sentence);
    }

    void dev(String sentence) {
      devStretch.add(sentence);
    }

    /** What comes next is no neighbour of what came before. */
    void end() {
      end(trainStretch, train);
      end(devStretch, dev);
    }

    private static void end(List<String> stretch, List<List<String>> all) {
      if (!stretch.isEmpty()) {
        all.add(List.copyOf(stretch));
        stretch.clear();
      }
    }

    HeldOutText text() {
      return new HeldOutText(train, dev);
    }
  }
}
