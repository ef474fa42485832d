import type { PersonRow } from "../../../gateways/contract.ts"
import type { Mentionable } from "./mention.ts"

/** The people who can be mentioned: a service, and a person who has left, read nothing. */
export const mentionable = (rows: ReadonlyArray<PersonRow>): ReadonlyArray<Mentionable> =>
  rows
    .filter(({ id, left, mergedInto }) => id.startsWith("person:") && !left && mergedInto === null)
    .map(({ id, name, handle }) => ({ id, name, handle }))
