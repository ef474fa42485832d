/** Puts together what a typed title says: the values of the fields, and the title without their words. */
import type { ActorId } from "../../ids.ts"
import type { Due, Priority } from "../../values.ts"
import { type Nameable, type TitlePart, tokensIn } from "./tokens.ts"

/** A due date in a text, and the place of its words. UTF-16 units, the end excluded. */
export interface DueInTitle {
  readonly due: string
  readonly from: number
  readonly to: number
}

/** The text with blanks in place of its tokens: a topic may be named after a day. Every other unit keeps its place. */
export const withoutTokens = (text: string, names: Nameable): string =>
  tokensIn(text, names).reduce(
    (left, { from, to }) => `${left.slice(0, from)}${" ".repeat(to - from)}${left.slice(to)}`,
    text
  )

export const phraseOf = (text: string, { from, to }: Pick<TitlePart, "from" | "to">): string => text.slice(from, to)

/**
 * The understood parts in the order of the text.
 *
 * @param due the date that the rules for dates have read in this text; null for none
 * @param kept the phrases that the person wants to keep in the title
 */
export const titleParts = (
  text: string,
  {
    names,
    due,
    kept
  }: { readonly names: Nameable; readonly due: DueInTitle | null; readonly kept: ReadonlyArray<string> }
): ReadonlyArray<TitlePart> => {
  const dated: ReadonlyArray<TitlePart> =
    due === null ? [] : [{ field: "due", value: due.due, from: due.from, to: due.to }]
  return [...tokensIn(text, names), ...dated]
    .filter((part) => !kept.includes(phraseOf(text, part)))
    .toSorted((a, b) => a.from - b.from)
}

/** The title without the understood words. When nothing else is left, the title is the whole text. */
export const titleWithout = (text: string, parts: ReadonlyArray<TitlePart>): string => {
  const left = parts
    .toReversed()
    .reduce((rest, { from, to }) => `${rest.slice(0, from)} ${rest.slice(to)}`, text)
    .replaceAll(/\s+/gu, " ")
    .replaceAll(/ (?=[,;.!?])/gu, "")
    .replace(/^[\s,;–—-]+|[\s,;–—-]+$/gu, "")
  return left === "" ? text.trim() : left
}

/** The fields of the new task, and the topics that are added after its creation. */
export interface TitleValues {
  readonly fields: {
    readonly title: string
    readonly assignee?: ActorId
    readonly priority?: Priority
    readonly due?: Due
  }
  readonly topics: ReadonlyArray<string>
}

export const titleValues = (text: string, parts: ReadonlyArray<TitlePart>): TitleValues => {
  const value = (field: TitlePart["field"]) => parts.find((part) => part.field === field)?.value
  const fields = { assignee: value("assignee"), priority: value("priority"), due: value("due") }
  return {
    // The values are ids of rows, priorities of the table above and dates of the rules.
    fields: {
      title: titleWithout(text, parts),
      ...Object.fromEntries(Object.entries(fields).filter(([, each]) => each !== undefined))
    } as TitleValues["fields"],
    topics: parts.filter(({ field }) => field === "topic").map(({ value: topic }) => topic)
  }
}
