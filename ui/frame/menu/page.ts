/** A page of the dashboard, as its row in `Pages.tsx` declares it. The menu, the palette and the list of keys derive from it. */
import type { LucideProps } from "lucide-solid"
import type { Component } from "solid-js"
import type { Word } from "../../words/speak/catalogue.ts"

/** The groups of the menu, in its order. The first one has no heading. */
export const pageGroups = ["day", "tasks", "chat", "team"] as const
export type PageGroup = (typeof pageGroups)[number]

/** The counts that the menu shows beside pages. */
export interface Badges {
  /** Entries of Review that need a decision. */
  readonly toReview: number
  /** The reader's tasks that are late or due today. */
  readonly mine: number
  /** Unread notifications. */
  readonly unread: number
  /** Extractions and analyses in progress. */
  readonly running: number
}

export interface PageEntry {
  readonly path: string
  readonly title: Word
  readonly icon: Component<LucideProps>
  readonly group: PageGroup
  /** The keys that open it. @see VerbSpec */
  readonly keys: ReadonlyArray<string>
  /** A tab of a phone; the other pages are under the last tab. */
  readonly tab?: true
  /** A shorter title for the tab, which is a fifth of a phone wide. */
  readonly tabTitle?: Word
  readonly badge?: keyof Badges
  readonly view: Component
}
