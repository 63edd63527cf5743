/**
 * Documents with key terms, one a line as JSON: {@link dev.unroll.data.keyterm.KeyTermRecordReader}
 * is the DataVec reader of {@link dev.unroll.data.keyterm.KeyTermDocument}s, and {@link
 * dev.unroll.data.keyterm.KeyTermFile} knows what stands in a line.
 */
package dev.unroll.data.keyterm;
