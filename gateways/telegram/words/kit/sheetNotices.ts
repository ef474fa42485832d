/** The bundles of notices and the digests of the contact sheet. */
import { ada, bo } from "../../../../domain/kit/people.ts"
import { Due } from "../../../../domain/values.ts"
import type { NoticeKind } from "../../../../domain/vocabulary.ts"
import type { Notice } from "../../../../projections/models/notices/notice.ts"
import { digestText } from "../../notices/text/digestText.ts"
import { noticesText } from "../../notices/text/noticesText.ts"
import type { BotLanguage } from "../words.ts"
import { dueOfSheet, momentOfSheet, originOfSheet, placeOfSheet, type SheetMessage } from "./sheet.ts"
import { sheetWords } from "./sheetWords.ts"

const noticeOf = (language: BotLanguage, kind: NoticeKind, more: Partial<Notice> = {}) => ({
  id: `task.task0001.${kind}.ada00000`,
  to: ada.slice("person:".length) as Notice["to"],
  kind,
  about: `evt.task.task000${kind.length}`,
  of: "team" as Notice["of"],
  number: 12,
  title: sheetWords[language].title,
  by: bo,
  others: [],
  quote: null,
  comment: null,
  due: dueOfSheet,
  outcome: null,
  count: 1,
  at: "2026-11-27T12:00:00Z",
  position: 5,
  read: false,
  later: null,
  settled: false,
  ...more
})

export const sheetBundles = (language: BotLanguage): ReadonlyArray<SheetMessage> => {
  const { ann, bo: nameOfBo, quote } = sheetWords[language]
  const bundle = (
    name: string,
    notices: ReadonlyArray<ReturnType<typeof noticeOf>>,
    shows?: SheetMessage["shows"]
  ) => ({
    name: `bundle: ${name}`,
    rendered: noticesText({
      notices,
      nameOf: (actor) => (actor === ada ? ann : nameOfBo),
      language,
      ...placeOfSheet,
      origin: originOfSheet,
      readData: "n.1.2"
    }),
    ...(shows === undefined ? {} : { shows })
  })
  const one = (kind: NoticeKind, more: Partial<Notice> = {}) => noticeOf(language, kind, more)
  return [
    bundle("assigned", [one("assigned")]),
    bundle("mentioned", [one("mentioned", { quote })]),
    bundle("commented", [one("commented", { quote })]),
    bundle("commented by two", [one("commented", { quote, others: [ada] })]),
    bundle("due soon", [one("soon")], "day"),
    bundle("overdue", [one("overdue", { due: momentOfSheet })], "moment"),
    bundle("done", [one("done", { outcome: "done" })]),
    bundle("cancelled", [one("done", { outcome: "cancelled" })]),
    ...(["approved", "rejected", "merged"] as const).map((outcome) =>
      bundle(`proposal ${outcome}`, [one("decided", { outcome, number: null })])
    ),
    bundle("approval wanted", [one("approval", { count: 3, number: null, title: "" })]),
    bundle(
      "several",
      Array.from({ length: 12 }, (_, i) => one("assigned", { about: `evt.task.task00${i + 10}`, number: i + 1 }))
    )
  ]
}

export const sheetDigests = (language: BotLanguage): ReadonlyArray<SheetMessage> => {
  const { title } = sheetWords[language]
  const work = (id: string, number: number, due: Due) => ({ id, number, title, due })
  const digest = (name: string, tasks: ReadonlyArray<ReturnType<typeof work>>, shows: SheetMessage["shows"]) => {
    const atDue = Date.parse("2026-12-01T12:00:00Z")
    const rendered = digestText({
      agenda: { tasks, open: 21 },
      language,
      zone: placeOfSheet.zone,
      now: atDue,
      origin: originOfSheet
    })
    return { name: `digest: ${name}`, rendered: rendered ?? { text: "", buttons: [] }, ...(shows ? { shows } : {}) }
  }
  return [
    digest("today", [work("task0001", 12, dueOfSheet)], "day"),
    digest("today at a time", [work("task0001", 12, momentOfSheet)], "moment"),
    digest("late and today", [work("task0000", 7, Due.make("2026-11-20")), work("task0001", 12, dueOfSheet)], "day")
  ]
}
