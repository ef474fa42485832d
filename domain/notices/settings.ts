/** How notices reach a person: the switch of each kind and channel, the quiet hours, and the hour of the digest. */
import { Schema } from "effect"
import { type NoticeKind, noticeKinds } from "../vocabulary.ts"

/** A time of the day in the zone of the person's preferences: `21:00`. */
const HourMinute = Schema.String.check(Schema.isPattern(/^([01]\d|2[0-3]):[0-5]\d$/, { message: "must be HH:MM" }))

const Channels = Schema.Struct({ dashboard: Schema.Boolean, telegram: Schema.Boolean })
/** A kind without an entry is on: earlier versions did not know it. */
const Switches = Schema.Struct(
  // The cast: `Object.fromEntries` forgets the names.
  Object.fromEntries(noticeKinds.map((kind) => [kind, Schema.optionalKey(Channels)])) as {
    readonly [K in NoticeKind]: Schema.optionalKey<typeof Channels>
  }
)
/** When `from` is after `to`, the hours include midnight. */
const QuietHours = Schema.Struct({ from: HourMinute, to: HourMinute })

export const NoticeSettings = Schema.Struct({
  kinds: Switches,
  /** Telegram sends nothing in these hours, and one bundle after them; null: no quiet hours. */
  quiet: Schema.NullOr(QuietHours),
  /** When Telegram sends the digest of the day; null: never. An empty digest is not sent. */
  digest: Schema.NullOr(HourMinute)
})
export type NoticeSettings = typeof NoticeSettings.Type
