/**
 * Which real datasets there are, and how they come onto this machine whole, unchanged and once.
 *
 * <ul>
 *   <li>{@link dev.unroll.data.catalogue.Catalogue} lists the {@link
 *       dev.unroll.data.catalogue.Dataset}s; each is made of {@link
 *       dev.unroll.data.catalogue.Part}s that hold {@link dev.unroll.data.catalogue.DataFile}s. It
 *       is written by hand in the folder {@code datasets/} of the repository and packed into this
 *       module.
 *   <li>{@link dev.unroll.data.catalogue.DataDirectory} says where data lies on this machine.
 *   <li>{@link dev.unroll.data.catalogue.Installer} is the way in: {@code require}, {@code fetch},
 *       {@code verify}. {@code Staging} gathers one dataset beside its final place, {@code
 *       FolderLock} keeps two installers apart.
 *   <li>{@link dev.unroll.data.catalogue.Download} fetches one file over HTTP, with {@code
 *       PartialFile} (what an earlier attempt left), {@code Proxies}, {@code Transfer}, {@code
 *       StallGuard}, {@code Refused} and {@link dev.unroll.data.catalogue.Patience}.
 *   <li>{@link dev.unroll.data.catalogue.Archive} unpacks tar and zip without trusting them: {@code
 *       UnpackedFolder} keeps entries inside the target, {@link
 *       dev.unroll.data.catalogue.UnpackLimits} stops bombs.
 * </ul>
 */
package dev.unroll.data.catalogue;
