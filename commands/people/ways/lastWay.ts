/** A person keeps at least one sign-in method. Without one, only the operator could let the person in again. */
import { Effect } from "effect"
import { PersonRefused } from "../../../domain/person/person.ts"
import type { HeldWays } from "./presentPerson.ts"

/** The number of methods. Recovery codes count as one. */
const countOf = ({ ways: { identities, passkeys, recovery }, telegram }: HeldWays): number =>
  identities.length + passkeys.length + (recovery.length > 0 ? 1 : 0) + (telegram ? 1 : 0)

/**
 * Fails `last-way` when the person has only one method.
 *
 * @param held all sign-in methods of the person, with those of merged people
 */
export const requireAnotherWay = (held: ReadonlyArray<HeldWays>) =>
  held.reduce((sum, each) => sum + countOf(each), 0) > 1
    ? Effect.void
    : Effect.fail(new PersonRefused({ because: "last-way" }))
