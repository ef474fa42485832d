/**
 * What a model is asked when chat is distilled into knowledge, and knowledge into tasks, and what it may answer.
 *
 * It points at things by the indexes that it was given, from 0, and quotes; it has no ids, computes no dates and names no
 * people. Whoever asks locates each quote, and drops what cannot be located.
 */
import type { AtomType, Category, ModelRecord, Priority, RejectReason } from "../domain/values.ts"

/** One message of a window, in the order of time. */
export interface Said {
  /** The same letter for the same author within one question; no name. `A`, `B`, … `AA`. */
  readonly author: string
  readonly text: string
  /** UTC, ISO 8601. */
  readonly at: string
  /** The index of the message it answers, when that is in the window. */
  readonly replyTo: number | null
}

/** How a person decided about something alike: an example of this team's own judgement. */
export interface Precedent {
  readonly text: string
  readonly verdict: "approved" | "edited" | "rejected"
  /** What the person made of it, when edited. */
  readonly became: string | null
  readonly reason: RejectReason | null
}

export interface ExtractInput {
  /** 1 to 40. */
  readonly messages: ReadonlyArray<Said>
  /** Names of topics that are known already: context, never evidence. */
  readonly topics: ReadonlyArray<string>
  /** Texts of atoms that are known already: context, never evidence. */
  readonly atoms: ReadonlyArray<string>
  readonly precedents: ReadonlyArray<Precedent>
}

/** Words of one message that prove something. */
export interface Quote {
  /** Index into the messages of the question. */
  readonly message: number
  /** Copied letter by letter. */
  readonly quote: string
}

export interface ExtractedTopic {
  /** At most 80 characters. */
  readonly name: string
  /** At most 600 characters; may be empty. */
  readonly summary: string
  /** Index into the known topics, when it is one of these. */
  readonly known: number | null
}

export interface ExtractedAtom {
  readonly type: AtomType
  /** One self-contained statement, at most 500 characters. */
  readonly text: string
  /** Index into the answer's own topics; null: it belongs to none. */
  readonly topic: number | null
  /** At least one, at most 8. */
  readonly evidence: ReadonlyArray<Quote>
  /** At most 5 words or short phrases, lower case. */
  readonly tags: ReadonlyArray<string>
  /** 0 to 1. Never shown: it is calibrated on the team's own decisions first. */
  readonly score: number
}

export interface Extraction {
  /** At most 8. */
  readonly topics: ReadonlyArray<ExtractedTopic>
  /** At most 30. */
  readonly atoms: ReadonlyArray<ExtractedAtom>
}

/** One piece of approved knowledge, with the words it was proved by. */
export interface KnownAtom {
  readonly type: AtomType
  readonly text: string
  readonly quotes: ReadonlyArray<{ readonly author: string; readonly text: string; readonly at: string }>
}

export interface AnalyseInput {
  /** The topic that the atoms belong to; null: none. */
  readonly topic: string | null
  /** 1 to 20. */
  readonly atoms: ReadonlyArray<KnownAtom>
  /** Titles of tasks that exist already and are near. */
  readonly tasks: ReadonlyArray<string>
  readonly precedents: ReadonlyArray<Precedent>
}

export interface TaskDraft {
  /** What is to be done, in the imperative, at most 200 characters. */
  readonly title: string
  /** At most 2,000 characters; may be empty. */
  readonly description: string
  /** Indexes into the atoms that call for it; at least one. */
  readonly atoms: ReadonlyArray<number>
  /** Index into the tasks, when one of these is the same work. */
  readonly duplicateOf: number | null
  readonly category: Category
  readonly priority: Priority
  /** The words that say by when, as they stand in a quote of one of its atoms; the date is computed from them by us. */
  readonly duePhrase: string | null
  /** The words that name who is asked, as they stand in such a quote; "I", "me", "я" and the like: whoever said that quote. */
  readonly assigneePhrase: string | null
  /** 0 to 1, as in `ExtractedAtom`. */
  readonly score: number
}

export interface Analysis {
  /** At most 10. */
  readonly tasks: ReadonlyArray<TaskDraft>
}

/** What one decision of a person teaches the built-in learner. */
export type Lesson =
  /** Whether a message (or a quote) was worth an item: it became a task, or its proposal was approved; or it was rejected. */
  | { readonly is: "worth"; readonly text: string; readonly worth: boolean }
  /** The category that a person gave to a task, by correcting it or by approving it so. */
  | { readonly is: "category"; readonly text: string; readonly category: Category }

/** An answer, and what it was made with. */
export interface Answered<A> {
  readonly answer: A
  readonly record: ModelRecord
}
