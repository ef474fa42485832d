/**
 * The sentences of GitHub's webhooks. `event` is the header `X-GitHub-Event`.
 *
 * Source: https://docs.github.com/en/webhooks/webhook-events-and-payloads
 */
import { factAt, isTrueAt, linkAt, listAt, proseAt, valueAt, wordsOfAction } from "./facts.ts"
import { counted, listed, missing, worded, noWords, type Worded } from "./worded.ts"

export const sayGithub = (event: string, body: unknown): Worded => {
  // The header is not signed. A body that says nothing under its own event says nothing under any other.
  if (isQuiet(body)) return noWords
  const say = Object.hasOwn(sentences, event) ? sentences[event] : undefined
  return say === undefined ? unknownEvent(event, body) : say(body)
}

type Sentence = (body: unknown) => Worded

const who = (body: unknown) => factAt(body, "sender", "login") ?? "Someone"
const repository = (body: unknown) =>
  factAt(body, "repository", "full_name") ?? factAt(body, "organization", "login") ?? "GitHub"
const action = (body: unknown) => factAt(body, "action") ?? "changed"

const push: Sentence = (body) => {
  const ref = factAt(body, "ref")
  if (ref === null) return missing("ref")
  const kind = ref.startsWith("refs/tags/") ? "tag" : "branch"
  const name = `the ${kind} ${ref.replace(/^refs\/(heads|tags)\//, "")}`
  const place = `in ${repository(body)}`
  const link = linkAt(body, "compare")
  if (isTrueAt(body, "deleted"))
    return worded(`${who(body)} deleted ${name} ${place}`, linkAt(body, "repository", "html_url"))
  const commits = listAt(body, "commits")
  if (commits.length === 0)
    return worded(`${who(body)} ${isTrueAt(body, "created") ? "created" : "moved"} ${name} ${place}`, link)
  const verb = isTrueAt(body, "forced") ? "force-pushed" : "pushed"
  const titles = commits.map((commit) => factAt({ first: firstLine(commit) }, "first") ?? "(no message)")
  return worded(
    `${who(body)} ${verb} ${counted(commits.length, "commit")} to ${name} ${place}`,
    link,
    listed(titles, commits.length)
  )
}
const firstLine = (commit: unknown) => {
  const message = valueAt(commit, "message")
  return typeof message === "string" ? message.split("\n", 1)[0] : null
}

/** The past tense of the actions on issues and pull requests that people care for. */
const pastOf: Readonly<Record<string, string>> = { opened: "opened", closed: "closed", reopened: "reopened" }

/** `kind`: the noun. `item`: the name of the object in the body. */
const onItem =
  (kind: string, item: string): Sentence =>
  (body) => {
    const title = factAt(body, item, "title")
    if (title === null) return missing(`${item}.title`)
    const isMerged = action(body) === "closed" && isTrueAt(body, item, "merged")
    const past = isMerged ? "merged" : pastOf[action(body)]
    const subject = `${kind} #${factAt(body, item, "number") ?? "?"} in ${repository(body)}: ${title}`
    const link = linkAt(body, item, "html_url")
    if (past === undefined) return worded(`${who(body)} changed ${subject} (${wordsOfAction(action(body))})`, link)
    return worded(`${who(body)} ${past} ${subject}`, link, past === "opened" ? proseAt(body, item, "body") : "")
  }

const comment: Sentence = (body) => {
  const title = factAt(body, "issue", "title")
  if (title === null) return missing("issue.title")
  const kind = valueAt(body, "issue", "pull_request") === undefined ? "issue" : "pull request"
  const subject = `${kind} #${factAt(body, "issue", "number") ?? "?"} in ${repository(body)}: ${title}`
  const link = linkAt(body, "comment", "html_url")
  if (action(body) === "deleted")
    return worded(`${who(body)} deleted a comment on ${subject}`, linkAt(body, "issue", "html_url"))
  const verb = action(body) === "edited" ? "edited a comment on" : "commented on"
  return worded(`${who(body)} ${verb} ${subject}`, link, proseAt(body, "comment", "body"))
}

