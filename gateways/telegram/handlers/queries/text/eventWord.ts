import { type BotLanguage, type BotWord, word } from "../../../words/words.ts"

const words: Readonly<Record<string, BotWord>> = {
  TaskCreated: "event-created",
  TaskClassified: "event-classified",
  ClassificationCorrected: "event-changed",
  TaskRetitled: "event-retitled",
  TaskDescribed: "event-described",
  TaskPrioritised: "event-prioritised",
  TaskAssigned: "event-assigned",
  TaskScheduled: "event-scheduled",
  TaskStarted: "event-started",
  TaskCompleted: "event-completed",
  TaskReopened: "event-reopened",
  TaskCancelled: "event-cancelled",
  TaskCommented: "event-commented"
}

/** The words for an event of a task; a general one for an event that is rare. */
export const eventWord = (event: string, language: BotLanguage): string =>
  word(language, (Object.hasOwn(words, event) ? words[event] : undefined) ?? "event-changed")

/** The word for a change that an undo has taken back, and its blanks. */
export const undoneOf = (
  event: string,
  language: BotLanguage
): { readonly name: BotWord; readonly blanks: Readonly<Record<string, string>> } =>
  event === "TaskCreated"
    ? { name: "undone-created", blanks: {} }
    : { name: "undone", blanks: { what: eventWord(event, language) } }
