/**
 * The sentences of the webhooks of Sentry's integration platform. `event` is the header `Sentry-Hook-Resource`.
 *
 * Source: https://docs.sentry.io/integrations/integration-platform/webhooks/
 */
import { factAt, linkAt, proseAt, valueAt, wordsOfAction } from "./facts.ts"
import { missing, worded, noWords, type Worded } from "./worded.ts"

export const saySentry = (event: string, body: unknown): Worded => {
  // The header is not signed: such a body says nothing under any resource.
  if (valueAt(body, "data", "installation") !== undefined) return noWords
  const say = Object.hasOwn(sentences, event) ? sentences[event] : undefined
  return say === undefined ? unknownResource(event, body) : say(body)
}

type Sentence = (body: unknown) => Worded

const who = (body: unknown) => factAt(body, "actor", "name") ?? "Sentry"
const did = (body: unknown) => factAt(body, "action") ?? "changed"

const pastOf: Readonly<Record<string, string>> = {
  created: "found a new issue",
  resolved: "resolved the issue",
  assigned: "assigned the issue",
  archived: "archived the issue",
  ignored: "archived the issue",
  unresolved: "reopened the issue"
}

const issue: Sentence = (body) => {
  const title = factAt(body, "data", "issue", "title")
  if (title === null) return missing("data.issue.title")
  const short = factAt(body, "data", "issue", "shortId")
  const project = factAt(body, "data", "issue", "project", "name")
  const past = pastOf[did(body)] ?? `changed the issue (${wordsOfAction(did(body))})`
  const subject = `${past}${short === null ? "" : ` ${short}`}${project === null ? "" : ` in ${project}`}`
  const link = linkAt(body, "data", "issue", "web_url") ?? linkAt(body, "data", "issue", "permalink")
  return worded(`${who(body)} ${subject}: ${title}`, link, proseAt(body, "data", "issue", "culprit"))
}

const alert: Sentence = (body) => {
  const title = factAt(body, "data", "event", "title")
  if (title === null) return missing("data.event.title")
  const rule = factAt(body, "data", "triggered_rule") ?? factAt(body, "data", "issue_alert", "title")
  const link = linkAt(body, "data", "event", "web_url")
  return worded(
    `Sentry alert${rule === null ? "" : ` ${rule}`}: ${title}`,
    link,
    proseAt(body, "data", "event", "culprit")
  )
}

const metricAlert: Sentence = (body) => {
  const title = factAt(body, "data", "description_title")
  if (title === null) return missing("data.description_title")
  // The documented text has the two characters of an escaped line break.
  const text = proseAt(body, "data", "description_text").replaceAll("\\n", "\n")
  return worded(`Sentry metric alert: ${title}`, linkAt(body, "data", "web_url"), text)
}

const error: Sentence = (body) => {
  const title = factAt(body, "data", "error", "title")
  if (title === null) return missing("data.error.title")
  const link = linkAt(body, "data", "error", "web_url")
  return worded(`Sentry received a new error: ${title}`, link, proseAt(body, "data", "error", "culprit"))
}

const comment: Sentence = (body) => {
  const issueId = factAt(body, "data", "issue_id") ?? "?"
  const project = factAt(body, "data", "project_slug")
  const place = project === null ? "" : ` in ${project}`
  return worded(
    `${who(body)} ${did(body)} a comment on the issue ${issueId}${place}`,
    null,
    proseAt(body, "data", "comment")
  )
}

const unknownResource = (event: string, body: unknown): Worded =>
  worded(
    `Sentry sent ${event === "" ? "a webhook" : wordsOfAction(event)} (${wordsOfAction(did(body))})`,
    linkAt(body, "data", "web_url")
  )

const sentences: Readonly<Record<string, Sentence>> = {
  // The answer to an installation, as a ping.
  installation: () => noWords,
  issue,
  event_alert: alert,
  metric_alert: metricAlert,
  error,
  comment
}