const release: Sentence = (body) => {
  const tag = factAt(body, "release", "tag_name")
  if (tag === null) return missing("release.tag_name")
  const name = factAt(body, "release", "name")
  const subject = `release ${tag}${name === null || name === tag ? "" : ` (${name})`} in ${repository(body)}`
  const link = linkAt(body, "release", "html_url")
  return action(body) === "published"
    ? worded(`${who(body)} published ${subject}`, link, proseAt(body, "release", "body"))
    : worded(`${who(body)} changed ${subject} (${wordsOfAction(action(body))})`, link)
}

const failures: Readonly<Record<string, string>> = {
  failure: "failed",
  error: "failed",
  timed_out: "timed out",
  startup_failure: "could not start"
}

/** A check, a suite, a run or a job. Only one that failed is worth a message. */
const onCheck =
  (kind: string, item: string): Sentence =>
  (body) => {
    if (valueAt(body, item) === undefined) return missing(item)
    const failed = failures[factAt(body, item, "conclusion") ?? ""]
    if (failed === undefined) return noWords
    const name = factAt(body, item, "name") ?? factAt(body, item, "app", "name")
    const branch = factAt(body, item, "head_branch") ?? factAt(body, item, "check_suite", "head_branch")
    const on = branch === null ? "" : ` on ${branch}`
    const link =
      linkAt(body, item, "html_url") ?? linkAt(body, item, "details_url") ?? linkAt(body, "repository", "html_url")
    return worded(
      `${kind}${name === null ? "" : ` ${name}`} ${failed}${on} in ${repository(body)}`,
      link,
      proseAt(body, item, "output", "summary")
    )
  }

const status: Sentence = (body) => {
  const failed = failures[factAt(body, "state") ?? ""]
  if (failed === undefined) return noWords
  const context = factAt(body, "context")
  return worded(
    `Status${context === null ? "" : ` ${context}`} ${failed} in ${repository(body)}`,
    linkAt(body, "target_url"),
    proseAt(body, "description")
  )
}

/** The fields that the bodies of all events may have. */
const commonFields = new Set(["action", "repository", "sender", "organization", "enterprise", "installation"])
/** The item of each event about a check, and the other fields that its body may have. */
const checks: ReadonlyArray<readonly [item: string, ...more: ReadonlyArray<string>]> = [
  ["check_run", "requested_action"],
  ["check_suite"],
  ["workflow_run", "workflow"],
  ["workflow_job", "deployment"]
]
const fieldsOf = (body: unknown) => (typeof body === "object" && body !== null ? Object.keys(body) : [])
/** A ping, or a check that has not failed. Bodies of other events may have a check too, beside fields of their own. */
const isQuiet = (body: unknown): boolean => {
  const fields = fieldsOf(body)
  if (fields.includes("zen") && fields.includes("hook_id")) return true
  if (fields.includes("context") && fields.includes("state") && fields.includes("sha"))
    return failures[factAt(body, "state") ?? ""] === undefined
  return checks.some(
    ([item, ...more]) =>
      fields.includes(item) &&
      fields.every((field) => field === item || more.includes(field) || commonFields.has(field)) &&
      failures[factAt(body, item, "conclusion") ?? ""] === undefined
  )
}

const unknownEvent = (event: string, body: unknown): Worded => {
  const did = factAt(body, "action")
  const detail = did === null ? "" : ` (${wordsOfAction(did)})`
  const link = linkAt(body, "repository", "html_url")
  return worded(
    `GitHub sent ${event === "" ? "a webhook" : wordsOfAction(event)}${detail} about ${repository(body)}, by ${who(body)}`,
    link
  )
}

const sentences: Readonly<Record<string, Sentence>> = {
  ping: () => noWords,
  push,
  pull_request: onItem("pull request", "pull_request"),
  issues: onItem("issue", "issue"),
  issue_comment: comment,
  release,
  check_run: onCheck("Check", "check_run"),
  check_suite: onCheck("Checks of", "check_suite"),
  workflow_run: onCheck("Workflow", "workflow_run"),
  workflow_job: onCheck("Job", "workflow_job"),
  status
}
