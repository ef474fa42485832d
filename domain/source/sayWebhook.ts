/** The words of a webhook of a source, and the texts that the tracker stores of it. */
import { firstLineFrom, lineFrom, proseFrom, verbatimFrom } from "../text/fit.ts"
import { descriptionLength, messageLength, titleLength } from "../text/limits.ts"
import { plainMapping, type SourceMapping, mappedValues } from "./mapping.ts"
import { partToClean, linkFrom } from "./sentences/facts.ts"
import { sayGithub } from "./sentences/github.ts"
import { sayGitlab } from "./sentences/gitlab.ts"
import { missing, worded, type WebhookWords, type Worded } from "./sentences/worded.ts"
import { saySentry } from "./sentences/sentry.ts"
import type { SourceKind } from "./sourceVocabulary.ts"

const authorLength = 100

const sayJson = (mapping: SourceMapping, body: unknown): Worded => {
  const { title, text, link, author } = mappedValues(mapping, body)
  const line = title === null ? null : firstLineFrom(partToClean(title), titleLength)
  if (line === null) return missing(mapping.title)
  const name = author === null ? null : lineFrom(partToClean(author), authorLength)
  return worded(
    name === null ? line : `${name}: ${line}`,
    linkFrom(link),
    text === null ? "" : proseFrom(partToClean(text), descriptionLength).trim()
  )
}

/** `event`: the kind of the event, from a header of the sender. `mapping`: only for the kind `json`. */
export const sayWebhook = (
  { kind, mapping }: { readonly kind: SourceKind; readonly mapping: SourceMapping | null },
  event: string,
  body: unknown
): Worded => {
  if (typeof body !== "object" || body === null) return missing("the body")
  return {
    json: () => sayJson(mapping ?? plainMapping, body),
    github: () => sayGithub(event, body),
    gitlab: () => sayGitlab(event, body),
    sentry: () => saySentry(event, body)
  }[kind]()
}

const partsOf = ({ text, link }: WebhookWords) => [text, link ?? ""].filter((part) => part !== "")

/** The text of a message: the sentence, the words of the sender, and the link. */
export const messageTextOf = (words: WebhookWords): string =>
  verbatimFrom([words.title, ...partsOf(words)].join("\n"), messageLength)

/** The title and the description of a task. */
export const taskTextsOf = (words: WebhookWords): { readonly title: string; readonly description: string } => ({
  title: lineFrom(words.title, titleLength) ?? "(no words)",
  description: proseFrom(partsOf(words).join("\n\n"), descriptionLength)
})
