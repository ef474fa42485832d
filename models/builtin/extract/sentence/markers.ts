/** Explicit markers of people and of meeting bots: `[ACTION] …`, `TODO: …`, `#agreed …`, `РІШЕННЯ: …`. */
import { plain } from "../../../language/words.ts"

export type Marker =
  | "action"
  | "agreed"
  | "topic"
  | "idea"
  | "link"
  | "problem"
  | "question"
  | "risk"
  | "blocker"
  | "solution"
  | "insight"
  | "other"

export interface MarkedText {
  readonly marker: Marker
  /** The text after the marker. */
  readonly rest: string
}

const named: ReadonlyArray<readonly [Marker, ReadonlyArray<string>]> = [
  [
    "action",
    ["action", "action item", "todo", "to do", "ai", "task", "fixme", "requirement", "задача", "завдання", "дія"]
  ],
  ["action", ["зробити", "сделать", "действие", "требование", "вимога", "туду"]],
  [
    "agreed",
    ["agreed", "agreement", "accepted", "decision", "decided", "resolved", "рішення", "вирішено", "домовлено"]
  ],
  ["agreed", ["решение", "решено", "договорились", "домовились", "домовленість", "договоренность"]],
  ["topic", ["topic", "subtopic", "new topic", "agenda", "тема", "нова тема", "новая тема"]],
  ["idea", ["idea", "proposal", "suggestion", "ідея", "идея", "пропозиція", "предложение"]],
  ["link", ["link", "лінк", "посилання", "ссылка"]],
  ["problem", ["bug", "problem", "issue", "баг", "проблема"]],
  ["question", ["question", "питання", "запитання", "вопрос"]],
  ["risk", ["risk", "ризик", "риск"]],
  ["blocker", ["blocker", "blocked", "блокер"]],
  ["solution", ["solution", "fix", "workaround"]],
  ["insight", ["info", "fyi", "note", "help", "rejected", "insight", "увага", "внимание"]]
]
const marks: ReadonlyMap<string, Marker> = new Map(named.flatMap(([marker, all]) => all.map((word) => [word, marker])))

const bullet = String.raw`^[\s>*•–-]{0,4}`
// "[ACTION] …", "(todo) …"
const bracketed = new RegExp(String.raw`${bullet}[[(<]\s?(?<mark>[\p{L} _-]{2,20}?)\s?[\])>]\s?[:–-]?\s?`, "u")
// "#action …"
const hashed = new RegExp(String.raw`${bullet}#(?<mark>[\p{L}]{2,20})\s?:?\s`, "u")
// "ACTION: …", and the echo of a meeting bot: "ACTION received: …"
const labelled = new RegExp(String.raw`${bullet}(?<mark>[\p{L} ]{2,20}?)(?: received)?\s?(?::|\s[–-])\s`, "u")
// "TODO …" and "FIXME …" need no colon.
const shouted = new RegExp(String.raw`${bullet}(?<mark>TODO|FIXME)\s`, "u")

/** Null if the text does not begin with a marker. An unknown tag in brackets ("[VOTE]") is `other`. */
export const markedText = (text: string): MarkedText | null => {
  for (const form of [bracketed, hashed, labelled, shouted]) {
    const found = form.exec(text)
    if (found === null) continue
    const word = plain(found.groups?.["mark"] ?? "").replaceAll("_", " ")
    const marker = marks.get(word) ?? (form === bracketed && /^\[\p{Lu}+\]/u.test(text) ? "other" : null)
    if (marker !== null) return { marker, rest: text.slice(found[0].length) }
  }
  return null
}
