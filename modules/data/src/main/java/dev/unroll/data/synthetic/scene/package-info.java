/**
 * Pictures of coloured shapes whose true captions are all known: a captioner trained on them can be
 * judged by what it says, not by how like it is to a reference. After ShapeWorld (Kuhnle and
 * Copestake 2017) and CLEVR (Johnson et al. 2017), with combinations of colour and shape held out
 * as in CLEVR's CoGenT.
 *
 * <ul>
 *   <li>What is there: {@link dev.unroll.data.synthetic.scene.Scene} of {@link
 *       dev.unroll.data.synthetic.scene.Thing}s, each with a {@link
 *       dev.unroll.data.synthetic.scene.Combination} of {@link
 *       dev.unroll.data.synthetic.scene.Colour} and {@link dev.unroll.data.synthetic.scene.Shape},
 *       a {@link dev.unroll.data.synthetic.scene.Size}, a {@link
 *       dev.unroll.data.synthetic.scene.Spot} and a {@link dev.unroll.data.synthetic.scene.Finish},
 *       before a {@link dev.unroll.data.synthetic.scene.Backdrop}; {@link
 *       dev.unroll.data.synthetic.scene.Painting} makes the pixels.
 *   <li>Drawn by a seed: {@link dev.unroll.data.synthetic.scene.Scenes}, by {@link
 *       dev.unroll.data.synthetic.scene.SceneSampler}; as files, {@link
 *       dev.unroll.data.synthetic.scene.SceneFolder}.
 *   <li>What may be said: {@link dev.unroll.data.synthetic.scene.Claim}s about {@link
 *       dev.unroll.data.synthetic.scene.Phrase}s, {@link dev.unroll.data.synthetic.scene.Place}s
 *       and {@link dev.unroll.data.synthetic.scene.Relation}s; {@link
 *       dev.unroll.data.synthetic.scene.Captions} says what is true, {@link
 *       dev.unroll.data.synthetic.scene.CaptionReader} reads it back, {@link
 *       dev.unroll.data.synthetic.scene.CaptionTruth} judges it.
 * </ul>
 */
package dev.unroll.data.synthetic.scene;
