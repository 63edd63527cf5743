package dev.unroll.lectures.networks;

import dev.unroll.data.synthetic.Split;
import dev.unroll.data.synthetic.ticket.TicketRequests;
import dev.unroll.data.tagging.TaggedSentence;
import dev.unroll.lectures.network.Training;
import java.util.List;

/** Requests that say only after a place what it is: "taipei is where i land". */
final class LateRequests {
  private static final int LEARNT = 2000;
  private static final int DRAWN = 900;

  private LateRequests() {}

  /** Share of the first places of new ones that a network gives the right slot. */
  static double right(TaggerForm form, Training training, long seed) {
    TicketRequests data = new TicketRequests(seed, true);
    SlotTagger tagger = new SlotTagger(form, data.requests(Split.TRAIN, LEARNT), training, seed);
    List<TaggedSentence> late =
        data.requests(Split.DEV, DRAWN).stream()
            .filter(one -> one.text().matches(".* is (where|the place) .*"))
            .toList();
    List<List<String>> found = tagger.tag(late);
    long right = 0;
    for (int i = 0; i < late.size(); i++) {
      List<String> tags = late.get(i).tags();
      int place = 0;
      while (tags.get(place).equals("O")) { // "the city of", "beautiful"
        place++;
      }
      right += tags.get(place).equals(found.get(i).get(place)) ? 1 : 0;
    }
    return (double) right / late.size();
  }
}
