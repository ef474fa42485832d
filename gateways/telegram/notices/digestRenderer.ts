/** Renders a digest: the tasks of a person that are late or due today. */
import { Clock, Effect } from "effect"
import type { PersonId } from "../../../domain/ids.ts"
import { nothingToSend, type RenderOutcome, type RenderPlace } from "../cards/renderers/renderer.ts"
import { word } from "../words/words.ts"
import type { BotPlace } from "./bundleRenderer.ts"
import { localTime } from "../words/dates.ts"
import { NoticeView } from "./noticeView.ts"
import { Readers } from "./readers.ts"
import { digestText } from "./text/digestText.ts"

const dayMillis = 24 * 3600 * 1000

interface DigestWhat {
  readonly to: PersonId
  /** The person has sent `/digest`, and gets an answer also when nothing is late or due. */
  readonly isAsked: boolean
}

export const makeDigestRenderer = ({ zone, origin }: BotPlace) =>
  Effect.gen(function* () {
    const view = yield* NoticeView
    const readers = yield* Readers
    return Effect.fnUntraced(function* ({ to, isAsked }: DigestWhat, place: RenderPlace) {
      const reader = yield* readers.get(to)
      if (reader === null) return nothingToSend
      const language = reader.language ?? place.language
      const own = reader.zone ?? zone
      const now = yield* Clock.currentTimeMillis
      // A moment of today in a zone may have the date of the next day in UTC.
      const { day } = localTime("UTC", now + 2 * dayMillis)
      const agenda = yield* view.agendaOf(reader.names, reader.audiences, day)
      const rendered = digestText({ agenda, language, zone: own, now, origin })
      if (rendered !== null) return { is: "message", rendered } satisfies RenderOutcome
      if (!isAsked) return nothingToSend
      return { is: "message", rendered: { text: word(language, "digest-empty"), buttons: [] } } satisfies RenderOutcome
    })
  })
