/** Prompts are files with a version. A change of a prompt needs a new version. */
import { readFileSync } from "node:fs"
import { fingerprint } from "../../model.ts"

export interface PromptFile {
  /** The file's version and the start of its digest, so that a change without a new version is visible. */
  readonly version: string
  readonly system: string
}

export interface PromptMessage {
  readonly role: "system" | "user"
  readonly content: string
}

/** Reads the file of a prompt. The model reads it once, at its creation. */
export const promptFile = (name: string): PromptFile => {
  const system = readFileSync(new URL(`../../prompts/${name}.md`, import.meta.url), "utf8").trim()
  return { version: `${name}@${fingerprint(system).slice(0, 12)}`, system }
}

/** @param sections untrusted content, by the name of the tag around it */
export const chatOf = (
  { system }: PromptFile,
  sections: Readonly<Record<string, unknown>>
): ReadonlyArray<PromptMessage> => [
  { role: "system", content: system },
  {
    role: "user",
    content: Object.entries(sections)
      .map(([tag, data]) => `<${tag}>\n${asData(data)}\n</${tag}>`)
      .join("\n")
  }
]

/**
 * Untrusted content as JSON, one line for each item of a list. It can neither close the tag around it nor end the turn
 * of the chat. The control tokens of most models begin with `<`; those of one family are in brackets.
 */
const asData = (data: unknown) =>
  (Array.isArray(data) && data.length > 0 ? `[\n${data.map(json).join(",\n")}\n]` : json(data))
    .replaceAll("<", String.raw`\u003c`)
    .replace(turnMark, String.raw`\u005b`)

const turnMark = /\[(?=\/?(?:INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS)\])/gu

const json = (data: unknown) =>
  JSON.stringify(data, (_, value: unknown) => (typeof value === "string" ? value.toWellFormed() : value))
