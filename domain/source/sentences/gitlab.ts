/**
 * The sentences of GitLab's webhooks. The body names its kind, `object_kind`.
 *
 * Source: https://docs.gitlab.com/user/project/integrations/webhook_events/
 */
import { factAt, linkAt, listAt, proseAt, valueAt, wordsOfAction } from "./facts.ts"
import { counted, listed, missing, worded, noWords, type Worded } from "./worded.ts"

export const sayGitlab = (_event: string, body: unknown): Worded => {
  const kind = factAt(body, "object_kind") ?? factAt(body, "event_name")
  if (kind === null) return missing("object_kind")
  const say = Object.hasOwn(sentences, kind) ? sentences[kind] : undefined
  return say === undefined ? unknownKind(kind, body) : say(body)
}

type Sentence = (body: unknown) => Worded

const who = (body: unknown) => factAt(body, "user", "name") ?? factAt(body, "user_name") ?? "Someone"
const project = (body: unknown) =>
  factAt(body, "project", "path_with_namespace") ?? factAt(body, "group", "name") ?? "GitLab"
const web = (body: unknown) => linkAt(body, "project", "web_url")

const push: Sentence = (body) => {
  const ref = factAt(body, "ref")
  if (ref === null) return missing("ref")
  const name = `the ${ref.startsWith("refs/tags/") ? "tag" : "branch"} ${ref.replace(/^refs\/(heads|tags)\//, "")}`
  const place = `in ${project(body)}`
  // The id of a commit that does not exist has only zeros.
  if (/^0+$/.test(factAt(body, "after") ?? "")) return worded(`${who(body)} deleted ${name} ${place}`, web(body))
  const commits = listAt(body, "commits")
  const total = valueAt(body, "total_commits_count")
  const count = Number.isSafeInteger(total) ? Math.max(commits.length, Number(total)) : commits.length
  if (count === 0 || ref.startsWith("refs/tags/")) return worded(`${who(body)} created ${name} ${place}`, web(body))
  const titles = commits.map((commit) => factAt(commit, "title") ?? "(no message)")
  const link = linkAt(commits.at(-1), "url") ?? web(body)
  return worded(`${who(body)} pushed ${counted(count, "commit")} to ${name} ${place}`, link, listed(titles, count))
}

const pastOf: Readonly<Record<string, string>> = {
  open: "opened",
  close: "closed",
  reopen: "reopened",
  merge: "merged",
  approved: "approved",
  unapproved: "withdrew the approval of"
}

const onItem =
  (kind: string, sign: string): Sentence =>
  (body) => {
    const title = factAt(body, "object_attributes", "title")
    if (title === null) return missing("object_attributes.title")
    const did = factAt(body, "object_attributes", "action") ?? "update"
    const past = pastOf[did]
    const subject = `${kind} ${sign}${factAt(body, "object_attributes", "iid") ?? "?"} in ${project(body)}: ${title}`
    const link = linkAt(body, "object_attributes", "url")
    if (past === undefined) return worded(`${who(body)} changed ${subject} (${wordsOfAction(did)})`, link)
    return worded(
      `${who(body)} ${past} ${subject}`,
      link,
      did === "open" ? proseAt(body, "object_attributes", "description") : ""
    )
  }

/** The commented thing, by the name of its object in the body. */
const commented = [
  ["merge_request", "merge request !", "iid"],
  ["issue", "issue #", "iid"],
  ["snippet", "snippet ", "id"],
  ["commit", "commit ", "id"]
] as const
const note: Sentence = (body) => {
  if (valueAt(body, "object_attributes", "note") === undefined) return missing("object_attributes.note")
  const found = commented.find(([item]) => valueAt(body, item) !== undefined)
  const thing =
    found === undefined ? "something" : `${found[1]}${(factAt(body, found[0], found[2]) ?? "?").slice(0, 12)}`
  const title = found === undefined ? null : factAt(body, found[0], "title")
  const subject = `${thing} in ${project(body)}${title === null ? "" : `: ${title}`}`
  return worded(
    `${who(body)} commented on ${subject}`,
    linkAt(body, "object_attributes", "url"),
    proseAt(body, "object_attributes", "note")
  )
}

const pipeline: Sentence = (body) => {
  const state = factAt(body, "object_attributes", "status")
  if (state === null) return missing("object_attributes.status")
  if (state !== "failed") return noWords
  const id = factAt(body, "object_attributes", "id") ?? "?"
  const title = `Pipeline #${id} failed on ${factAt(body, "object_attributes", "ref") ?? "?"} in ${project(body)}`
  return worded(title, linkAt(body, "object_attributes", "url") ?? web(body), proseAt(body, "commit", "title"))
}

const job: Sentence = (body) => {
  if (factAt(body, "build_status") !== "failed") return noWords
  const title = `Job ${factAt(body, "build_name") ?? "?"} failed on ${factAt(body, "ref") ?? "?"} in ${project(body)}`
  return worded(title, web(body), proseAt(body, "build_failure_reason"))
}

const unknownKind = (kind: string, body: unknown): Worded =>
  worded(
    `GitLab sent ${kind === "" ? "a webhook" : wordsOfAction(kind)} about ${project(body)}, by ${who(body)}`,
    linkAt(body, "object_attributes", "url") ?? web(body)
  )

const sentences: Readonly<Record<string, Sentence>> = {
  push,
  tag_push: push,
  merge_request: onItem("merge request", "!"),
  issue: onItem("issue", "#"),
  note,
  pipeline,
  build: job
}
