/** The notices of the caller: the list, the marks of single notices, and the settings. Every command is about the caller's own. */
import { Effect, Schema } from "effect"
import { Principals } from "../../../../commands/principals.ts"
import { personActor, PersonId, personOf } from "../../../../domain/ids.ts"
import { Command as NoticesCommand } from "../../../../domain/notices/notices.ts"
import { NoticeSettings } from "../../../../domain/notices/settings.ts"
import { noticeRow } from "../../../../projections/models/notices/notices.ts"
import { Notices } from "../../../../projections/reads/notices/notices.ts"
import { resource } from "../../api/commandOperations.ts"
import { placeById } from "../../api/place.ts"
import { read, readPage } from "../../api/readOperations.ts"
import { NotAllowed } from "../../problems/problems.ts"
import { Caller } from "../../signIn/caller.ts"

/** `:id` is the person. The id of a merged person resolves to the survivor. */
const place = {
  ...placeById("notices", "/notices", NoticesCommand),
  idOf: (id: string) =>
    Effect.map(Principals, ({ survivorOf }) => personOf(survivorOf(personActor(PersonId.make(id)))) ?? id)
}
const { ReadNotices, UnreadNotices, PostponeNotices, SetNotices } = NoticesCommand.cases

export const noticeOperations = resource("notices", place, {
  list: readPage(
    "notices.list",
    "/notices",
    {
      row: noticeRow.wire,
      description:
        "The notices of the caller that still concern them, newest first. A thing has one notice of each kind, which a later event renews."
    },
    ({ audiences }, _, limit, cursor) => Effect.flatMap(Notices, ({ list }) => list(audiences, limit, cursor))
  ),
  settings: read(
    "notices.settings",
    "/notices/settings",
    {
      success: Schema.Struct({ settings: NoticeSettings, seq: Schema.Int }),
      description:
        "Which kinds of notices reach the caller, by the dashboard and by Telegram, and when. A kind without an entry is on. Times are in the zone of the caller's preferences."
    },
    Effect.fnUntraced(function* (_, { reads }) {
      const person = personOf((yield* Caller).actor)
      if (person === null) return yield* new NotAllowed({ detail: "A token gets no notices. Sign in as a person." })
      return { settings: yield* (yield* Notices).settingsOf(person), seq: yield* reads.seq }
    })
  ),
  read: [
    "ReadNotices",
    { notices: ReadNotices.fields.notices, upTo: ReadNotices.fields.upTo },
    "Marks notices as read. `upTo`: the highest position that the person saw; a notice that was renewed later stays unread."
  ],
  unread: ["UnreadNotices", { notices: UnreadNotices.fields.notices }],
  postpone: [
    "PostponeNotices",
    { notices: PostponeNotices.fields.notices, until: PostponeNotices.fields.until },
    "Hides notices from the list until a moment; null shows them again."
  ],
  set: ["SetNotices", { settings: SetNotices.fields.settings }, "Replaces the settings."]
})
