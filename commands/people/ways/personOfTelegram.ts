/** Finds the person of a Telegram user, for the author of a message and for sign-in in the Mini App. */
import type { Principals } from "../../principals.ts"
import { type ActorId, PersonId, personActor } from "../../../domain/ids.ts"

/**
 * The linked person; without a link, the person whose id is derived from the user's id, who may not exist. A merged person is
 * replaced by the survivor.
 *
 * @param key the keyed hash of the user's id
 */
export const personOfTelegram = (
  { personByTelegram, survivorOf }: Pick<Principals["Service"], "personByTelegram" | "survivorOf">,
  key: string
): ActorId => survivorOf(personActor(personByTelegram(key) ?? PersonId.make(key)))
