/** Sends a kept value. Only the receipt drops it. */
import { newKey } from "../sync/rest/newKey.ts"
import { Refusal } from "../sync/rest/api.ts"
import { dropKept, type Kept, readKept, writeKept } from "./kept/keptTexts.ts"

/**
 * Keeps the value at the place, and sends it with its idempotency key. The key stays the same until the value changes, so a
 * second try after a lost answer is the same command.
 *
 * @param request resolves with null when the command was refused, and the person was told
 * @throws {Refusal} of the request; the value stays kept
 */
export const sendKept = async <V, A>(
  place: string,
  { value, seen }: { readonly value: V; readonly seen: number | null },
  request: (value: V, key: string) => Promise<A | null>
): Promise<A | null> => {
  const before = readKept(place)
  const key = (before !== null && isSame(before.value, value) ? before.key : null) ?? newKey()
  writeKept(place, { value, seen, key })
  try {
    const answer = await request(value, key)
    if (answer !== null) settle(place, key, null)
    return answer
  } catch (error) {
    // A refused command was not stored, so the next try is another command.
    if (error instanceof Refusal && isDefinite(error)) settle(place, key, { value, seen, key: null })
    throw error
  }
}

/** A value that the person has changed meanwhile is another one, and stays as it is. */
const settle = (place: string, key: string, after: Kept | null) => {
  if (readKept(place)?.key !== key) return
  if (after === null) dropKept(place)
  else writeKept(place, after)
}

/** True when the server has answered that it stored nothing. */
const isDefinite = ({ problem: { status } }: Refusal) => status >= 400 && status < 500

export const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
