/** The face of a bundle: the unread notices of a person in a range of the log, outside of the quiet hours of the person. */
import { Clock, Effect } from "effect"
import type { PersonId } from "../../../domain/ids.ts"
import { reaches } from "../../../domain/notices/reaches.ts"
import type { NoticeSettings } from "../../../domain/notices/settings.ts"
import type { FaceContent, FacePlace } from "../cards/faces/face.ts"
import { quietUntil } from "./text/hours.ts"
import type { MadeNotice } from "../../../projections/reads/notices/senderReads.ts"
import { NoticeView } from "./noticeView.ts"
import { mostInBundle, readPressData } from "./readButton.ts"
import { type NoticeReader, Readers } from "./readers.ts"
import { noticesText } from "./text/noticesText.ts"

/** The place of the product, for the messages of the bot. */
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

export const makeBundleFace = ({ zone, origin }: BotPlace) =>
  Effect.gen(function* () {
    const view = yield* NoticeView
    const readers = yield* Readers
    return Effect.fnUntraced(function* ({ to, after, upTo, isRead }: BundleWhat, place: FacePlace) {
      const reader = yield* readers.get(to)
      if (reader === null) return over
      const settings = yield* view.settingsOf(to)
      const found = yield* view.between(reader.names, after, upTo, mostInBundle)
      const notices = found.filter(
        (notice) => isTold(notice, reader, settings) && (isRead === true || isUnknown(notice))
      )
      if (notices.length === 0) return over
      const language = reader.language ?? place.language
      const own = reader.zone ?? zone
      const nameOf = yield* readers.namesOf(
        notices.map(({ by }) => by),
        language
      )
      const notBefore = quietUntil(settings, own, yield* Clock.currentTimeMillis)
      const readData = isRead === true ? null : readPressData({ after, upTo })
      const rendered = noticesText({ notices, nameOf, language, zone: own, origin, readData })
      return { is: "message", rendered, ...(notBefore === null ? {} : { notBefore }) } satisfies FaceContent
    })
  })

const over: FaceContent = { is: "over" }

/** The person may have lost the right to see the thing. */
const isTold = ({ kind, of }: MadeNotice, { audiences }: NoticeReader, settings: NoticeSettings) =>
  audiences.includes(of) && reaches(settings, kind, "telegram")

/** A notice that was read or put off on the dashboard is known. */
const isUnknown = ({ read, later }: MadeNotice) => !read && later === null
