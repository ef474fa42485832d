/** The payloads that GitHub publishes, as the package `@octokit/webhooks-examples` has them. Read as text: its type is huge. */
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"

export interface GithubExample {
  readonly event: string
  readonly payload: Readonly<Record<string, unknown>>
}
interface Entry {
  readonly name: string
  readonly examples: ReadonlyArray<Readonly<Record<string, unknown>>>
}

export const githubExamples = (): ReadonlyArray<GithubExample> => {
  const file = createRequire(import.meta.url).resolve("@octokit/webhooks-examples")
  const entries: ReadonlyArray<Entry> = JSON.parse(readFileSync(file, "utf8"))
  return entries.flatMap(({ name, examples }) => examples.map((payload) => ({ event: name, payload })))
}
