/**
 * The bot that has received an update. It is stored with the update: another bot may have replaced it before the update is handled,
 * and each bot numbers the messages of private chats and small groups itself.
 */
import { Result, Schema } from "effect"
import type { Me } from "../api/bot.ts"

const Received = Schema.Struct({
  /** Telegram's updates have no such field. An earlier version ignores it. */
  received_by: Schema.Struct({ id: Schema.Int, username: Schema.String, readsAll: Schema.Boolean })
})
const decode = Schema.decodeUnknownResult(Schema.fromJsonString(Received))

/** The text of an update as the inbox stores it. */
export const receivedUpdate = ({ id, username, readsAll }: Me, update: { readonly update_id: number }): string =>
  JSON.stringify({ ...update, received_by: { id, username, readsAll } } satisfies typeof Received.Type & typeof update)

/** Null for an update that an earlier version has stored. */
export const receiverOf = (raw: string): Me | null =>
  Result.getOrElse(
    Result.map(decode(raw), ({ received_by: receiver }) => receiver),
    () => null
  )
