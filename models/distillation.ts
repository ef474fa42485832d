/**
 * The questions and answers of distillation: chat into knowledge, and knowledge into tasks.
 *
 * A model refers to items by their index, from 0, and quotes text. It receives no ids, computes no dates and identifies
 * no people. The caller locates each quote and drops the quotes that it does not find.
 */
import type {
  AtomType,
  Category,
  DraftLink,
  ItemStatus,
  ModelRecord,
  Priority,
  RejectReason
} from "../domain/values.ts"
import type { LossCounts } from "./counts.ts"

/** One message of a window. A window is in time order. */
export interface WindowMessage {
  /** A letter in place of a name, the same for the same author within one question: `A`, `B`, … `AA`. */
  readonly author: string
  readonly text: string
  /** UTC, ISO 8601. */
  readonly at: string
  /** The index of the message that this one replies to, if it is in the window. */
  readonly replyTo: number | null
  /** Context is shown to the model and is never evidence: bots, skipped messages, the end of the window before. */
  readonly context: boolean
  /** The author: an index into the people of the question; null for an author who is not one of them. */
  readonly from: number | null
  /** The time zone of its author, where it is not the zone of the question. */
  readonly zone?: string
  /** Set when the author has edited the message. */
  readonly edited?: true
}

/** An item of knowledge that exists already. Its index is the target of `AtomRelation`. */
export interface KnownItem {
  readonly type: AtomType
  readonly text: string
  /** The time at which it was recorded: UTC, ISO 8601. */
  readonly at: string
  readonly status: ItemStatus
}

/** A person's decision about something similar: an example of this team's judgement. */
export interface Precedent {
  readonly text: string
  readonly verdict: "approved" | "edited" | "rejected"
  /** The text after the person's edit; null unless the verdict is `edited`. */
  readonly became: string | null
  readonly reason: RejectReason | null
}

export interface ExtractInput {
  /** 1 to 40 messages. */
  readonly messages: ReadonlyArray<WindowMessage>
  /**
   * Messages after the window, in time order: only for the status of its items. Their indexes continue those of
   * `messages`. @default none
   */
  readonly after?: ReadonlyArray<WindowMessage>
  /** Names of known topics: context, never evidence. */
  readonly topics: ReadonlyArray<string>
  /** Known atoms: context, never evidence. */
  readonly atoms: ReadonlyArray<KnownItem>
  readonly precedents: ReadonlyArray<Precedent>
  /** The people who speak in the chat. An owner of an item is one of them. */
  readonly people: ReadonlyArray<{ readonly name: string }>
  /** The name of the chat; null for messages without a chat. */
  readonly chat: string | null
  /** The time of the last message of the window, not of the clock: UTC, ISO 8601. */
  readonly now: string
  /** The time zone of the chat, such as `Europe/Kyiv`. Dates of a message are read in the zone of its author, if it has one. */
  readonly zone: string
  /** Set for a second question, because no item of the first answer was usable: the model takes another seed. */
  readonly again?: true
}

/** Words of one message, as evidence. */
export interface ModelQuote {
  /** Index into the messages of the question. */
  readonly message: number
  /** An exact copy of the message's words. */
  readonly quote: string
}

export interface ExtractedTopic {
  /** At most 80 characters. */
  readonly name: string
  /** At most 600 characters; may be empty. */
  readonly summary: string
  /** Index into the known topics, if it is one of them. */
  readonly known: number | null
}

/** A known atom that an extracted one ends or denies. */
export interface AtomRelation {
  readonly relation: DraftLink
  /** Index into the known atoms of the question. */
  readonly to: number
}

