/** The bot of the installation as its owners connect it. No schema here has a token. */
import { Schema } from "effect"
import { ActorId } from "../../domain/ids.ts"

/** The bot of a token, as Telegram describes it. */
export const AskedBot = Schema.Struct({
  id: Schema.Int,
  /** Without the `@`. */
  username: Schema.String,
  /** The name that people see above its messages. */
  name: Schema.String,
  /** False while privacy mode is on: in groups where it is no administrator, the bot gets only commands and replies to its messages. */
  readsAll: Schema.Boolean,
  /** Whether people may add it to groups. */
  joinsGroups: Schema.Boolean
})
export type AskedBot = typeof AskedBot.Type

/** A token that an owner entered. */
export const StoredTokenShown = Schema.Struct({
  bot: Schema.Struct({ id: Schema.Int, username: Schema.String, name: Schema.String }),
  /** The last four characters of the token. */
  lastFour: Schema.String,
  /** The owner who entered it. */
  by: ActorId,
  at: Schema.String
})
export type StoredTokenShown = typeof StoredTokenShown.Type

export const BotTokenShown = Schema.Struct({
  /** The token in use: `environment` takes precedence over `page`. */
  from: Schema.Literals(["environment", "page", "none"]),
  /** Null: no owner has entered one. */
  stored: Schema.NullOr(StoredTokenShown)
})
export type BotTokenShown = typeof BotTokenShown.Type
