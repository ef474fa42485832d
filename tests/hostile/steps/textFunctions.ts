/** The functions that take the text of a person or of a model, each with the rest of its input. */
import { parseTelegramExport } from "../../../ops/verbs/import/telegram/telegramSource.ts"
import { lineFrom, proseFrom, verbatimFrom } from "../../../domain/text/fit.ts"
import { intentOf } from "../../../gateways/telegram/inbox/intent.ts"
import { assigneePhrase } from "../../../models/builtin/analyse/assignee.ts"
import { analyseInSlices } from "../../../models/builtin/analyse/analyseByRules.ts"
import { frameOf } from "../../../models/builtin/analyse/frames.ts"
import { titleOf } from "../../../models/builtin/analyse/title.ts"
import { categoryOf } from "../../../models/builtin/classify/category.ts"
import { priorityOf } from "../../../models/builtin/classify/priority.ts"
import { factorsOf } from "../../../models/builtin/extract/candidates/factors/factors.ts"
import { rateSentence } from "../../../models/builtin/extract/candidates/rate.ts"
import { extractInSlices } from "../../../models/builtin/extract/extractByRules.ts"
import { withoutAddress } from "../../../models/builtin/extract/sentence/address.ts"
import { assignmentIn } from "../../../models/builtin/extract/sentence/assignment.ts"
import { markedText } from "../../../models/builtin/extract/sentence/markers.ts"
import { sentencesOf } from "../../../models/builtin/extract/sentence/sentence.ts"
import { salientPhrases } from "../../../models/builtin/extract/topics/phrases.ts"
import { tagsOf } from "../../../models/builtin/extract/topics/tags.ts"
import { extractionOf, saidInWindow } from "../../../models/kit/questions.ts"
import { dueDate } from "../../../models/language/dates/dueDate.ts"
import { deadlineTime } from "../../../models/language/dates/timeOfDay.ts"
import { languageOf } from "../../../models/language/language.ts"
import { locate } from "../../../models/language/locate.ts"
import { addresseeInSlices, personNamed } from "../../../models/language/people/addressee.ts"
import { nameForms, waysToWrite } from "../../../models/language/people/nameForms.ts"
import { contentWords, stemOf } from "../../../models/language/text/contentWords.ts"
import { likeness } from "../../../models/language/text/likeness.ts"
import { ngramHash } from "../../../models/language/text/ngramHash.ts"
import { oneLine } from "../../../domain/text/clean.ts"
import { shortened, upperFirst } from "../../../models/language/text/tidy.ts"
import { plain } from "../../../models/language/words.ts"
import type { Sliced } from "../../../models/slices/slices.ts"
import { alikeWords } from "../../../projections/search/candidates.ts"
import { boundedQuery } from "../../../projections/search/question.ts"
import { snippet } from "../../../projections/search/snippet.ts"
import { askedOf } from "../../../reactors/analyse/speaker.ts"
import { noiseOf } from "../../../reactors/chat/noise/noise.ts"
import { addressedIn, nameIndex } from "../../../reactors/chat/threads/mentions.ts"
import { greetsOnly, opens } from "../../../reactors/chat/threads/openers.ts"
import { threadsInSlices } from "../../../reactors/chat/threads/threads.ts"
import { cutText, windowsOf } from "../../../reactors/chat/windows.ts"
import { makeFind } from "../../../reactors/grounding/quotes/find.ts"
import { makeSeen } from "../../../reactors/grounding/likeness.ts"
import { actorOf, chatMessage } from "../../../reactors/kit/sampleChat.ts"
import { team } from "../../../domain/values.ts"

const at = "2026-11-24T09:30:00Z"
const people = Array.from({ length: 5 }, (_, i) => ({ id: actorOf(`ann0000${i}`), names: [`Ann Lee${i}`, `@ann${i}`] }))
const names = new Map(people.map(({ id, names }) => [id, names]))
const index = nameIndex(names)
const said = (text: string, i = 0) => chatMessage(i, "eve00000", i, text)
const inWindow = (text: string) => saidInWindow(text, { at })
const none: ReadonlySet<string> = new Set()
/** A query of many words, of which most occur nowhere. */
const query = (text: string) => `${text.slice(0, 200)} ${Array.from({ length: 60 }, (_, i) => `w${i}x`).join(" ")}`
const me = { id: 1, username: "bot", readsAll: true }
const update = (text: string) => ({
  message_id: 1,
  date: 1,
  chat: { id: 2, type: "group" as const },
  from: { id: 5, is_bot: false, first_name: "Eve" },
  text,
  entities: Array.from({ length: 100 }, (_, i) => ({ type: "text_mention", offset: i, length: 1, user: { id: 1 } }))
})
const precedents = (text: string) =>
  Array.from({ length: 3 }, (_, i) => ({
    text: text.slice(i),
    verdict: "rejected" as const,
    became: null,
    reason: null
  }))

