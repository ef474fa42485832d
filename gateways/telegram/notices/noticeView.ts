/**
 * The notices and the work of people, as the bot sends them. It is a port: `ops/parts/bot/reads/noticeView.ts` provides it from the
 * tables and from the announcements of their changes.
 */
import { Context, type Effect, type Stream } from "effect"
import type { ActorId, PersonId } from "../../../domain/ids.ts"
import type { NoticeSettings } from "../../../domain/notices/settings.ts"
import type { Audience, Due } from "../../../domain/values.ts"
import type { Agenda, MadeNotice } from "../../../projections/reads/notices/senderReads.ts"
import type { ViewUnavailable } from "../cards/task/taskView.ts"

/** Every read fails while the tables do not answer; a retry is safe. */
export class NoticeView extends Context.Service<
  NoticeView,
  {
    /** The position of the last notice; 0: there is none. */
    readonly head: Effect.Effect<number, ViewUnavailable>
    /** See `Notices.madeAfter`. */
    readonly madeAfter: (position: number, limit: number) => Effect.Effect<ReadonlyArray<MadeNotice>, ViewUnavailable>
    /** The notices of a person in a range of positions, in the order of the log. `after` is excluded, `upTo` included. */
    readonly between: (
      names: ReadonlyArray<ActorId>,
      after: number,
      upTo: number,
      limit: number
    ) => Effect.Effect<ReadonlyArray<MadeNotice>, ViewUnavailable>
    readonly settingsOf: (person: PersonId) => Effect.Effect<NoticeSettings, ViewUnavailable>
    /** The people who want a digest, with its time of the day. */
    readonly digests: Effect.Effect<ReadonlyArray<{ readonly person: PersonId; readonly at: string }>, ViewUnavailable>
    /** See `SenderReads.agendaOf`. */
    readonly agendaOf: (
      names: ReadonlyArray<ActorId>,
      audiences: ReadonlyArray<Audience>,
      until: Due
    ) => Effect.Effect<Agenda, ViewUnavailable>
    /** Emits after new notices are committed. The next round reads a notice whose announcement was lost. */
    readonly changes: Stream.Stream<unknown>
  }
>()("tracker/gateways/telegram/NoticeView") {}
