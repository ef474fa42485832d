/** Content beside the words of a message, each as a line of text that needs no language. */

import { type FileKind, fileSigns } from "../../../domain/message/fileLines.ts"

/** A file, a picture or a recording. Sizes are in bytes, durations in seconds. */
export interface FileFacts {
  readonly name?: string | undefined
  readonly size?: number | undefined
  readonly seconds?: number | undefined
}

export interface PollOption {
  readonly text: string
  readonly votes: number
}
export interface ChecklistItem {
  readonly text: string
  readonly isDone: boolean
}

export const fileLine = (kind: FileKind, { name, size, seconds }: FileFacts): string => {
  const facts = [
    ...(seconds === undefined || seconds <= 0 ? [] : [clock(seconds)]),
    ...(size === undefined || size <= 0 ? [] : [bytes(size)])
  ]
  const named = name === undefined || name.trim() === "" ? "" : ` ${name.trim()}`
  return `${fileSigns[kind]}${named}${facts.length === 0 ? "" : ` (${facts.join(", ")})`}`
}

export const stickerLine = (emoji: string | undefined): string =>
  emoji === undefined || emoji.trim() === "" ? "🧩" : emoji

export const pollLines = (question: string, options: ReadonlyArray<PollOption>): string =>
  [`📊 ${question}`, ...options.map(({ text, votes }) => `- ${text} (${votes})`)].join("\n")

export const checklistLines = (title: string, items: ReadonlyArray<ChecklistItem>): string =>
  [`☑ ${title}`.trim(), ...items.map(({ text, isDone }) => `- [${isDone ? "x" : " "}] ${text}`)].join("\n")

export const contactLine = (...facts: ReadonlyArray<string | undefined>): string => signed("👤", facts, " ")
export const placeLine = (...facts: ReadonlyArray<string | undefined>): string => signed("📍", facts, ", ")
export const gameLine = (...facts: ReadonlyArray<string | undefined>): string => signed("🎮", facts, ": ")
export const invoiceLine = (...facts: ReadonlyArray<string | undefined>): string => signed("🧾", facts, ", ")

const signed = (sign: string, facts: ReadonlyArray<string | undefined>, between: string) =>
  [sign, facts.filter((fact) => fact !== undefined && fact.trim() !== "").join(between)].join(" ").trim()

const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`
const bytes = (size: number): string => {
  if (size < 1_000) return `${size} B`
  return size < 1_000_000 ? `${Math.round(size / 1_000)} kB` : `${(size / 1_000_000).toFixed(1)} MB`
}
