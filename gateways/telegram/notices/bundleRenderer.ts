/** Renders a bundle: the unread notices of a person in a range of the log. In the quiet hours of the person it waits for their end. */
import { Clock, Effect } from "effect"
import type { PersonId } from "../../../domain/ids.ts"
import { reaches } from "../../../domain/notices/reaches.ts"
import type { NoticeSettings } from "../../../domain/notices/settings.ts"
import { nothingToSend, type RenderOutcome, type RenderPlace } from "../cards/renderers/renderer.ts"
import { quietUntil } from "./text/quietHours.ts"
import type { MadeNotice } from "../../../projections/reads/notices/senderReads.ts"
import { NoticeView } from "./noticeView.ts"
import { mostInBundle, readPressData } from "./readButton.ts"
import { type NoticeReader, Readers } from "./readers.ts"
import { noticesText } from "./text/noticesText.ts"

/** The address and the zone of the product, for the messages of the bot. */
export interface BotPlace {
  /** The zone of people who have set none. */
  readonly zone: string
  /** The address at which people open the product; null: messages have no links. */
  readonly origin: string | null
}

interface BundleWhat {
  readonly to: PersonId
  readonly after: number
  readonly upTo: number
  readonly isRead?: true
}

export const makeBundleRenderer = ({ zone, origin }: BotPlace) =>
  Effect.gen(function* () {
    const view = yield* NoticeView
    const readers = yield* Readers
    return Effect.fnUntraced(function* ({ to, after, upTo, isRead }: BundleWhat, place: RenderPlace) {
      const reader = yield* readers.get(to)
      if (reader === null) return nothingToSend
      const settings = yield* view.settingsOf(to)
      const found = yield* view.between(reader.names, after, upTo, mostInBundle)
      const notices = found.filter((notice) => isWanted(notice, reader, settings) && (isRead === true || isNew(notice)))
      if (notices.length === 0) return nothingToSend
      const language = reader.language ?? place.language
      const own = reader.zone ?? zone
      const nameOf = yield* readers.namesOf(
        notices.map(({ by }) => by),
        language
      )
      const now = yield* Clock.currentTimeMillis
      const notBefore = quietUntil(settings, own, now)
      const readData = isRead === true ? null : readPressData({ after, upTo })
      const rendered = noticesText({ notices, nameOf, language, zone: own, now, origin, readData })
      return { is: "message", rendered, ...(notBefore === null ? {} : { notBefore }) } satisfies RenderOutcome
    })
  })

/** The person may have lost the right to see the thing, or have turned its kind off, since the notice was made. */
const isWanted = ({ kind, of }: MadeNotice, { audiences }: NoticeReader, settings: NoticeSettings) =>
  audiences.includes(of) && reaches(settings, kind, "telegram")

/** False for a notice that was read or postponed on the dashboard. */
const isNew = ({ read, later }: MadeNotice) => !read && later === null
