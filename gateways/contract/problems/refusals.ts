/**
 * The codes of refusals and of wrong fields. They are stable: a client may act on them, and the page has a sentence for each of them
 * in every language.
 */
import { Schema } from "effect"

/** The field `reason` of a problem. A refusal of the domain that is not here does not compile. */
export const refusalReasons = [
  "not-found",
  "already-exists",
  "already-done",
  "already-cancelled",
  "comment-exists",
  "no-comment",
  "not-redacted",
  "redacted",
  "left",
  "forgotten",
  "linked-already",
  "moved",
  "unbound",
  "waits",
  "approved",
  "used-already",
  "expired",
  "revoked",
  "not-forgotten",
  "not-confirmed",
  "last-owner",
  "too-many-ways",
  "counter-behind",
  "code-unknown",
  "person-merged",
  "same-person",
  "on-the-team",
  "last-way",
  "name-taken",
  "taken",
  "held-by-another",
  "itself",
  "archived",
  "merged-already",
  "used-since",
  "no-such-target",
  "in-the-past",
  "changed-meanwhile",
  "another-kind",
  "already-approved",
  "already-rejected",
  "already-merged",
  "merged-elsewhere",
  "not-running",
  "already-over",
  "already-started",
  "not-started",
  "nothing-to-retry",
  "still-running",
  "proposals-waiting",
  "skipped-already",
  "too-many-tags",
  "too-many-views",
  "closed",
  "no-such-person",
  "key-reused",
  "parked",
  "signed-in",
  "uploads-full",
  "no-space",
  "other-upload",
  "wrong-offset",
  "wrong-length",
  "other-content",
  "not-ready",
  "no-such-chat",
  "import-running",
  "too-big",
  "wrong-sum",
  "no-bot",
  "file-gone",
  "file-too-large",
  "other-bot",
  "token-in-environment",
  "token-malformed",
  "token-refused",
  "higher-role"
] as const
export type RefusalReason = (typeof refusalReasons)[number]

/** The rules that a field of a request can break. `unfit`: every other rule; its sentence is in `message` only. */
export const fieldRules = [
  "missing",
  "unknown-field",
  "repeated",
  "not-json",
  "wrong-kind",
  "empty",
  "too-short",
  "too-long",
  "too-few",
  "too-many",
  "out-of-range",
  "not-number",
  "no-such-day",
  "not-a-date",
  "before-start",
  "no-letters",
  "unfit"
] as const
export type FieldRule = (typeof fieldRules)[number]

/** `least` and `most`: the bounds of the rule, where it has some. */
export const FieldIssue = Schema.Struct({
  field: Schema.String,
  message: Schema.String,
  rule: Schema.Literals(fieldRules),
  least: Schema.optionalKey(Schema.Int),
  most: Schema.optionalKey(Schema.Int)
})
export type FieldIssue = typeof FieldIssue.Type
