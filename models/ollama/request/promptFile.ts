/** The words that a model is asked with. A prompt is a file with a version; changing its words needs a new one. */
import { readFileSync } from "node:fs"
import { fingerprint } from "../../model.ts"

export interface PromptFile {
  /** The file's version and the beginning of its digest, so that a change without a new version shows. */
  readonly version: string
  readonly system: string
}

export interface ChatMessage {
  readonly role: "system" | "user"
  readonly content: string
}

/** Reads a prompt's file: once, when the model is made. */
export const promptFile = (name: string): PromptFile => {
  const system = readFileSync(new URL(`../../prompts/${name}.md`, import.meta.url), "utf8").trim()
  return { version: `${name}@${fingerprint(system).slice(0, 12)}`, system }
}

/** @param sections what other people wrote, by the tag it stands in */
export const chatOf = (
  { system }: PromptFile,
  sections: Readonly<Record<string, unknown>>
): ReadonlyArray<ChatMessage> => [
  { role: "system", content: system },
  {
    role: "user",
    content: Object.entries(sections)
      .map(([tag, data]) => `<${tag}>\n${asData(data)}\n</${tag}>`)
      .join("\n")
  }
]

/**
 * Text as data: JSON, a line for each item of a list, that can neither close the tag it stands in nor end the turn it
 * stands in. Most models' own marks begin with `<` too; those of one family stand in brackets.
 */
const asData = (data: unknown) =>
  (Array.isArray(data) && data.length > 0 ? `[\n${data.map(json).join(",\n")}\n]` : json(data))
    .replaceAll("<", String.raw`\u003c`)
    .replace(turnMark, String.raw`\u005b`)

const turnMark = /\[(?=\/?(?:INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS)\])/gu

const json = (data: unknown) =>
  JSON.stringify(data, (_, value: unknown) => (typeof value === "string" ? value.toWellFormed() : value))
