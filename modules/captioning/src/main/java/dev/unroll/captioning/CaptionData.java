package dev.unroll.captioning;

import dev.unroll.core.check.Check;
import dev.unroll.core.metric.CaptionTokens;
import dev.unroll.data.text.Language;
import java.util.ArrayList;
import java.util.List;

/**
 * Pictures and captions as token ids. The vocabulary is made from the training captions alone.
 *
 * @param train pictures to learn from
 * @param dev held-out pictures
 * @param tooLong training captions that were left out because they are longer than allowed
 */
record CaptionData(Language language, Part train, Part dev, int tooLong) {

  /**
   * Pictures with what people say of them.
   *
   * @param captions of each picture, as they were written
   */
  record Captioned(Pictures pictures, List<List<String>> captions) {
    Captioned {
      captions = captions.stream().map(List::copyOf).toList();
      Check.require(
          captions.size() == pictures.size(),
          "there are " + pictures.size() + " pictures, but captions of " + captions.size());
    }

    int size() {
      return captions.size();
    }
  }

  /**
   * Pictures of one split.
   *
   * @param pictures that have a caption left
   * @param members their places among all pictures
   * @param ids of each member's captions, with start and end symbol
   */
  record Part(Captioned pictures, int[] members, List<List<int[]>> ids) {
    int size() {
      return members.length;
    }

    /** What people say of a member. */
    List<String> captions(int member) {
      return pictures.captions().get(members[member]);
    }

    /** Places among all pictures of some members. */
    int[] places(int[] some) {
      int[] places = new int[some.length];
      for (int i = 0; i < some.length; i++) {
        places[i] = members[some[i]];
      }
      return places;
    }
  }

  /**
   * Makes ids of captions.
   *
   * @throws IllegalArgumentException when no training or no held-out caption is left
   */
  static CaptionData of(CaptionConfig config, Captioned train, Captioned dev) {
    Check.require(
        train.size() > 0 && dev.size() > 0,
        "there are "
            + train.size()
            + " pictures to train on and "
            + dev.size()
            + " held out, but both need some; give captions_train.tsv and captions_dev.tsv, or"
            + " more pictures");
    List<String> sentences =
        train.captions().stream().flatMap(List::stream).map(one -> plain(config, one)).toList();
    Language language = Language.of(config.text(), sentences);
    Part trained = part(config, language, train, config.maximumLength());
    Check.require(
        trained.size() > 0,
        "no training caption has at most "
            + config.maximumLength()
            + " tokens; raise --max-length");
    Part heldOut = part(config, language, dev, Integer.MAX_VALUE);
    Check.require(
        heldOut.size() > 0, "no held-out caption has a word; mend those of the held-out pictures");
    int kept = trained.ids().stream().mapToInt(List::size).sum();
    return new CaptionData(language, trained, heldOut, sentences.size() - kept);
  }

  private static Part part(CaptionConfig config, Language language, Captioned all, int longest) {
    List<Integer> members = new ArrayList<>();
    List<List<int[]>> ids = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      List<String> captions =
          all.captions().get(i).stream().map(one -> plain(config, one)).toList();
      List<int[]> fitting =
          language.ids(captions).stream()
              .filter(one -> one.length > 0 && one.length <= longest)
              .map(language::framed)
              .toList();
      if (!fitting.isEmpty()) {
        members.add(i);
        ids.add(fitting);
      }
    }
    return new Part(all, members.stream().mapToInt(i -> i).toArray(), ids);
  }

  /** A caption as it is learnt. */
  private static String plain(CaptionConfig config, String caption) {
    return config.cleaned() ? String.join(" ", CaptionTokens.of(caption)) : caption;
  }
}
