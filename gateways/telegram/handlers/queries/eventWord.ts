import { type BotLanguage, type BotWord, word } from "../../words/words.ts"

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
