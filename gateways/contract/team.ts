/** The part of the API's shapes that belongs to people and their sign-in methods. */
import { Schema } from "effect"
import { ActorId, ChatId } from "../../domain/ids.ts"
import { WayKey } from "../../domain/person/ways.ts"
import { Role } from "../../domain/values.ts"
import { languages } from "../../domain/vocabulary.ts"

/** The number of each sign-in method. `codes`: unused recovery codes. */
const WayCounts = Schema.Struct({
  telegram: Schema.Boolean,
  passkeys: Schema.Int,
  accounts: Schema.Int,
  codes: Schema.Int
})

/** A person as an administrator sees it. */
export const MemberShown = Schema.Struct({
  id: ActorId,
  name: Schema.String,
  handle: Schema.NullOr(Schema.String),
  role: Schema.NullOr(Role),
  /** True for a former member. */
  left: Schema.Boolean,
  /** Null for a person with a higher role than the caller. */
  ways: Schema.NullOr(WayCounts),
  /** The last use of the page, to the hour; null when there was none in the last 30 days. */
  seenAt: Schema.NullOr(Schema.String),
  sessions: Schema.NullOr(Schema.Int),
  openTasks: Schema.Int,
  /** Zero for a person with a role. */
  messages: Schema.Int,
  lastMessageAt: Schema.NullOr(Schema.String),
  chats: Schema.Array(ChatId)
})
export type MemberShown = typeof MemberShown.Type

/** The sign-in methods of a person, each with the id that removes it. */
export const WaysShown = Schema.Struct({
  telegram: Schema.Boolean,
  accounts: Schema.Array(Schema.Struct({ id: WayKey, provider: Schema.String })),
  passkeys: Schema.Array(Schema.Struct({ id: WayKey, name: Schema.String })),
  recoveryCodes: Schema.Int
})
export type WaysShown = typeof WaysShown.Type

/** The person's own settings. */
export const Preferences = Schema.Struct({ language: Schema.Literals(languages), zone: Schema.String })
export type Preferences = typeof Preferences.Type
