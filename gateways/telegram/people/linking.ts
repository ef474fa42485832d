/**
 * The link of a Telegram user with a person. It is a port, because sign-in codes belong to the HTTP gateway.
 * `ops/parts/bot/telegram.ts` wires it.
 */
import { Context, type Effect } from "effect"
import type { NotDone } from "../../../commands/commandBus.ts"
import type { PersonId } from "../../../domain/ids.ts"
import type { StreamUnavailable } from "../../../streams/errors.ts"

export interface TelegramUser {
  /** The keyed hash by which a person is linked (`LinkTelegram`). */
  readonly key: string
  /** Valid as `Name` of `domain/person/person.ts`. */
  readonly name: string
  readonly handle: string | null
}

/** Exchanges a one-time code for the person that it was issued for, and links that person with the Telegram user. */
export class Linking extends Context.Service<
  Linking,
  {
    /** Whether the text is a code that was printed and not used. It stays usable. */
    readonly isCode: (text: string) => Effect.Effect<boolean, StreamUnavailable>
    /**
     * `unknown`: the code is unknown, used or too old. `taken`: its person has another Telegram account, and the code stays usable.
     * A code must be too long to guess.
     */
    readonly redeem: (code: string, user: TelegramUser) => Effect.Effect<PersonId | "unknown" | "taken", NotDone>
    /**
     * Merges the person that the messages of this user had before the link into the linked person. A person with a role is never
     * merged. A repetition changes nothing.
     */
    readonly adopt: (user: TelegramUser) => Effect.Effect<void, NotDone>
  }
>()("tracker/gateways/telegram/Linking") {}
