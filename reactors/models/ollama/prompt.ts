/** The words that the model is asked with. A prompt is a file with a version; changing its words needs a new one. */
import { readFileSync } from "node:fs"
import { fingerprint } from "../fingerprint.ts"
import type { ClassifyInput } from "../model.ts"

const name = "classify.v1"

/** Longest title and description together, in UTF-16 units: with the rest of the prompt they fit the context. */
const mostRead = 6_000

export interface Prompt {
  /** The file's version and the beginning of its digest, so that a change without a new version shows. */
  readonly version: string
  /** @returns the messages of one chat */
  readonly ask: (input: ClassifyInput) => Array<{ role: "system" | "user"; content: string }>
}

/** Reads the prompt's file: once, when the model is made. */
export const classifyPrompt = (): Prompt => {
  const system = readFileSync(new URL(`../prompts/${name}.md`, import.meta.url), "utf8").trim()
  return {
    version: `${name}@${fingerprint(system).slice(0, 12)}`,
    ask: (input) => [
      { role: "system", content: system },
      { role: "user", content: `<message>\n${quoted(input)}\n</message>` }
    ]
  }
}

/** The text as data: a JSON string that cannot close the tag it stands in. */
const quoted = ({ title, description = "" }: ClassifyInput) => {
  const cut = description.slice(0, Math.max(0, mostRead - title.length)).toWellFormed()
  return JSON.stringify({ title: title.slice(0, mostRead).toWellFormed(), description: cut }).replaceAll(
    "<",
    String.raw`\u003c`
  )
}
