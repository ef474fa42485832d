/** The answers of the contact sheet. */
import { ada } from "../../../../domain/kit/people.ts"
import { CommentId } from "../../../../domain/ids.ts"
import { undoneOf } from "../../handlers/queries/text/eventWord.ts"
import { healthText } from "../../handlers/queries/text/healthText.ts"
import { historyText, taskList } from "../../handlers/queries/text/taskLists.ts"
import type { ThreadComment } from "../../threads/commentLog.ts"
import { commentsText } from "../../threads/commentsText.ts"
import { type BotLanguage, type BotWord, word } from "../words.ts"
import { dueOfSheet, linkOfSheet, momentOfSheet, placeOfSheet, type SheetMessage } from "./sheet.ts"
import { sheetRow } from "./sheetCards.ts"
import { sheetWords } from "./sheetWords.ts"

export const sheetAnswers = (language: BotLanguage): ReadonlyArray<SheetMessage> => {
  const { ann, title, other, group } = sheetWords[language]
  const style = { language, ...placeOfSheet }
  const text = (name: string, shown: string, shows?: SheetMessage["shows"]): SheetMessage => ({
    name,
    rendered: { text: shown, buttons: [] },
    ...(shows === undefined ? {} : { shows })
  })
  const rows = Array.from({ length: 12 }, (_, i) =>
    sheetRow(language, { number: i + 1, due: i === 0 ? dueOfSheet : null })
  )
  const events = ["TaskCreated", "TaskScheduled", "TaskRetitled", "TaskCompleted", "TaskShared"]
  const { name: undone, blanks } = undoneOf("TaskRetitled", language)
  return [
    text("/my", taskList(rows, style), "day"),
    text(
      "/history",
      historyText(
        { number: 12, title },
        events.map((event) => ({ event, actor: ada, at: momentOfSheet })),
        new Map([[ada, ann]]),
        style
      ),
      "moment"
    ),
    text(
      "/health",
      healthText(
        {
          connected: true,
          mode: "polling",
          failing: [{ name: "cards", since: momentOfSheet }],
          waiting: 3,
          floodedUntil: Date.parse(momentOfSheet),
          unreachable: 1,
          groups: [group]
        },
        style
      ),
      "moment"
    ),
    text(
      "/health without a connection",
      healthText({ connected: false, waiting: 0, floodedUntil: 0, unreachable: 0, groups: [] }, style)
    ),
    text("/undo", [`T-12 · ${other}`, word(language, undone, blanks)].join("\n")),
    text(
      "/undo asks",
      [`T-12 · ${title}`, word(language, "undo-ask", { what: word(language, "event-retitled"), name: ann })].join("\n")
    )
  ]
}

/** The messages that are one text of the catalogue, the comments and the answers to presses. */
export const sheetSentences = (language: BotLanguage): ReadonlyArray<SheetMessage> => {
  const { ann, title, group, browser, quote } = sheetWords[language]
  const blanks = {
    who: ann,
    name: ann,
    group,
    number: "12",
    title,
    agent: browser,
    address: "203.0.113.7",
    status: word(language, "status-open"),
    what: word(language, "event-scheduled")
  }
  const comment = (id: string, more: Partial<ThreadComment> = {}): ThreadComment => ({
    id: CommentId.make(id),
    position: 1,
    changed: 1,
    author: ada,
    text: quote,
    isDeleted: false,
    isFromChat: false,
    ...more
  })
  const comments = commentsText({
    comments: [comment("comment1"), comment("comment2", { isDeleted: true })],
    nameOf: () => ann,
    language,
    link: linkOfSheet
  })
  return [
    { name: "comments", rendered: comments },
    ...plainWords.map((name) => ({ name, rendered: { text: word(language, name, blanks), buttons: [] } }))
  ]
}

const plainWords: ReadonlyArray<BotWord> = [
  "hello",
  "linked",
  "stranger",
  "viewer",
  "anonymous",
  "not-member",
  "wordless",
  "small-talk",
  "task-usage",
  "task-exists",
  "code-unknown",
  "code-not-needed",
  "code-taken",
  "only-group",
  "only-private",
  "only-owner",
  "unknown-command",
  "no-tasks",
  "nothing-found",
  "find-usage",
  "history-usage",
  "digest-empty",
  "consent-given",
  "consent-given-unaware",
  "consent-given-blind",
  "consent-taken",
  "consent-forbidden",
  "privacy-on",
  "privacy-off",
  "privacy-private",
  "privacy-stranger",
  "privacy-waits",
  "moved",
  "proposals-on",
  "proposals-off",
  "proposals-are-on",
  "proposals-are-off",
  "group-waits",
  "group-approved",
  "group-hello",
  "approval-ask",
  "approval-ask-of",
  "approval-approved",
  "approval-refused",
  "approve-none",
  "sign-in-ask",
  "sign-in-done",
  "sign-in-over",
  "settings-nowhere",
  "notices-several",
  "press-forbidden",
  "press-not-found",
  "press-changed-since",
  "press-undo-nothing",
  "press-undo-changed",
  "press-undo-erased",
  "press-proposal-person",
  "press-group-over",
  "pressed-same"
]
