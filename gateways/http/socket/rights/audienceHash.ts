/**
 * A 32-bit hash of the audiences that an actor can see.
 *
 * On the wire it is a cursor's `epoch`: a client whose cursor has another one gets a snapshot.
 */
export const audienceHashOf = (audiences: ReadonlyArray<string>): number => {
  let hash = 17
  for (const letter of audiences.toSorted().join(" ")) hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) | 0
  return hash >>> 0
}
