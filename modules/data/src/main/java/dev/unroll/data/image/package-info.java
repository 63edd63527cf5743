/**
 * Pictures from files to the planes that a convolutional network reads.
 *
 * <ul>
 *   <li>{@link dev.unroll.data.image.PictureFile}: JPEG, PNG, GIF, BMP and WebP become a {@link
 *       dev.unroll.data.image.Picture}, turned upright as the camera's EXIF says.
 *   <li>{@link dev.unroll.data.image.Scaling}, {@link dev.unroll.data.image.Crop}: to one size,
 *       with averaging; cut at the centre, squashed, or at random.
 *   <li>{@link dev.unroll.data.image.PixelForm}, {@link dev.unroll.data.image.ChannelOrder}: the
 *       numbers that a network was trained on.
 *   <li>{@link dev.unroll.data.image.PictureRecordReader}: all of it, through DataVec.
 * </ul>
 *
 * <p>Samples are taken as the file stores them and colour profiles are left aside, as in the
 * programs that networks for pictures were trained with; only CMYK is converted.
 */
package dev.unroll.data.image;
