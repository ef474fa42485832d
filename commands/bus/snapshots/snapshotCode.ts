/**
 * The modules that make the content of a snapshot from stored commits, and that write and read it. With everything that they
 * import, their text is the fingerprint of a snapshot. Add a module that takes over a part of this work, unless
 * one of these modules imports it.
 */
export const snapshotCode: ReadonlyArray<URL> = [
  "./snapshots.ts",
  // Fold commits into the states that become snapshots.
  "../attempt/load.ts",
  "../attempt/append.ts",
  // Decodes the commits.
  "../../../streams/codec/codec.ts"
].map((file) => new URL(file, import.meta.url))
