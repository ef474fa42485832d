/** A line of the palette. */
import type { JSX } from "solid-js"
import type { MatchPart } from "./find/match.ts"

/** The sections, in their order. */
export const paletteSectionIds = ["subject", "here", "tasks", "knowledge", "recent", "go"] as const
export type PaletteSectionId = (typeof paletteSectionIds)[number]

export interface PaletteEntry {
  readonly id: string
  readonly section: PaletteSectionId
  readonly name: string
  /** Beside the name: the number of a task, the topic of a statement. */
  readonly fact?: string | undefined
  /** The keys that do the same, as `G R`. */
  readonly keys?: string | undefined
  readonly icon: () => JSX.Element
  /** The name in parts, with the typed letters marked. */
  readonly parts?: ReadonlyArray<MatchPart>
  /** The actions of a hit, shown by Tab. */
  readonly actions?: (() => ReadonlyArray<PaletteEntry>) | undefined
  readonly run: () => void
}

export interface PaletteSection {
  readonly id: PaletteSectionId
  readonly entries: ReadonlyArray<PaletteEntry>
}
