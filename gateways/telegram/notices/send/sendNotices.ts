/**
 * Sends notices in bundles: one message for the notices of a person within a minute. The position in the log is stored after the
 * posts, so a crash in between repeats a page. The range of each bundle shows which notices of the page are posted already.
 */
import { Clock, Duration, Effect } from "effect"
import type { PersonId } from "../../../../domain/ids.ts"
import { reaches } from "../../../../domain/notices/reaches.ts"
import { Buckets } from "../../../../streams/ports/bucket.ts"
import { Outbox } from "../../cards/outbox.ts"
import type { Post } from "../../cards/posts/post.ts"
import { Addresses } from "../../people/addresses.ts"
import type { MadeNotice } from "../../../../projections/reads/notices/senderReads.ts"
import { NoticeView } from "../noticeView.ts"
import { Readers } from "../readers.ts"
import { repeatRounds } from "../../rounds/repeatRounds.ts"
import { lifeMillis, quietMillis, timeAfterItem } from "../../rounds/bursts.ts"

const entry = "notices.position"
/** Time between two rounds, in case the announcement of a change was lost. */
const interval = Duration.seconds(15)
/** Notices of one read. */
const pageSize = 200

/** Never ends. The page of a failed round is read again. */
export const sendNotices = Effect.gen(function* () {
  const { changes } = yield* NoticeView
  return yield* repeatRounds({ changes, interval, round: yield* makeRound, name: "notices" })
})

const makeRound = Effect.gen(function* () {
  const view = yield* NoticeView
  const bucket = yield* (yield* Buckets).open("OUTBOX")
  const postPage = yield* makePostPage
  let known: number | null = null

  const keep = Effect.fnUntraced(function* (position: number) {
    yield* bucket.put(entry, Buffer.from(String(position)))
    known = position
  })
  /** The first start begins at the last notice. A log that ends before the stored position is another log: it begins at its last notice, too. */
  const begin = Effect.gen(function* () {
    const head = yield* view.head
    const stored = yield* bucket.get(entry)
    const position = stored === null ? head : Math.min(head, Number(Buffer.from(stored.value).toString()))
    yield* keep(position)
    return position
  })
  return Effect.gen(function* () {
    let position = known ?? (yield* begin)
    while (true) {
      const page = yield* pageAfter(position)
      const last = page.at(-1)
      if (last === undefined) return
      yield* postPage(page)
      position = last.position
      yield* keep(position)
    }
  })
})

/** The next notices. The notices of one position are never split. */
const pageAfter = Effect.fnUntraced(function* (position: number) {
  const view = yield* NoticeView
  for (let size = pageSize; ; size *= 2) {
    const rows = yield* view.madeAfter(position, size)
    const last = rows.at(-1)?.position
    if (rows.length < size) return rows
    const whole = rows.filter((row) => row.position !== last)
    if (whole.length > 0) return whole
  }
})

const makePostPage = Effect.gen(function* () {
  const view = yield* NoticeView
  const readers = yield* Readers
  const addresses = yield* Addresses
  const outbox = yield* Outbox

  const postForPerson = Effect.fnUntraced(function* (person: PersonId, notices: ReadonlyArray<MadeNotice>) {
    const address = readers.isOnTeam(person) ? addresses.privateChatOf(person) : null
    if (address === null) return
    const settings = yield* view.settingsOf(person)
    const posted = Math.max(0, ...outbox.following(person).map(lastPositionOf))
    const fresh = notices.filter(
      ({ position, read, kind }) => position > posted && !read && reaches(settings, kind, "telegram")
    )
    const [first, last] = [fresh[0]?.position, fresh.at(-1)?.position]
    if (first === undefined || last === undefined) return
    const now = yield* Clock.currentTimeMillis
    if (yield* outbox.amend(person, (post) => extended(post, last, now))) return
    yield* outbox.ensure(`bundle:${person}:${first}`, {
      chat: address.id,
      thread: null,
      replyTo: null,
      language: address.language ?? "en",
      what: { is: "bundle", to: person, after: first - 1, upTo: last },
      notBefore: now + quietMillis,
      until: now + lifeMillis,
      loud: true,
      priority: "low"
    })
  })
  return Effect.fnUntraced(function* (page: ReadonlyArray<MadeNotice>) {
    for (const [person, notices] of Map.groupBy(page, ({ to }) => readers.survivorOf(to)))
      yield* postForPerson(person, notices)
  })
})

/** The last position of a bundle; 0 for another post. */
const lastPositionOf = ({ what }: Post): number => (what.is === "bundle" ? what.upTo : 0)

/** Adds the notices up to a position to a bundle that is not sent yet. */
const extended = ({ what, notBefore, ...post }: Post, upTo: number, now: number): Post | null => {
  if (what.is !== "bundle" || post.stage.is !== "wanted") return null
  return { ...post, what: { ...what, upTo }, notBefore: timeAfterItem(notBefore, post.at, now) }
}
