/**
 * Networks that read one sequence and write another: the shapes that there are, what goes through
 * the bottleneck between reader and writer, how a writer searches and how it ends, what can be
 * written as a sequence though it is none, and what a vector keeps of what was read.
 *
 * <ul>
 *   <li>34 {@code FourShapes}: each {@code Shape} by the command of its module ({@code ModuleRun});
 *       {@code CaptionedScenes} are pictures for it (Vinyals et al. 2015, "Show and Tell").
 *   <li>35 {@code Bottleneck}: {@code CopyingNetworks} with and without attention (Sutskever et al.
 *       2014; Luong et al. 2015, "general"), drawn by {@code AttentionHeat}.
 *   <li>36 {@code BeamWidth}: {@code SearchFigures} of each search (Wu et al. 2016, length
 *       penalty).
 *   <li>37 {@code StopSymbol}: {@code Endings} with and without it (Sutskever et al. 2014).
 *   <li>38 {@code CtcBlank}: {@code FrameReader}, which reads {@code Utterances}, and {@code
 *       SpeltWords} (Graves et al. 2006).
 *   <li>39 {@code ImageOnce}: {@code PictureDecoder}, which describes {@code PictureTalk}, in
 *       {@code CaptionFigures} (Vinyals et al. 2015, "Show and Tell").
 *   <li>40 {@code Parsing}: {@code TreeWriter}, which has learnt {@code TreeSentences}, in {@code
 *       TreeFigures} (Vinyals et al. 2015, "Grammar as a Foreign Language").
 *   <li>41 {@code WordOrder}: {@code News}, good and bad.
 *   <li>42 {@code SentenceProbes}: {@code ProbedNetworks}, which have learnt {@code TopicStories}
 *       (Kiros et al. 2015; Conneau et al. 2018).
 *   <li>43 {@code Hierarchy}: {@code ReturnedParagraphs}, networks that write {@code Paragraphs}
 *       (Li et al. 2015).
 *   <li>44 {@code KeyTerms}: {@code NoteRankings} (Mihalcea and Tarau 2004, TextRank).
 * </ul>
 *
 * {@code SmallTranslator} trains the network of the module for sequences to sequences in memory,
 * for 35, 36, 37 and 40; {@code TemporaryRun} trains by a command, for 34 and 41 to 44; {@code
 * NumberWords} are data of 34. {@code Repeats} holds figures by seed.
 */
package dev.unroll.lectures.architecture;
