/**
 * The modules that make the content of a snapshot from stored commits, and that write and read it. With everything that they
 * import, their text is the fingerprint of a snapshot. Modules that get a part of that work and are imported by none of these
 * must be added.
 */
export const snapshotCode: ReadonlyArray<URL> = [
  "./snapshots.ts",
  // They fold commits into the states that become snapshots.
  "../attempt/load.ts",
  "../attempt/append.ts",
  // It decodes the commits.
  "../../../streams/codec/codec.ts"
].map((file) => new URL(file, import.meta.url))
