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
    List<TaggedSentence> late = late(data);
    List<List<String>> found = tagger.tag(late);
    long right = 0;
    for (int i = 0; i < late.size(); i++) {
      int place = place(late.get(i));
      right += late.get(i).tags().get(place).equals(found.get(i).get(place)) ? 1 : 0;
    }
    return (double) right / late.size();
  }

  /** Those of new requests that say it after the place. */
  static List<TaggedSentence> late(TicketRequests data) {
    return data.requests(Split.DEV, DRAWN).stream()
        .filter(one -> one.text().matches(".* is (where|the place) .*"))
        .toList();
  }

  /** Where the first place begins. */
  static int place(TaggedSentence request) {
    int place = 0;
    while (request.tags().get(place).equals("O")) { // "the city of", "beautiful"
      place++;
    }
    return place;
  }
}
