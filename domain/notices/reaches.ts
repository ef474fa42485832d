/**
 * Whether a kind of notice reaches a person by a channel. The dashboard and Telegram both ask it.
 *
 * Imports types only, because the dashboard loads it.
 */
import type { NoticeChannel, NoticeKind } from "../vocabulary.ts"
import type { NoticeSettings } from "./settings.ts"

/** The settings of a person who has set none: everything, and quiet nights. */
export const defaultSettings: NoticeSettings = { kinds: {}, quiet: { from: "21:00", to: "07:00" }, digest: null }

/** A kind without an entry reaches the person by every channel. */
export const reaches = ({ kinds }: Pick<NoticeSettings, "kinds">, kind: NoticeKind, channel: NoticeChannel): boolean =>
  kinds[kind]?.[channel] ?? true

/** Whether a time of the day, `HH:MM` in the zone of the person, is in the quiet hours. Their end is not. */
export const isQuiet = ({ quiet }: Pick<NoticeSettings, "quiet">, time: string): boolean => {
  if (quiet === null || quiet.from === quiet.to) return false
  const { from, to } = quiet
  return from < to ? time >= from && time < to : time >= from || time < to
}