/** Each call is one piece of work: the event loop waits for its end. */
export const textFunctions: Readonly<Record<string, (text: string) => unknown>> = {
  snippet: (text) => snippet(text, query(text)),
  alikeWords,
  boundedQuery,
  locate: (text) => locate(text, `${text.toUpperCase().slice(0, -3)}zzz`),
  languageOf,
  plain,
  dueDate: (text) => dueDate(text, { at, zone: "Europe/Kyiv" }),
  dueDateOfDeadline: (text) => dueDate(text, { at, zone: "America/New_York", isDeadline: true }),
  deadlineTime,
  personNamed: (text) => personNamed(text, people),
  nameForms,
  waysToWrite: (text) => waysToWrite([text]),
  contentWords,
  stemOf,
  likeness: (text) => likeness(text, `${text}.`),
  ngramHash,
  oneLine,
  shortened: (text) => shortened(text, 200),
  upperFirst,
  categoryOf: (text) => categoryOf(text, text),
  priorityOf,
  sentencesOf: (text) => sentencesOf(inWindow(text), 0, none),
  markedText,
  withoutAddress: (text) => withoutAddress(text, none),
  assignmentIn: (text) => assignmentIn(text, none, true),
  factorsOf: (text) => factorsOf({ message: 0, quote: text, text, marker: null, addressed: false }),
  rateSentence: (text) => rateSentence({ text, marker: null, addressed: false }),
  tagsOf: (text) => tagsOf(text, none),
  salientPhrases: (text) => salientPhrases([text, text], none),
  assigneePhrase,
  frameOf,
  titleOf: (text) => titleOf(text, "problem"),
  noiseOf: (text) => noiseOf(said(text), { previous: said(text.slice(1)) }),
  addressedIn: (text) => addressedIn(text, index),
  opens,
  greetsOnly,
  windowsOf: (text) => windowsOf([{ messages: [said(text)] }]),
  cutText: (text) => cutText(text, 100),
  seen: (text) => {
    const seen = makeSeen()
    seen.add("a", text, team)
    return seen.like(text, team)
  },
  askedOf: (text) => askedOf(text, [{ text, author: actorOf("ann00000") }], people),
  lineFrom: (text) => lineFrom(text, 300),
  proseFrom: (text) => proseFrom(text, 20_000),
  verbatimFrom: (text) => verbatimFrom(text, 40_000),
  intentOf: (text) => intentOf(update(text), me),
  intentOfCommand: (text) => intentOf(update(`/${text}`), me),
  parseTelegramExport: (text) =>
    parseTelegramExport(
      JSON.stringify({
        name: text,
        id: 1,
        messages: [{ id: 1, type: "message", date: text, from: text, from_id: text, text }]
      })
    )
}

/** The work that other work interrupts: only one slice holds the event loop. */
export const slicedFunctions: Readonly<Record<string, (text: string) => Sliced<unknown>>> = {
  addressee: (text) => addresseeInSlices(text, people),
  find: (text) => makeFind([{ message: said(text), context: false }]).find({ message: 0, quote: `${text}1` }),
  extract: (text) =>
    extractInSlices(
      extractionOf([inWindow(text), inWindow(text.slice(1))], {
        topics: [text.slice(0, 80)],
        precedents: precedents(text)
      })
    ),
  analyse: (text) =>
    analyseInSlices({
      topic: text.slice(0, 80),
      atoms: [{ type: "problem", text, quotes: [{ author: "A", text, at }] }],
      tasks: [text],
      precedents: precedents(text)
    }),
  threads: (text) => threadsInSlices([said(text), said(text, 1)], names)
}
