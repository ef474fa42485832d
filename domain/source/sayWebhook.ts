/** What the webhook of a source says, and the texts that the tracker stores of it. */
import { firstLineFrom, lineFrom, proseFrom, verbatimFrom } from "../text/fit.ts"
import { descriptionLength, messageLength, titleLength } from "../text/limits.ts"
import { plainMapping, type SourceMapping, valuesOf } from "./mapping.ts"
import { linkFrom } from "./sentences/facts.ts"
import { sayGithub } from "./sentences/github.ts"
import { sayGitlab } from "./sentences/gitlab.ts"
import { missing, said, type Said, type Saying } from "./sentences/said.ts"
import { saySentry } from "./sentences/sentry.ts"
import type { SourceKind } from "./sourceVocabulary.ts"

const authorLength = 100

const sayJson = (mapping: SourceMapping, body: unknown): Saying => {
  const { title, text, link, author } = valuesOf(mapping, body)
  const line = title === null ? null : firstLineFrom(title, titleLength)
  if (line === null) return missing(mapping.title)
  const name = author === null ? null : lineFrom(author, authorLength)
  return said(
    name === null ? line : `${name}: ${line}`,
    linkFrom(link),
    text === null ? "" : proseFrom(text, descriptionLength).trim()
  )
}

/** `event`: the kind of the event, from a header of the sender. `mapping`: only for the kind `json`. */
export const sayWebhook = (
  { kind, mapping }: { readonly kind: SourceKind; readonly mapping: SourceMapping | null },
  event: string,
  body: unknown
): Saying => {
  if (typeof body !== "object" || body === null) return missing("the body")
  return {
    json: () => sayJson(mapping ?? plainMapping, body),
    github: () => sayGithub(event, body),
    gitlab: () => sayGitlab(event, body),
    sentry: () => saySentry(event, body)
  }[kind]()
}

const partsOf = ({ text, link }: Said) => [text, link ?? ""].filter((part) => part !== "")

/** The text of a message: the sentence, the words of the sender, and the link. */
export const messageTextOf = (saidNow: Said): string =>
  verbatimFrom([saidNow.title, ...partsOf(saidNow)].join("\n"), messageLength)

/** The title and the description of a task. */
export const taskTextsOf = (saidNow: Said): { readonly title: string; readonly description: string } => ({
  title: lineFrom(saidNow.title, titleLength) ?? "(no words)",
  description: proseFrom(partsOf(saidNow).join("\n\n"), descriptionLength)
})
