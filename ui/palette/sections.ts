/** The lines of the palette for a typed text, in sections. Pure. */
import { type PaletteEntry, type PaletteSection, paletteSectionIds } from "./entry.ts"
import { matchIn, typedWords } from "./find/match.ts"

export interface PaletteSources {
  /** The verbs, the pages and the recent places. */
  readonly commands: ReadonlyArray<PaletteEntry>
  readonly recent: ReadonlyArray<PaletteEntry>
  /** Items whose name may match, from a source of any size. */
  readonly found: (typed: ReadonlyArray<string>) => ReadonlyArray<PaletteEntry>
  /** The lines for commands that use the typed text, such as a new task with this title. */
  readonly make: (text: string) => ReadonlyArray<PaletteEntry>
}

/** Before a text that is only about commands. */
const commandSign = ">"

export const isOnlyCommands = (query: string) => query.trimStart().startsWith(commandSign)

export const sectionsOf = (query: string, sources: PaletteSources): ReadonlyArray<PaletteSection> => {
  const text = (isOnlyCommands(query) ? query.trimStart().slice(commandSign.length) : query).trim()
  const typed = typedWords(text)
  const wide = !isOnlyCommands(query)
  const entries = [
    ...matching(sources.commands, typed),
    ...(wide && typed.length > 0 ? matching(sources.found(typed), typed) : []),
    ...(wide ? matching(sources.recent, typed) : []),
    ...(wide && typed.length > 0 ? sources.make(text) : [])
  ]
  return paletteSectionIds
    .map((id) => ({ id, entries: entries.filter(({ section }) => section === id) }))
    .filter(({ entries: lines }) => lines.length > 0)
}

/** A task is found by its number too, which is in `fact`. */
const matching = (entries: ReadonlyArray<PaletteEntry>, typed: ReadonlyArray<string>) =>
  entries.flatMap((entry) => {
    const parts = matchIn(entry.name, typed)
    if (parts !== null) return [{ ...entry, parts }]
    return matchIn(`${entry.name} ${entry.fact ?? ""}`, typed) === null ? [] : [entry]
  })
