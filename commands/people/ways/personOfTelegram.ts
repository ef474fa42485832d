/** The person behind a Telegram user, as the bot finds the author of a message. */
import type { Principals } from "../../principals.ts"
import { type ActorId, PersonId, personActor } from "../../../domain/ids.ts"

/**
 * The linked person, or else the person that is derived from the user's id, who may not exist. The survivor of a merge.
 *
 * @param key the keyed hash of the user's id
 */
export const personOfTelegram = (
  { personByTelegram, survivorOf }: Pick<Principals["Service"], "personByTelegram" | "survivorOf">,
  key: string
): ActorId => survivorOf(personActor(personByTelegram(key) ?? PersonId.make(key)))
