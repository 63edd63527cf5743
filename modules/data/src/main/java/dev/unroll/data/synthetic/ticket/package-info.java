/**
 * A small tagging task without end that shows why a network needs memory: requests to a ticket
 * office in which the same place is left in one sentence and reached in the next ("i would like to
 * leave taipei on november 2nd", "i would like to arrive at taipei on november 2nd"), with slots as
 * in ATIS (Hemphill, Godfrey and Doddington 1990) and intents.
 *
 * <ul>
 *   <li>{@link dev.unroll.data.synthetic.ticket.TicketRequests}: training, dev and test requests;
 *       the places of test are named nowhere else.
 *   <li>{@link dev.unroll.data.synthetic.ticket.Intent}, {@link
 *       dev.unroll.data.synthetic.ticket.Slot}: the answers.
 *   <li>{@link dev.unroll.data.synthetic.ticket.Route}, {@link
 *       dev.unroll.data.synthetic.ticket.Places}, {@link dev.unroll.data.synthetic.ticket.Wording}:
 *       the grammar; {@link dev.unroll.data.synthetic.ticket.Drawing} draws from it into a {@link
 *       dev.unroll.data.synthetic.ticket.RequestBuilder}.
 * </ul>
 */
package dev.unroll.data.synthetic.ticket;
