/** The captions of an album. Its parts arrive one by one, in any order, each may have a caption, and all are one task. */
import { Effect } from "effect"
import { loadFromLog } from "../../../../commands/knowledge/loadFromLog.ts"
import { sendOnce } from "../../../../commands/sendOnce.ts"
import type { ActorId, MessageId, TaskId } from "../../../../domain/ids.ts"
import { filesIn } from "../../../../domain/message/fileLines.ts"
import { proseFrom } from "../../../../domain/text/fit.ts"
import { descriptionLength } from "../../../../domain/text/limits.ts"
import type { Audience } from "../../../../domain/values.ts"
import type { Commit } from "../../../../streams/commit/envelope.ts"
import { subjectOf } from "../../../../streams/commit/subjects.ts"
import { bot } from "../../people/authors.ts"
import { storedMessage } from "../messages/storedMessage.ts"
import { titleAndRest } from "../messages/titleAndRest.ts"

interface Caption {
  /** The person whose message adds it. */
  readonly actor: ActorId
  /** The author of the words. */
  readonly author: ActorId
  /** The audience of its group. The actor may have left the group since. */
  readonly audience: Audience
  readonly task: TaskId
  readonly words: string
  /** The id of the message of the part. */
  readonly key: MessageId
}

/**
 * Adds the caption of a further part to the task. The first caption is the title, when the part that made the task had none; the
 * others are added to the description. A repetition changes nothing.
 */
export const addCaption = Effect.fnUntraced(function* ({ actor, author, audience, task, words, key }: Caption) {
  const { now, commits } = yield* loadFromLog(bot, "task", task)
  if (now === null || words === "" || now.description.includes(words)) return
  const { title, description } = titleAndRest(words)
  const subject = subjectOf("task", task)
  const send = (name: string, command: Parameters<typeof sendOnce>[1]["command"]) =>
    sendOnce({ actor, spokeIn: audience, key: `${key}:${name}` }, { subject, command }).pipe(
      Effect.catchTag(["TaskRefused", "Forbidden"], () => Effect.void)
    )
  const describe = (text: string) => send("caption", { _tag: "DescribeTask", wordsOf: author, description: text })
  // The title may be of this caption, whose description is missing: a crash may have come between the two.
  const isTitled = now.title === title
  if (isTitled && description === "") return
  if (!isTitled && now.titleRevision === 1 && !(yield* hasWords(sourceOf(commits)))) {
    yield* send("title", { _tag: "RetitleTask", wordsOf: author, title })
    return description === "" ? undefined : yield* describe(description)
  }
  const former = now.description === "" && !isTitled ? now.title : now.description
  yield* describe(proseFrom(former === "" ? words : `${former}\n${words}`, descriptionLength))
})

const sourceOf = (commits: ReadonlyArray<Commit>): MessageId | null =>
  commits
    .flatMap(({ events }) => events)
    .flatMap((event) => (event._tag === "TaskCreated" ? [event.message] : []))
    .at(0) ?? null

/** False for a stored message that has only files. */
const hasWords = Effect.fnUntraced(function* (source: MessageId | null) {
  if (source === null) return true
  const state = yield* storedMessage(source)
  return state.is !== "present" || filesIn(state.text).words.trim() !== ""
})
