/** Implements the bot's port `NoticeView` on the tables and on the announcements of their changes. */
import { Effect, Layer } from "effect"
import { ViewUnavailable } from "../../../../gateways/telegram/cards/task/taskView.ts"
import { NoticeView } from "../../../../gateways/telegram/notices/noticeView.ts"
import { Notices } from "../../../../projections/reads/notices/notices.ts"
import { Broadcast } from "../../../../streams/ports/broadcast.ts"

export const noticeView = Layer.effect(
  NoticeView,
  Effect.gen(function* () {
    const notices = yield* Notices
    const broadcast = yield* Broadcast
    const orUnavailable = <A, E>(read: Effect.Effect<A, E>) =>
      Effect.mapError(read, (cause) => new ViewUnavailable({ cause }))
    return NoticeView.of({
      head: orUnavailable(notices.head),
      madeAfter: (position, limit) => orUnavailable(notices.madeAfter(position, limit)),
      between: (names, after, upTo, limit) => orUnavailable(notices.between(names, after, upTo, limit)),
      settingsOf: (person) => orUnavailable(notices.settingsOf(person)),
      digests: orUnavailable(notices.digests),
      agendaOf: (names, audiences, until) => orUnavailable(notices.agendaOf(names, audiences, until)),
      changes: broadcast.subscribe("changes.notices")
    })
  })
)