export interface ExtractedAtom {
  readonly type: AtomType
  /** One self-contained statement, at most 500 characters. */
  readonly text: string
  /** Index into the answer's own topics; null if it belongs to none. */
  readonly topic: number | null
  /** At least one, at most 8. */
  readonly evidence: ReadonlyArray<ModelQuote>
  /** At most 5 words or short phrases, lower case. */
  readonly tags: ReadonlyArray<string>
  /** 0 to 1. Never shown as it is: it is first calibrated on the team's decisions. */
  readonly score: number
  /** The state of the matter at the end of the window. */
  readonly status: ItemStatus
  /** The words that changed the status; null while it is open. */
  readonly closedBy: ModelQuote | null
  /** Index of the answer's own atom that replaces this one. */
  readonly replacedBy: number | null
  /** The person who does the work: an index into the people of the question. */
  readonly owner: number | null
  /** Words of a quote that name the due date. Our code computes the date from them. */
  readonly duePhrase: string | null
  readonly links: ReadonlyArray<AtomRelation>
}

/** The fields of an atom for which the model gives no status, owner, date or links. */
export const openItem = {
  status: "open",
  closedBy: null,
  replacedBy: null,
  owner: null,
  duePhrase: null,
  links: []
} as const satisfies Partial<ExtractedAtom>

export interface ExtractionAnswer {
  /** Losses of the model's adapter, by reason. */
  readonly dropped?: LossCounts
  /** At most 8. */
  readonly topics: ReadonlyArray<ExtractedTopic>
  /** At most 30. */
  readonly atoms: ReadonlyArray<ExtractedAtom>
}

/** Words of a message, with a letter for their author as in `WindowMessage`. */
export interface SaidWords {
  readonly author: string
  readonly text: string
  /** UTC, ISO 8601. */
  readonly at: string
}

/** One piece of approved knowledge, with the quotes that prove it. */
export interface KnownAtom {
  readonly type: AtomType
  readonly text: string
  /** `around`: the messages before and after a quote, in the order of time. They are context, never evidence. */
  readonly quotes: ReadonlyArray<SaidWords & { readonly around?: ReadonlyArray<SaidWords> }>
  /** The person who does the work, by the same letters as the authors. @default none */
  readonly owner?: string
}

export interface AnalyseInput {
  /** The topic that the atoms belong to; null if they belong to none. */
  readonly topic: string | null
  /** 1 to 20 atoms. */
  readonly atoms: ReadonlyArray<KnownAtom>
  /** Titles of similar tasks that exist already. */
  readonly tasks: ReadonlyArray<string>
  readonly precedents: ReadonlyArray<Precedent>
}

export interface DistilledTask {
  /** In the imperative, at most 200 characters. */
  readonly title: string
  /** At most 2,000 characters; may be empty. */
  readonly description: string
  /** Indexes of the atoms that the task is based on; at least one. */
  readonly atoms: ReadonlyArray<number>
  /** Index into the tasks, if one of them is the same work. */
  readonly duplicateOf: number | null
  readonly category: Category
  readonly priority: Priority
  /** Words of a quote of one of its atoms that name the due date. Our code computes the date from them. */
  readonly duePhrase: string | null
  /** Words of such a quote that name the assignee; Words such as "I", "me" and "я" mean the author of the quote. */
  readonly assigneePhrase: string | null
  /** 0 to 1, as in `ExtractedAtom`. */
  readonly score: number
}

export interface Analysis {
  /** Losses of the model's adapter, by reason. */
  readonly dropped?: LossCounts
  /** At most 10. */
  readonly tasks: ReadonlyArray<DistilledTask>
}

/** A training example for the built-in learner, from one decision of a person. */
export type Lesson =
  /**
   * One decided statement, or a message that a person made a task of. `worth` is false if it was rejected.
   */
  | {
      readonly is: "worth"
      readonly text: string
      readonly worth: boolean
      readonly type?: AtomType
      /** The chance that the ranking gave it, 0 to 1; absent if another model proposed it. */
      readonly score?: number
      /** How much the decision counts: an edited statement counts half. @default 1 */
      readonly weight?: number
    }
  /** The category that a person gave to a task, by a correction or an approval. */
  | { readonly is: "category"; readonly text: string; readonly category: Category }

/** An answer and the record of how it was made. */
export interface Answered<A> {
  readonly answer: A
  readonly record: ModelRecord
}
