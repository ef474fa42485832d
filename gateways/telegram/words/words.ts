/** The bot's texts, from the catalogues beside this file. */
import { FluentBundle, FluentResource } from "@fluent/bundle"
import { Schema } from "effect"
import { readFileSync } from "node:fs"
import type { FileKind } from "../../../domain/message/fileLines.ts"
import type { Category, Priority, Role, Status } from "../../../domain/values.ts"
import { languages, type NoticeKind } from "../../../domain/vocabulary.ts"

export const BotLanguage = Schema.Literals(languages)
export type BotLanguage = typeof BotLanguage.Type

/** The language of Telegram's `language_code`, else English. */
export const botLanguageOf = (code: string | undefined): BotLanguage =>
  BotLanguage.literals.find((known) => known === code?.slice(0, 2).toLowerCase()) ?? "en"

/** The words of notices and digests. */
type NoticeWord =
  | `notice-${NoticeSentence}`
  | "notice-knowledge"
  | "notice-former"
  | "notice-service"
  | "notice-open"
  | "notice-read"
  | "notices-more"
  | "notices-several"
  | "pressed-read"
  | "digest-late"
  | "digest-today"
  | "digest-open"
  | "digest-empty"
/** The words of the commands for owners, and of those that lead to the dashboard. */
type PlaceWord =
  | `role-${Role}`
  | "only-owner"
  | "not-in-telegram"
  | "health-connected"
  | "health-disconnected"
  | "health-polling"
  | "health-webhook"
  | "health-webhook-error"
  | "health-failing"
  | "health-no-flood"
  | "health-flood"
  | "settings-at"
  | "settings-nowhere"
  | "app-at"
  | "app-nowhere"
  | "command-settings"
  | "command-app"
  | "health-waiting"
  | "health-unreachable"
/** The words of proposals in a chat. */
type ProposalWord =
  | "button-approve"
  | "button-fix"
  | "button-reject"
  | "proposal-head"
  | "proposal-approved"
  | "proposal-approved-soon"
  | "proposal-rejected"
  | "proposal-merged"
  | "proposal-snoozed"
  | "pressed-approve"
  | "pressed-reject"
  | "press-fix"
  | "press-proposal-decided"
  | "press-proposal-changed"
  | "press-proposal-not-found"
  | "press-proposal-person"
  | "press-proposal-topic"
  | "proposals-on"
  | "proposals-off"
  | "proposals-are-on"
  | "proposals-are-off"
  | "command-proposals"
/** The words about groups that wait for an owner. */
type ApprovalWord =
  | "button-refuse"
  | "approval-ask"
  | "approval-ask-of"
  | "approval-approved"
  | "approval-refused"
  | "pressed-group-approved"
  | "pressed-group-refused"
  | "press-group-forbidden"
  | "press-group-approved"
  | "press-group-over"
  | "group-waits"
  | "group-approved"
  | "group-hello"
  | "privacy-waits"
  | "approve-none"
  | "command-approve"
  | "command-users"
  | "command-health"
type NoticeSentence =
  | Exclude<NoticeKind, "decided">
  | "commented-many"
  | "others"
  | "cancelled"
  | "approved"
  | "rejected"
  | "merged"

export type BotWord =
  | NoticeWord
  | ApprovalWord
  | ProposalWord
  | PlaceWord
  | `status-${Status}`
  | `content-${FileKind}`
  | `category-${Category}`
  | `priority-${Priority}`
  | "classifying"
  | "not-classified"
  | "due"
  | "suggested"
  | "suggested-builtin"
  | "suggested-degraded"
  | "button-done"
  | "button-reopen"
  | "pressed-done"
  | "pressed-reopen"
  | "press-forbidden"
  | "press-not-found"
  | "press-cancelled"
  | "press-unknown"
  | "press-reopened-since"
  | "press-done-since"
  | "assigned"
  | "button-assign"
  | "button-priority"
  | "button-due"
  | "button-undo"
  | "button-open"
  | "button-confirm"
  | "button-back"
  | "button-nobody"
  | "button-no-due"
  | "button-today"
  | "button-tomorrow"
  | "button-monday"
  | "button-two-weeks"
  | "looks-like"
  | "same-as"
  | "button-same"
  | "button-different"
  | "pressed-same"
  | "pressed-different"
  | "small-talk"
  | "button-task"
  | "pressed-task"
  | "press-person-gone"
  | "comment-deleted"
  | "pressed-set"
  | "pressed-open"
  | "pressed-back"
  | "pressed-undo"
  | "press-changed-since"
  | "press-undo-nothing"
  | "press-undo-changed"
  | "press-undo-other"
  | "press-undo-since"
  | "press-undo-erased"
  | "undone"
  | "undone-created"
  | "undo-ask"
  | "undo-another"
  | "button-undo-anyway"
  | "sign-in-ask"
  | "sign-in-confirm"
  | "sign-in-reject"
  | "sign-in-done"
  | "sign-in-rejected"
  | "sign-in-over"
  | "sign-in-unknown"
  | "sign-in-private"
  | "stranger"
  | "viewer"
  | "anonymous"
  | "hello"
  | "linked"
  | "code-unknown"
  | "code-not-needed"
  | "code-taken"
  | "wordless"
  | "only-group"
  | "task-usage"
  | "task-exists"
  | "task-exists-elsewhere"
  | "consent-given"
  | "consent-given-blind"
  | "consent-given-unaware"
  | "consent-taken"
  | "consent-forbidden"
  | "privacy-on"
  | "privacy-off"
  | "privacy-stranger"
  | "privacy-private"
  | "not-member"
  | "moved"
  | "unknown-command"
  | "only-private"
  | "no-tasks"
  | "nothing-found"
  | "more-tasks"
  | "find-usage"
  | "history-usage"
  | "event-created"
  | "event-classified"
  | "event-retitled"
  | "event-described"
  | "event-prioritised"
  | "event-assigned"
  | "event-scheduled"
  | "event-started"
  | "event-completed"
  | "event-reopened"
  | "event-cancelled"
  | "event-commented"
  | "event-changed"
  | "command-my"
  | "command-digest"
  | "command-today"
  | "command-find"
  | "command-history"
  | "command-undo"
  | "command-login"
  | "command-privacy"
  | "command-help"
  | "command-task"
  | "command-on"
  | "command-off"

export const textOf = (language: BotLanguage) => readFileSync(new URL(`./${language}.ftl`, import.meta.url), "utf8")

const bundleOf = (language: BotLanguage) => {
  // No isolation marks: a person's text is always on its own line, so its direction affects no other text.
  const bundle = new FluentBundle(language, { useIsolating: false })
  bundle.addResource(new FluentResource(textOf(language)))
  return bundle
}
const bundles = { en: bundleOf("en"), uk: bundleOf("uk"), ru: bundleOf("ru") } satisfies Record<
  BotLanguage,
  FluentBundle
>

/** A word or sentence with its blanks filled. A test checks that every catalogue has every word. */
export const word = (
  language: BotLanguage,
  name: BotWord,
  blanks: Readonly<Record<string, string | number>> = {}
): string => {
  const value = bundles[language].getMessage(name)?.value
  return value === null || value === undefined ? name : bundles[language].formatPattern(value, blanks)
}
